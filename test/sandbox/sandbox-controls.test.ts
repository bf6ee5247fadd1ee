import { expect, test } from "vitest";
import { demoState } from "./demo-store";
import { withControls } from "./sandbox-controls";
import { smallShop } from "./small-shop";

function controlled() {
  const shop = smallShop({ scopes: ["read_discounts", "write_products"] });
  const handler = withControls(shop.api, shop);
  const send = async (path: string, body?: unknown, { method = body === undefined ? "GET" : "POST", type = "application/json" } = {}) => {
    const response = await handler(new Request(`http://127.0.0.1:4102${path}`, { method, ...(body === undefined ? {} : { headers: { "content-type": type }, body: JSON.stringify(body) }) }));
    const text = await response.text();
    return { status: response.status, text, json: () => JSON.parse(text) as Record<string, unknown> };
  };
  return { shop, send };
}

test.each([
  [{ kind: "status", status: 503 }, 503],
  [{ kind: "expired_token" }, 401],
  [{ kind: "revoked_install" }, 401],
  [{ kind: "slow", milliseconds: 1 }, 200],
])("a fault %o that a developer plans is met by the next request", async (fault, status) => {
  const { shop, send } = controlled();
  await shop.ask("{ shop { name } }");
  expect((await send("/sandbox/faults", { ...fault, operation: "one" })).json()).toEqual({ planned: [{ fault, left: 1, operation: "one" }] });
  expect((await shop.ask("query other { shop { name } }")).status).toBe(200);
  expect((await shop.ask("query one { shop { name } }")).status).toBe(status);
  expect((await send("/sandbox/faults")).json()).toEqual({ planned: [] });
});

test("planned faults can be taken back", async () => {
  const { shop, send } = controlled();
  await send("/sandbox/faults", { kind: "status", status: 500, times: 9 });
  expect(shop.faults.left).toBe(9);
  await send("/sandbox/faults", undefined, { method: "DELETE" });
  expect((await shop.ask("{ shop { name } }")).status).toBe(200);
});

test.each([
  ["an unknown fault", "/sandbox/faults", { kind: "earthquake" }],
  ["a status that is no failure", "/sandbox/faults", { kind: "status", status: 200 }],
  ["a disturbance that there is none of", "/sandbox/webhooks", { disturb: "delay" }],
  ["a change that there is none of", "/sandbox/changes", { change: "sellEverything" }],
  ["a discount that is not there", "/sandbox/changes", { change: "deleteDiscount", id: 1 }],
])("%s is refused with what is wrong", async (_, path, body) => {
  const { status, text } = await controlled().send(path, body);
  expect(status).toBe(422);
  expect(text.length).toBeGreaterThan(5);
});

test("what is not JSON is refused: any page could have sent it", async () => {
  const { shop, send } = controlled();
  expect((await send("/sandbox/faults", { kind: "throttled" }, { type: "text/plain" })).status).toBe(415);
  expect(shop.faults.left).toBe(0);
});

test("webhooks can be lost by hand and their log can be read", async () => {
  const { send } = controlled();
  await send("/sandbox/webhooks", { disturb: "lose", topic: "discounts/create" });
  const created = (await send("/sandbox/changes", { change: "createDiscount", method: "code", kind: "basic", title: "HAND", value: { percentage: 0.5 } })).json();
  expect(created).toMatchObject({ title: "HAND", value: { percentage: 0.5 }, codes: ["HAND"] });
  await send("/sandbox/changes", { change: "changeDiscount", id: created["id"], endsAt: null });
  const { pending, log } = (await send("/sandbox/webhooks")).json() as { pending: { topic: string }[]; log: { outcome: string }[] };
  expect(pending.map(({ topic }) => topic)).toEqual(["discounts/update"]);
  expect(log.map(({ outcome }) => outcome)).toEqual(["lost on demand"]);
});

test("a bulk operation can be made to fail by hand", async () => {
  const { shop, send } = controlled();
  await send("/sandbox/bulk-operations", { failNext: "INTERNAL_SERVER_ERROR" });
  await shop.ask(`mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { userErrors { code } } }`);
  shop.pass(5);
  shop.bulk.advance();
  const { operations } = (await send("/sandbox/bulk-operations")).json() as { operations: { status: string; errorCode: string }[] };
  expect(operations).toMatchObject([{ status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR" }]);
});

test("other paths go on to the Admin API", async () => {
  expect((await controlled().send("/admin/api/2026-10/graphql.json")).status).toBe(405);
});

test("the demo store's sale ends with its night, on the shop's clock", () => {
  const sale = (now: string) => demoState(new Date(now)).discounts?.find(({ codes }) => codes.includes("BLACKFRIDAY25"));
  expect(sale("2026-11-27T18:00:00Z")).toMatchObject({ value: { percentage: 0.25 }, items: { all: true }, endsAt: "2026-11-28T04:59:00.000Z" });
  expect(sale("2026-11-28T03:00:00Z")?.endsAt).toBe("2026-11-29T04:59:00.000Z");
  expect(sale("2026-07-01T12:00:00Z")?.endsAt).toBe("2026-07-02T03:59:00.000Z");
});

test("a product is sold by measure, by rules and by plans when a developer says so, and as before when not", async () => {
  const { shop, send } = controlled();
  const how = { measure: { unit: "ml", value: 250, reference: 100 }, quantityRule: { min: 2, max: null, increment: 2 }, sellingPlans: { groupName: "Subscribe", required: false, plans: [{ id: 7, name: "Every month", percentage: 10 }] } };
  const product = () => shop.store.state.products.find(({ id }) => id === 101);
  const before = product()?.variants;
  expect((await send("/sandbox/changes", { change: "changeSelling", id: 101, ...how })).status).toBe(200);
  expect(product()).toMatchObject({ sellingPlans: how.sellingPlans });
  for (const variant of product()?.variants ?? []) expect(variant).toMatchObject({ measure: how.measure, quantityRule: how.quantityRule });
  await send("/sandbox/changes", { change: "changeSelling", id: 101 });
  expect([product()?.variants, product()?.sellingPlans]).toEqual([before, undefined]);
});
