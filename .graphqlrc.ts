/** Types of the app's `#graphql` operations, made offline from the schema that the local Shopify serves. */
import { mkdirSync, writeFileSync } from "node:fs";
import { ApiType, pluckConfig, preset } from "@shopify/api-codegen-preset";
import { narrowIntrospection, readDocument } from "./test/adapters/operations";
import { adminIntrospection } from "./test/sandbox/admin-schema";

const FOLDER = "node_modules/.cache/buyline";
const documents = ["app/**/*.{ts,tsx}"];
const whole = adminIntrospection().data;

function writeSchema(name: string, data: object): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}/${name}.json`;
  writeFileSync(file, JSON.stringify({ data }));
  return file;
}

export default {
  // For editors.
  schema: writeSchema("admin-2026-10", whole),
  documents,
  projects: {
    default: {
      // The whole schema would give 80,000 lines of types; what the operations touch gives a few hundred.
      schema: writeSchema("admin-2026-10-used", narrowIntrospection(whole, readDocument())),
      documents,
      extensions: {
        codegen: {
          pluckConfig,
          generates: {
            "types/admin.types.d.ts": {
              plugins: ["typescript"],
              config: { onlyOperationTypes: true, enumsAsTypes: true, scalars: { DateTime: "string", URL: "string" }, defaultScalarType: "unknown" },
            },
            "types/admin.generated.d.ts": { preset, presetConfig: { apiType: ApiType.Admin } },
          },
        },
      },
    },
  },
};
