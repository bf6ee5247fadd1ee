import { beforeAll, expect, it } from "vitest";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, merchantRequest, published } from "./app-under-test";

let settings: typeof import("../../app/routes/app.settings._index");
beforeAll(async () => {
  settings = await import("../../app/routes/app.settings._index");
});

const load = async () => (await call(settings.loader, merchantRequest("/app/settings"))).data;
const save = (formerPrices: unknown, version = 0) => call(settings.action, merchantRequest("/app/settings?index", { json: { formerPrices, version } }));
const live = () => (published(INSTALLATION, "storefront") as { former_prices?: string[] } | undefined)?.former_prices;

it("former prices show in no market until the merchant has chosen one (A4)", async () => {
  expect(await load()).toMatchObject({ formerPrices: [], markets: [{ handle: "us" }] });
  expect(await save(["us"])).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
  expect([live(), (await load()).formerPrices]).toEqual([["us"], ["us"]]);
  await save([], 1);
  expect(live()).toEqual([]);
});

it("former prices are not saved over settings that somebody changed, nor with nonsense", async () => {
  await save(["us"]);
  expect(await save([], 0)).toMatchObject({ status: 409, data: { version: 1 } });
  expect(await save("all", 1)).toMatchObject({ status: 422, data: { problems: [{ field: "formerPrices" }] } });
  expect(live()).toEqual(["us"]);
});
