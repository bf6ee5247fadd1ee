/** A shopper buys from the article and reads on from the product, in the local storefront alone: no app is running. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { listen, type Listener } from "../sandbox/http";
import { demoState } from "../sandbox/demo-store";
import { createStorefront } from "../sandbox/storefront";
import { addMetafield, EXTENSION, feature, MAIN_ARTICLE } from "../sandbox/storefront/open-shop";
import { gid, SandboxStore, type SandboxCartItem } from "../sandbox/store";
import { axeFindings } from "./accessible";
import { launchChromium, openWindow } from "./chromium";

/** The one that is sold once, the one with two formats, the one that is sold out. */
const FEATURED = [101, 102, 103];
const QL_CLAW = 1010;
const CLAW = "Add to cart QL Claw";

let browser: Browser;
let listener: Listener;
let handle: ReturnType<typeof createStorefront>;
let store: SandboxStore;
/** Titles of the three that a product's page offers to read: the first three of the journal, no draft. */
let newest: string[];
/** Answers in the storefront's place when set. */
let instead: ((request: Request) => Promise<Response | null>) | null = null;

beforeAll(async () => {
  browser = await launchChromium();
  handle = createStorefront({ store: (store = new SandboxStore(demoState(new Date()))), extensionFolder: EXTENSION, clientId: "client" });
  feature(store.state, FEATURED);
  const draft = store.state.articles.filter(({ publishedAt }) => publishedAt === null);
  const linked = [...draft, ...store.state.articles.slice(0, 5)];
  addMetafield(store.state, gid("Product", 101), "app--client", "articles", "list.article_reference", linked.map(({ id }) => gid("Article", id)));
  newest = store.state.articles.slice(0, 3).map(({ title }) => title);
  listener = await listen(async (request) => (await instead?.(request)) ?? handle(request));
});
afterAll(async () => {
  await browser?.close();
  await listener?.close();
});
beforeEach(() => {
  store.state.carts = {};
});
afterEach(() => {
  instead = null;
});

async function open(path: string, { width = 1280, theme, ...options }: { width?: number; theme?: () => void; javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await openWindow(browser, { viewport: { width, height: 900 }, ...options });
  const page = await context.newPage();
  if (theme) await page.addInitScript(theme);
  await page.goto(listener.origin + path);
  return page;
}

/** What the only cart holds. */
const inCart = (): SandboxCartItem[] => Object.values(store.state.carts).flatMap(({ items }) => items);
const countOf = (variantId: number) => inCart().reduce((sum, item) => sum + (item.variantId === variantId ? item.quantity : 0), 0);
const button = (page: Page, name = CLAW) => page.getByRole("button", { name });
const status = (page: Page, index = 0) => page.locator(".buyline-product-card__status").nth(index);
const isAdd = (request: Request) => request.method === "POST" && new URL(request.url).pathname === "/cart/add.js";

test("adds without leaving: the header counts, it is said politely, and the focus stays", async () => {
  const page = await open(MAIN_ARTICLE);
  await button(page).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("Added to cart. View cart").waitFor();
  await page.getByRole("link", { name: "Cart, 1 item" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toMatch(/^Add to cart\s+QL Claw$/);
  expect(new URL(page.url()).pathname).toBe(MAIN_ARTICLE);

  await page.getByLabel("Format").selectOption("1021");
  await button(page, "Add to cart Flexible Back 2.0").click();
  await expect.poll(() => status(page, 1).textContent()).toBe("Added to cart. View cart");
  expect([countOf(QL_CLAW), countOf(1021)]).toEqual([1, 1]);
  await page.getByRole("link", { name: "Cart, 2 items" }).waitFor();
  await status(page).getByRole("link", { name: "View cart" }).click();
  await page.waitForURL("**/cart");
  await page.context().close();
});

test("the price of a card becomes that of the variant or the plan that is chosen, without the former price and the price of a measure, which are another's", async () => {
  const claw = store.state.products.find(({ id }) => id === 101);
  const [variant] = claw?.variants ?? [];
  if (!claw || !variant) throw new Error("the demo store sells the QL Claw");
  Object.assign(variant, { measure: { unit: "g", value: 100, reference: 100 } });
  claw.sellingPlans = { groupName: "Again", required: false, plans: [{ id: 7, name: "Every month", percentage: 10 }] };
  const page = await open(MAIN_ARTICLE);
  const priceOf = async (index: number) => (await page.locator(".buyline-product-card__summary").nth(index).locator("p:visible").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
  const printed = [await priceOf(0), await priceOf(1)];
  expect(printed).toEqual([[expect.stringMatching(/\$59\.00.*\$79\.00/), expect.stringContaining("$59.00 / 100 g")], ["From $39.00"]]);
  await page.getByLabel("Purchase option").selectOption("7");
  await page.getByLabel("Format").selectOption("1021");
  expect([await priceOf(0), await priceOf(1)]).toEqual([["$53.10"], ["$54.00"]]);
  await page.getByLabel("Purchase option").selectOption("");
  await page.getByLabel("Format").selectOption("1020");
  expect([await priceOf(0), await priceOf(1)]).toEqual(printed);
  const plans = claw.sellingPlans;
  claw.sellingPlans = undefined;
  Object.assign(variant, { measure: undefined });

  const several = store.state.products.find(({ variants }) => variants.some(({ id }) => id === 1021));
  if (!several) throw new Error("the demo store sells something in two formats");
  several.sellingPlans = plans;
  await page.reload();
  const formats = page.getByLabel("Format").locator("option");
  const once = await formats.allTextContents();
  await page.getByLabel("Format").selectOption("1021");
  await page.getByLabel("Purchase option").selectOption("7");
  expect(await priceOf(1)).toEqual(["$48.60"]);
  expect(await formats.allTextContents()).toEqual([expect.stringMatching(/ – \$35\.10$/), expect.stringMatching(/ – \$48\.60$/)]);
  await page.getByLabel("Format").selectOption("1020");
  expect(await priceOf(1)).toEqual(["$35.10"]);
  await page.getByLabel("Purchase option").selectOption("");
  expect([await priceOf(1), (await formats.allTextContents()).map((text) => text.trim())]).toEqual([["From $39.00"], once.map((text) => text.trim())]);

  // A dearer one that stands first is chosen, and what was printed stands; one that is sold out says so, whatever the plan.
  several.variants.reverse();
  await page.reload();
  expect([...(await priceOf(1)), await formats.first().textContent()]).toEqual(["From $39.00", expect.stringContaining("$54.00")]);
  const other = several.variants.find(({ id }) => id === 1020);
  if (!other) throw new Error("the demo store sells something in two formats");
  const { available } = other;
  other.available = false;
  await page.reload();
  await page.getByLabel("Purchase option").selectOption("7");
  expect(await page.getByLabel("Format").locator('option[value="1020"]').textContent()).toMatch(/Sold out/);
  other.available = available;
  several.variants.reverse();
  await page.reload();

  // Going back, the browser chooses again what was chosen.
  await page.getByLabel("Format").selectOption("1021");
  await page.getByLabel("Purchase option").selectOption("7");
  await page.goto(`${new URL(page.url()).origin}/cart`);
  await page.goBack();
  expect(await page.getByLabel("Purchase option").inputValue()).toBe("7");
  await expect.poll(() => priceOf(1)).toEqual(["$48.60"]);
  several.sellingPlans = undefined;
  await page.context().close();
});

test("the fields of a card look alike, whatever a theme's own rule for its fields says", async () => {
  const [variant] = store.state.products.find(({ id }) => id === 101)?.variants ?? [];
  if (!variant) throw new Error("the demo store sells the QL Claw");
  variant.quantityRule = { min: 2, max: 6, increment: 2 };
  const page = await open(MAIN_ARTICLE);
  const looks = () => page.locator(".buyline-product-card").locator("select, input[type=number]").evaluateAll((fields) => fields.map((field) => [getComputedStyle(field).border, getComputedStyle(field).fontSize]));
  const own = await looks();
  expect(own).toEqual([own[0], own[0]]);
  await page.evaluate(() => document.head.prepend(Object.assign(document.createElement("style"), { textContent: "input:not([type='checkbox'], [type='radio']), select:not([multiple]) { border: 1px solid #ddd; font-size: 10px }" })));
  expect(await looks()).toEqual(own);
  variant.quantityRule = undefined;
  await page.context().close();
});

test("a product that is chosen on its own page has a button to read, hovered too, whatever color links have in a theme's articles", async () => {
  const claw = store.state.products.find(({ id }) => id === 101);
  if (!claw) throw new Error("the demo store sells the QL Claw");
  claw.sellingPlans = { groupName: "Again", required: true, plans: [{ id: 7, name: "Every month", percentage: 10 }] };
  const page = await open(MAIN_ARTICLE);
  const link = page.getByRole("link", { name: "Choose options QL Claw" });
  const looks = () => link.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor, getComputedStyle(element).textDecorationLine]);
  const own = await looks();
  await page.evaluate(() => {
    document.querySelector(".buyline-article-products")?.classList.add("rte");
    // As Dawn has it.
    document.head.prepend(Object.assign(document.createElement("style"), { textContent: ".rte a { color: rgb(18 18 18); text-decoration: underline } .rte a:hover { color: rgb(18 18 18) }" }));
  });
  expect(await looks()).toEqual(own);
  await link.hover();
  expect((await looks()).slice(0, 2)).toEqual(own.slice(0, 2));
  claw.sellingPlans = undefined;
  await page.context().close();
});

test("in another language it adds to that language's cart", async () => {
  const page = await open(`/de${MAIN_ARTICLE}`);
  await button(page, "In den Warenkorb QL Claw").click();
  await page.getByRole("status").getByText("Im Warenkorb. Warenkorb ansehen").waitFor();
  expect(await status(page).getByRole("link").getAttribute("href")).toBe(`${listener.origin}/de/cart`);
  await page.context().close();
});

test("what Shopify refuses stands beside the button, and the next try may succeed", async () => {
  store.state.carts = {};
  const page = await open(MAIN_ARTICLE);
  await button(page).click();
  await page.getByRole("status").getByText("Added").waitFor();
  for (const item of inCart()) item.quantity = 12;
  await button(page).click();
  await page.getByRole("status").getByText("All 12 QL Claw are in your cart.").waitFor();
  expect(await status(page).getByRole("link").count()).toBe(0);
  for (const item of inCart()) item.quantity = 3;
  await button(page).click();
  await page.getByRole("status").getByText("Added").waitFor();
  expect(countOf(QL_CLAW)).toBe(4);
  await page.context().close();
});

test.each([
  ["Shopify fails", async () => new Response("Oops", { status: 503 })],
  ["Shopify fails and says so in JSON", async () => Response.json({ status: 500, message: "Oops", description: "Oops" }, { status: 500 })],
  ["Shopify asks to wait, without words", async () => new Response("", { status: 429 })],
  ["something else answers in Shopify's place", async () => new Response("<p>Are you a robot?</p>", { headers: { "content-type": "text/html" } })],
  ["the connection breaks", async () => Promise.reject(Object.assign(new Error("dropped"), { name: "DroppedConnection" }))],
] as const)("when %s the browser posts the form as it would without a script", async (_what, answer) => {
  instead = async (request) => (isAdd(request) ? answer() : null);
  const page = await open(MAIN_ARTICLE);
  await button(page).click();
  await page.waitForURL("**/cart");
  expect(countOf(QL_CLAW)).toBe(1);
  await page.context().close();
});

test("an answer that is lost after Shopify added leads to the cart, and nothing is added twice", async () => {
  const page = await open(MAIN_ARTICLE);
  await button(page).click();
  await page.getByRole("status").getByText("Added").waitFor();
  instead = async (request) => {
    if (!isAdd(request)) return null;
    await handle(request);
    // Not a broken connection: on that the browser sends the request again by itself.
    return new Response("Bad gateway", { status: 502 });
  };
  await button(page).click();
  await page.waitForURL("**/cart");
  expect(countOf(QL_CLAW)).toBe(2);
  await page.context().close();
});

test("pressed twice it adds once, and what fails after that adds nothing more", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  instead = async (request) => {
    if (new URL(request.url).pathname === "/cart.js") return new Response("Oops", { status: 500 });
    if (isAdd(request)) await held;
    return null;
  };
  const page = await open(MAIN_ARTICLE);
  await button(page).click();
  await page.getByRole("status").getByText("Adding to cart").waitFor();
  await button(page).click();
  await button(page).click();
  release();
  await page.getByRole("status").getByText("Added").waitFor();
  expect(countOf(QL_CLAW)).toBe(1);
  expect(new URL(page.url()).pathname).toBe(MAIN_ARTICLE);
  await page.context().close();
});

test("nothing shifts when the script arrives, when it adds, and when it is slow to answer", async () => {
  instead = async (request) => {
    if (isAdd(request)) await new Promise((resolve) => setTimeout(resolve, 700));
    return null;
  };
  const page = await open(MAIN_ARTICLE, {
    width: 360,
    theme: () => {
      const shifts: number[] = Object.assign(window, { shifts: [] as number[] }).shifts;
      new PerformanceObserver((list) => shifts.push(...(list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]).flatMap(({ value, hadRecentInput }) => (hadRecentInput ? [] : [value])))).observe({ type: "layout-shift", buffered: true });
    },
  });
  await button(page).scrollIntoViewIfNeeded();
  await button(page).click();
  await page.getByRole("status").getByText("Added").waitFor();
  // To three places, as it is reported: on a busy machine the theme's own logo moves by less.
  expect((await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).filter((shift) => shift.toFixed(3) !== "0.000")).toEqual([]);
  await page.context().close();
});

test("a theme with a drawer like Dawn's is asked for its sections and draws them itself", async () => {
  const page = await open(MAIN_ARTICLE, {
    theme: () => {
      class Drawer extends HTMLElement {
        getSectionsToRender = () => [{ id: "header" }];
        setActiveElement = (element: Element) => (this.dataset["returnTo"] = element.textContent?.trim().slice(0, 11) ?? "");
        renderContents = (added: { key: string; sections: Record<string, string> }) => (this.dataset["drawn"] = `${added.key.split(":")[0]} ${/Cart, \d item/.exec(added.sections["header"] ?? "")?.[0]}`);
      }
      customElements.define("cart-drawer", Drawer);
      document.addEventListener("DOMContentLoaded", () => document.body.append(Object.assign(document.createElement("cart-drawer"), { className: "is-empty" })));
    },
  });
  await button(page).click();
  await page.getByRole("status").getByText("Added").waitFor();
  expect(await page.locator("cart-drawer").evaluate((drawer: HTMLElement) => [{ ...drawer.dataset }, drawer.className])).toEqual([{ returnTo: "Add to cart", drawn: "1010 Cart, 1 item" }, ""]);
  await page.context().close();
});

test("a theme that listens to Shopify's standard event is told of the line, of the cart and of its sections", async () => {
  const page = await open(MAIN_ARTICLE, {
    theme: () => {
      document.addEventListener("shopify:cart:lines-update", (event) => {
        const { action, context, lines, promise } = event as unknown as { action: string; context: string; lines: object[]; promise: Promise<{ cart: { id: string }; detail: { sections: Record<string, string> } }> };
        void promise.then(({ cart: { id, ...cart }, detail }) => Object.assign(window, { told: { action, context, lines, cart, sections: Object.keys(detail.sections), known: id !== "" } }));
      });
    },
  });
  await page.getByLabel("Format").selectOption("1021");
  for (const _ of [1, 2]) {
    await button(page, "Add to cart Flexible Back 2.0").click();
    await expect.poll(() => status(page, 1).textContent()).toMatch(/^Added/);
  }
  expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual({
    action: "add",
    context: "product",
    lines: [{ merchandiseId: "gid://shopify/ProductVariant/1021", quantity: 1 }],
    cart: {
      totalQuantity: 2,
      cost: { totalAmount: { amount: "108.00", currencyCode: "USD" } },
      lines: [{ id: expect.stringMatching(/^1021:/), quantity: 2, cost: { totalAmount: { amount: "108.00", currencyCode: "USD" } } }],
      discountCodes: [],
    },
    sections: ["sections--header-group__header"],
    known: true,
  });
  await page.context().close();
});

test("a block that is taken away listens to nothing any more, and put back it buys once", async () => {
  const page = await open(MAIN_ARTICLE);
  const isHeard = await page.locator("buyline-product-form").first().evaluate((block) => {
    const { parentElement } = block;
    block.remove();
    const submit = new SubmitEvent("submit", { bubbles: true, cancelable: true });
    block.querySelector("form")?.dispatchEvent(submit);
    for (let turn = 0; turn < 3; turn++) parentElement?.append(block);
    return submit.defaultPrevented;
  });
  expect(isHeard).toBe(false);
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(new URL(request.url()).pathname));
  await button(page).click();
  await page.getByRole("status").getByText("Added").waitFor();
  expect([posts, countOf(QL_CLAW)]).toEqual([["/cart/add.js"], 1]);
  await page.context().close();
});

test("without JavaScript everything buys, the second variant too", async () => {
  const page = await open(MAIN_ARTICLE, { javaScriptEnabled: false });
  await page.getByLabel("Format").selectOption("1021");
  await button(page, "Add to cart Flexible Back 2.0").click();
  await page.waitForURL("**/cart");
  expect(countOf(1021)).toBe(1);
  await page.goto(listener.origin + MAIN_ARTICLE);
  expect(await button(page, "Sold out Back of Steel").isDisabled()).toBe(true);
  await page.context().close();
});

const TEXT_SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

test.each([
  ["the article", 320, MAIN_ARTICLE],
  ["the article", 1280, MAIN_ARTICLE],
  ["the product", 320, "/products/ql-claw"],
  ["the product in Arabic", 320, "/ar/products/ql-claw"],
])(
  "on %s at %i px axe finds nothing and nothing scrolls sideways, with text spacing neither",
  async (_name, width, path) => {
    const page = await open(path, { width });
    if (path === MAIN_ARTICLE) {
      await button(page).click();
      await page.getByRole("status").getByText("Added").waitFor();
    } else {
      expect(await page.locator(".buyline-read-about__link").allTextContents()).toEqual(newest);
    }
    const block = path === MAIN_ARTICLE ? ".buyline-article-products" : ".buyline-read-about";
    expect(await axeFindings(page.mainFrame(), [block])).toEqual([]);
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await sideways()).toBe(0);
    await page.addStyleTag({ content: TEXT_SPACING });
    expect(await sideways()).toBe(0);
    const cut = await page.locator(`${block} :is(h2, h3, p, button, time, option)`).evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1).map(({ outerHTML }) => outerHTML));
    expect(cut).toEqual([]);
    const small = await page.locator(`${block} :is(button, select, input:not([type="hidden"]), .buyline-product-card__view-cart)`).evaluateAll((all) => all.filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24).length);
    expect(small).toBe(0);
    await page.context().close();
  },
);
