/** The shipped extension, read once from where it is deployed from. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const EXTENSION_FOLDER = fileURLToPath(new URL("../../extensions/storefront/", import.meta.url));

export const shippedFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(EXTENSION_FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const absolute = `${entry.parentPath}/${entry.name}`.replaceAll("//", "/");
      return [absolute.slice(EXTENSION_FOLDER.length), readFileSync(absolute, "utf8")] as const;
    }),
);
