/**
 * What theme-check and `shopify app build` let through and Shopify, a merchant or a shopper would not: a pure
 * function from an extension's files to the problems in them. An empty list means the extension may be deployed.
 */
import { blockSchemaProblems } from "./block-schemas";
import { fileProblems } from "./files";
import { iconProblems } from "./icons";
import { markupProblems } from "./markup";
import { stylesheetProblems } from "./stylesheets";
import { wordProblems } from "./words";

/** Text of each file by its path inside the extension, such as "blocks/sale-banner.liquid". */
export type ExtensionFiles = ReadonlyMap<string, string>;

export function problemsOf(files: ExtensionFiles): string[] {
  return [fileProblems, blockSchemaProblems, wordProblems, markupProblems, stylesheetProblems, iconProblems].flatMap((check) => check(files));
}
