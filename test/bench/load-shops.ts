/** Shopify for the load bench, in a process of its own: many shops, each of which takes its time for every answer. */
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "../sandbox/http";
import { smallShop } from "../sandbox/small-shop";

const LATENCY_MILLISECONDS = 50;
const ARTICLES = 60;

const shops = new Map<string, ReturnType<typeof smallShop>>();
const listener = await listen(async (request) => {
  await sleep(LATENCY_MILLISECONDS);
  const domain = request.headers.get("x-sandbox-shop") ?? "";
  let shop = shops.get(domain);
  if (shop === undefined) shops.set(domain, (shop = smallShop({ domain, articles: ARTICLES, realClock: true })));
  return shop.api(request);
});
process.send?.(listener.origin);
process.once("disconnect", () => process.exit());
