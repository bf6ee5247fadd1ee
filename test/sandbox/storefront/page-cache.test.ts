import { describe, expect, it } from "vitest";
import { HOUR_IN_SECONDS, MAIN_ARTICLE, NOW, openShop, publish } from "./open-shop";
import { ServerClock } from "./server-clock";

const HTML = { headers: { accept: "text/html,application/xhtml+xml" } };
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

function cachedShop(cacheAgeSeconds = HOUR_IN_SECONDS) {
  const clock = new ServerClock(() => NOW);
  const shop = openShop(publish, { clock, cacheAgeSeconds });
  const see = async (path: string, init: RequestInit = HTML) => {
    const response = await shop.fetch(path, init);
    return { html: await response.text(), cache: response.headers.get("x-cache"), age: response.headers.get("age") };
  };
  return { ...shop, clock, see };
}

describe("the page cache", () => {
  it("is off until its age is set", async () => {
    const { see } = cachedShop(0);
    await see("/");
    expect(await see("/")).toMatchObject({ cache: null, age: null });
  });

  it("serves a page as it was drawn, past the banner's end, until the age is over", async () => {
    const { see, clock } = cachedShop(HOUR_IN_SECONDS);
    clock.set(later(5 * HOUR_IN_SECONDS - 60));
    const first = await see(MAIN_ARTICLE);
    expect(first).toMatchObject({ cache: "miss", age: "0" });
    clock.set(later(5 * HOUR_IN_SECONDS + 60));
    const stale = await see(MAIN_ARTICLE);
    expect(stale).toEqual({ html: first.html, cache: "hit", age: "120" });
    expect(stale.html).toContain("Black Friday &amp; more");
    clock.set(later(6 * HOUR_IN_SECONDS - 60));
    const fresh = await see(MAIN_ARTICLE);
    expect(fresh.cache).toBe("miss");
    expect(fresh.html).not.toContain("Black Friday &amp; more");
  });

  it("what the app publishes meanwhile shows only afterwards", async () => {
    const { see, state, clock } = cachedShop();
    await see("/");
    state.metafields = [];
    expect((await see("/")).html).toContain("Black Friday &amp; more");
    clock.set(later(HOUR_IN_SECONDS));
    expect((await see("/")).html).not.toContain("Black Friday &amp; more");
  });

  it("keeps languages, countries, query strings, customers and carts apart", async () => {
    const { see, post, send, state } = cachedShop();
    await see("/products/flexible-back-2-0");
    for (const path of ["/de/products/flexible-back-2-0", "/products/flexible-back-2-0?variant=1021"]) expect((await see(path)).cache, path).toBe("miss");
    await post("/localization", { country_code: "DE" });
    expect(await see("/products/flexible-back-2-0")).toMatchObject({ cache: "miss", html: expect.stringContaining("€35,88") as string });
    await send("/cart/add.js", { id: 1010 });
    expect(await see("/products/flexible-back-2-0")).toMatchObject({ cache: "miss", html: expect.stringContaining("Cart, 1 item") as string });
    await post("/account/login", { customer: String(state.customers?.[0]?.id) });
    expect((await see("/products/flexible-back-2-0")).cache).toBe("miss");
    expect((await see("/products/flexible-back-2-0")).cache).toBe("hit");
  });

  it.each([
    ["the cart", "/cart", HTML],
    ["a request that does not ask for HTML", "/", { headers: { accept: "*/*" } }],
    ["a section", "/?section_id=header", HTML],
  ])("never keeps %s", async (_what, path, init) => {
    const { see } = cachedShop();
    await see(path, init);
    expect((await see(path, init)).cache).toBeNull();
  });

  it("never keeps a page that is not there", async () => {
    const { see } = cachedShop();
    await see("/nope");
    expect((await see("/nope")).cache).not.toBe("hit");
  });
});

describe("controls from outside", () => {
  it("the cache's age can be set, which forgets what it held", async () => {
    const { see, send } = cachedShop(0);
    expect(await (await send("/sandbox/cache", { ageSeconds: 300 })).json()).toEqual({ ageSeconds: 300 });
    await see("/");
    expect((await see("/")).cache).toBe("hit");
    await send("/sandbox/cache", { ageSeconds: 300 });
    expect((await see("/")).cache).toBe("miss");
  });

  it("the server's clock can be set and given back to the machine", async () => {
    const { read, send } = cachedShop(0);
    expect(await (await send("/sandbox/clock", { now: later(6 * HOUR_IN_SECONDS).toISOString() })).json()).toEqual({ now: "2026-11-27T23:00:00.000Z" });
    expect(await read("/")).not.toContain("Black Friday &amp; more");
    await send("/sandbox/clock", { now: null });
    expect(await read("/")).toContain("Black Friday &amp; more");
  });

  it("the clock can run on from any instant", async () => {
    const { read, clock } = cachedShop(0);
    let seconds = 0;
    clock.set(() => later(5 * HOUR_IN_SECONDS - 1 + seconds));
    expect(await read("/")).toContain("Black Friday &amp; more");
    seconds = 1;
    expect(await read("/")).not.toContain("Black Friday &amp; more");
  });

  it.each([
    ["/sandbox/cache", { ageSeconds: -1 }, 422],
    ["/sandbox/cache", { ageSeconds: "60" }, 422],
    ["/sandbox/clock", { now: "tomorrow" }, 422],
    ["/sandbox/clock", {}, 422],
    ["/sandbox/cache", [], 422],
    ["/sandbox/nope", {}, 404],
  ])("%s with %j answers %i", async (path, body, status) => {
    expect((await openShop().send(path, body)).status).toBe(status);
  });

  it("a form of another site cannot use them", async () => {
    expect((await openShop().post("/sandbox/cache", { ageSeconds: "60" })).status).toBe(415);
    expect((await openShop().fetch("/sandbox/cache")).status).toBe(405);
  });
});
