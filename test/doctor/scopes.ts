/** Whether the app's operations may do what they ask, by the schema's own data on scopes. */
import { readOperations } from "../adapters/operations";
import { accessOfDocument, satisfies } from "../sandbox/access-scopes";
import { readAppSettings } from "../sandbox/project-settings";
import type { Finding } from "./checks";

/** Each scope that is missing, once; nothing of a toml that cannot be read, which `checkToml` tells. */
export function checkScopes(root: string): Finding[] {
  let scopes: string[];
  try {
    scopes = readAppSettings(root).scopes;
  } catch {
    return [];
  }
  const needs = new Map<string, Set<string>>();
  for (const [name, document] of Object.entries(readOperations())) {
    for (const access of accessOfDocument(document).filter((access) => !satisfies(scopes, access))) {
      const missing = access.scopes.join(access.anyOf ? " or " : " and ");
      needs.set(missing, (needs.get(missing) ?? new Set()).add(name));
    }
  }
  return [...needs].map(([missing, [first, ...others]]) => ({
    wrong: `the scope ${missing} is missing: ${first}${others.length === 0 ? " needs" : ` and ${others.length} more need`} it`,
    mend: "Add it to scopes in shopify.app.toml, and deploy.",
  }));
}
