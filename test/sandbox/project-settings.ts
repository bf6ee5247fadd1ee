/** What the sandbox takes from the app's own toml files, as Shopify does at deployment. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface AppSettings {
  name: string;
  handle: string;
  scopes: string[];
}

export function readAppSettings(project: string): AppSettings {
  const toml = readFileSync(join(project, "shopify.app.toml"), "utf8");
  return { name: value(toml, "name"), handle: value(toml, "handle"), scopes: value(toml, "scopes").split(",").filter((scope) => scope !== "") };
}

export function readExtensionHandle(extensionFolder: string): string {
  return value(readFileSync(join(extensionFolder, "shopify.extension.toml"), "utf8"), "handle");
}

/** The first `key = "…"`: enough for these two files. */
function value(toml: string, key: string): string {
  const found = new RegExp(`^${key}\\s*=\\s*"([^"]*)"`, "m").exec(toml)?.[1];
  if (found === undefined) throw new Error(`The toml has no ${key}`);
  return found;
}
