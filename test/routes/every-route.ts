/** Every loader, action and intent of the admin, found in the files: a new one is in every test that goes through them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BANNER_ACTIONS } from "../../app/domain/banner-actions";
import type { call } from "./app-under-test";

export type Handler = Parameters<typeof call>[0];

export interface AdminRoute {
  name: string;
  /** "/app/banners/main" */
  path: string;
  params: Record<string, string>;
  loader?: Handler;
  action?: Handler;
}

const ROUTES = join(import.meta.dirname, "../../app/routes");
/** The library's own pages, what leads into /app, and webhooks, which have tests of their own. */
const OTHERS = /^(_index|\$|auth\.|webhooks\.|healthz|readyz)/;

/** @param values what stands for a route's parameters */
export async function everyAdminRoute(values: Record<string, string> = { number: "1", id: "main" }): Promise<AdminRoute[]> {
  const names = readdirSync(ROUTES).filter((name) => !OTHERS.test(name)).map((name) => name.replace(/\.tsx?$/, ""));
  return Promise.all(
    names.map(async (name) => {
      const file = existsSync(join(ROUTES, name, "route.tsx")) ? join(ROUTES, name, "route.tsx") : join(ROUTES, `${name}.tsx`);
      const { loader, action } = (await import(file)) as { loader?: Handler; action?: Handler };
      const parts = name.split(".").map((part) => part.replace(/_$/, ""));
      const params = Object.fromEntries(parts.filter((part) => part.startsWith("$")).map((part) => [part.slice(1), values[part.slice(1)] ?? "1"]));
      const path = `/${parts.filter((part) => part !== "_index").map((part) => (part.startsWith("$") ? params[part.slice(1)] : part)).join("/")}${parts.at(-1) === "_index" ? "?index" : ""}`;
      return { name, path, params, ...(loader && { loader }), ...(action && { action }) };
    }),
  );
}

const APP = join(import.meta.dirname, "../../app");

/** What an action can be asked to do, from the schemas that say `intent: z.literal("…")` or `intent: z.enum([…])`. */
export function everyIntent(): string[] {
  const files = ["", "domain", "routes"].flatMap((folder) => readdirSync(join(APP, folder)).filter((name) => /\.tsx?$/.test(name)).map((name) => join(APP, folder, name)));
  const named = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/intent: z\.(?:literal\(|enum\(\[)([^\])]*)/g)].flatMap(([, list = ""]) => [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name)));
  return [...new Set([...named, ...BANNER_ACTIONS])];
}
