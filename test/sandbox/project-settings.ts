/** What the sandbox takes from the app's own toml files, as Shopify does at deployment. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface AppSettings {
  name: string;
  handle: string;
  /** "" before it is linked to an app of Shopify's. */
  clientId: string;
  appUrl: string;
  embedded: boolean;
  redirectUrls: string[];
  scopes: string[];
  webhookVersion: string;
}

export function readAppSettings(project: string): AppSettings {
  const toml = readFileSync(join(project, "shopify.app.toml"), "utf8");
  return {
    name: value(toml, "name"),
    handle: value(toml, "handle"),
    clientId: value(toml, "client_id"),
    appUrl: value(toml, "application_url"),
    embedded: /^embedded\s*=\s*true\s*$/m.test(toml),
    redirectUrls: strings(/^redirect_urls\s*=\s*\[([^\]]*)\]/m.exec(toml)?.[1] ?? ""),
    webhookVersion: value(toml, "api_version"),
    scopes: value(toml, "scopes").split(",").map((scope) => scope.trim()).filter((scope) => scope !== ""),
  };
}

export interface AppSubscription {
  /** e.g. "app/uninstalled" */
  topic: string;
  /** As in the toml: a path of the app or a whole address. */
  uri: string;
}

/** The app's own webhook subscriptions. @throws where a subscription has a setting that is not implemented here */
export function readWebhookSubscriptions(project: string): AppSubscription[] {
  const toml = readFileSync(join(project, "shopify.app.toml"), "utf8");
  return toml
    .split(/^\s*\[\[webhooks\.subscriptions\]\]\s*$/m)
    .slice(1)
    .flatMap((part) => {
      const body = part.split(/^\s*\[/m)[0] ?? "";
      const unknown = [...body.matchAll(/^\s*(\w+)\s*=/gm)].map(([, key]) => key).find((key) => !["topics", "compliance_topics", "uri"].includes(key ?? ""));
      if (unknown !== undefined) throw new Error(`The local Shopify does not implement "${unknown}" of a webhook subscription`);
      const lists = [...body.matchAll(/^\s*(?:compliance_)?topics\s*=\s*\[([^\]]*)\]/gm)];
      const topics = lists.flatMap(([, list = ""]) => strings(list));
      return topics.map((topic) => ({ topic, uri: value(body, "uri") }));
    });
}

export function readExtensionHandle(extensionFolder: string): string {
  return value(readFileSync(join(extensionFolder, "shopify.extension.toml"), "utf8"), "handle");
}

/** What stands between the brackets of a list. */
function strings(list: string): string[] {
  return [...list.matchAll(/"([^"]+)"/g)].map(([, text = ""]) => text);
}

/** The first `key = "…"`: enough for these two files. */
function value(toml: string, key: string): string {
  const found = new RegExp(`^${key}\\s*=\\s*"([^"]*)"`, "m").exec(toml)?.[1];
  if (found === undefined) throw new Error(`The toml has no ${key}`);
  return found;
}
