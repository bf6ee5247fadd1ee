/** Whether the app's operations may do what they ask, by the schema's own data on scopes. */
import { readOperations } from "../adapters/operations";
import { accessOfDocument, satisfies } from "../sandbox/access-scopes";
import { readAppSettings } from "../sandbox/project-settings";
import type { Finding } from "./checks";

export function checkScopes(root: string): Finding[] {
  const { scopes } = readAppSettings(root);
  return Object.entries(readOperations()).flatMap(([name, document]) =>
    accessOfDocument(document)
      .filter((access) => !satisfies(scopes, access))
      .map((access) => ({ wrong: `the operation ${name} needs ${access.scopes.join(access.anyOf ? " or " : " and ")}`, mend: "Add it to scopes in shopify.app.toml, and deploy." })),
  );
}
