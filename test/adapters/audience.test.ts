import { expect, test } from "vitest";
import { askAudience } from "../../app/adapters/shopify-admin-audience.server";
import { demoMarkets } from "../sandbox/demo/markets";
import { smallShop } from "../sandbox/small-shop";

const ask = (shop: ReturnType<typeof smallShop>) => askAudience((query, { variables }) => shop.post(query, variables));

test("the markets of the store come by handle and name, its languages without those that are not published", async () => {
  const shop = smallShop();
  shop.store.state.shop.markets = demoMarkets([]);
  expect(await ask(shop)).toEqual({
    markets: [{ handle: "eu", name: "Europe" }, { handle: "ae", name: "United Arab Emirates" }, { handle: "us", name: "United States" }],
    locales: [{ code: "en", name: "English", primary: true }],
  });
});

test("a store with more markets than one page holds has them all", async () => {
  const shop = smallShop();
  const [first] = demoMarkets([]);
  if (first === undefined) throw new Error("the demo has no market");
  shop.store.state.shop.markets = Array.from({ length: 260 }, (_, index) => ({ ...first, id: index + 1, handle: `m${index}` }));
  const { markets } = await ask(shop);
  expect(new Set(markets.map(({ handle }) => handle)).size).toBe(260);
});
