/** Every webhook that shopify.app.toml subscribes to has a route, and every such route goes through the one entry. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readWebhookSubscriptions } from "./sandbox/project-settings";

const ROOT = join(import.meta.dirname, "..");
const routeOf = (uri: string) => join(ROOT, "app/routes", `${uri.slice(1).replaceAll("/", ".")}.tsx`);

it.each(readWebhookSubscriptions(ROOT))("$topic arrives at a route of the app: $uri", ({ uri }) => {
  expect(existsSync(routeOf(uri))).toBe(true);
});

it.each(readdirSync(join(ROOT, "app/routes")).filter((file) => file.startsWith("webhooks.")))("%s is subscribed to, and goes through handleWebhook", (file) => {
  const source = readFileSync(join(ROOT, "app/routes", file), "utf8");
  expect(source).toMatch(/export (async )?function action\(\{ request \}: ActionFunctionArgs\)[^{]*\{\n {2}return handleWebhook\(request, /);
  expect(source).not.toMatch(/export (async )?function loader|requireMerchant/);
  expect(readWebhookSubscriptions(ROOT).map(({ uri }) => routeOf(uri))).toContain(join(ROOT, "app/routes", file));
});

it("each model of the database has a column shop, by which shop/redact finds its rows", () => {
  const models = [...readFileSync(join(ROOT, "prisma/schema.prisma"), "utf8").matchAll(/^model (\w+) \{([^}]*)\}/gm)];
  expect(models.length).toBeGreaterThan(10);
  expect(models.filter(([, , fields = ""]) => !/^\s+shop\s+String\b/m.test(fields)).map(([, name]) => name)).toEqual([]);
});
