import { expect, test } from "vitest";
import { BADGE_ALIGNMENTS, BADGE_ICON_STYLES, BADGE_LAYOUTS, BADGE_SEPARATORS, BADGE_SIZES } from "../../app/domain/badge-design";
import { BADGE_PRESETS } from "../../app/domain/badge-presets";
import type { StorefrontBadge, StorefrontBadgeSet } from "../../app/domain/storefront-document";
import { toStorefrontBadge } from "../../app/domain/storefront-document";
import { shippedFiles } from "./extension-files";
import { iconNames } from "./gate/icons";
import { markupProblems, parse, printBlock, textOf, type Page } from "./page";

const badge = (title: string, over: Partial<StorefrontBadge> = {}): StorefrontBadge => ({
  icon: "lock", texts: { en: { title, text: `${title} text` } }, ...over,
});
const SHOP = {
  enabled_payment_types: ["visa", "master", "paypal", "shopify_pay"],
  refund_policy: { title: "Refund policy", url: "/policies/refund-policy" },
  shipping_policy: { title: "Shipping policy", url: "/policies/shipping-policy" },
  subscription_policy: { title: "Cancellation policy", url: "/policies/subscription-policy" },
  terms_of_service: { title: "Terms of service", url: "/policies/terms-of-service" },
};
const printSet = (set: Partial<StorefrontBadgeSet>, page: Page = {}) => printBlock("trust-badges", { badgeSets: [{ id: "default", rule: {}, badges: [], ...set }], kind: "index", shop: SHOP, ...page });
const print = (badges: StorefrontBadge[], page: Page = {}) => printSet({ badges }, page);

test("trust badges print nothing at all when there is nothing to say", async () => {
  expect(await printBlock("trust-badges", { published: false })).toBe("");
  expect(await printBlock("trust-badges", { badgeSets: [] })).toBe("");
  expect(await print([])).toBe("");
  expect(await print([badge("Secure checkout")], { locale: "de" })).toBe("");
});

test("trust badges are a list of icon, title and text, in the merchant's order", async () => {
  const list = parse(await print([badge("Secure checkout"), badge("Fast shipping", { icon: "truck" })])).querySelector('ul[role="list"]');
  expect([...(list?.children ?? [])].map((item) => [item.tagName, ...[...item.querySelectorAll("p")].map(textOf)])).toEqual([
    ["LI", "Secure checkout", "Secure checkout text"],
    ["LI", "Fast shipping", "Fast shipping text"],
  ]);
  expect(list?.querySelectorAll("svg[aria-hidden='true']")).toHaveLength(2);
});

test("only the first badge set is printed", async () => {
  const html = await printBlock("trust-badges", { badgeSets: [{ id: "a", rule: {}, badges: [badge("First")] }, { id: "b", rule: {}, badges: [badge("Second")] }] });
  expect(html).toContain("First");
  expect(html).not.toContain("Second");
});

test("at most twelve badges are printed", async () => {
  const page = parse(await print(Array.from({ length: 13 }, (_, index) => badge(`Badge ${index}`))));
  expect(page.querySelectorAll("li")).toHaveLength(12);
});

test("a badge without words in the page's language is left out", async () => {
  const html = await print([badge("English only"), badge("Both", { texts: { en: { title: "Both", text: "" }, de: { title: "Beide", text: "" } } })], { locale: "de" });
  expect([...parse(html).querySelectorAll("li")].map(textOf)).toEqual(["Beide"]);
});

test("the words of the set's own language stand in where the merchant allows it, marked with that language", async () => {
  const badges = [badge("English only"), badge("Both", { texts: { en: { title: "Both", text: "" }, de: { title: "Beide", text: "" } } })];
  const items = [...parse(await printSet({ badges, fallback_locale: "en" }, { locale: "de" })).querySelectorAll("li")];
  expect(items.map((item) => [textOf(item.querySelector("p")), item.getAttribute("lang"), item.getAttribute("dir")])).toEqual([["English only", "en", "auto"], ["Beide", null, null]]);
  expect(await markupProblems(await printSet({ badges, fallback_locale: "en" }, { locale: "de" }))).toEqual([]);
  expect(parse(await printSet({ badges, fallback_locale: "en" })).querySelector("[lang]")).toBeNull();
});

test("what the page itself says among words of another language is marked with the page's", async () => {
  const set = { badges: [badge("", { link: { policy: "refund_policy" } as const, texts: { en: { title: "Returns", text: "", terms: "All" } } }), badge("", { link: { url: "/a" }, texts: { en: { title: "How", text: "", link_label: "So" } } })], fallback_locale: "en" };
  const marked = async (locale: string) => [...parse(await printSet(set, { locale })).querySelectorAll("summary, a")].map((each) => [textOf(each), each.getAttribute("lang")]);
  expect(await marked("de")).toEqual([["Refund policy", "de"], ["Bedingungen", "de"], ["So", null]]);
  expect(await marked("en")).toEqual([["Refund policy", null], ["Terms", null], ["So", null]]);
});

test("an icon's description in the set's own language is marked with it where the badge's words are in another", async () => {
  const image = { file: "badge-0a1b.svg", width: 24, height: 20, alt: "A leaf", lang: "en" };
  const texts = { en: { title: "Organic", text: "" }, de: { title: "Bio", text: "" }, fr: { title: "Bio", text: "", image_alt: "Une feuille" } };
  const described = async (locale: string) => {
    const picture = parse(await print([badge("", { image, texts })], { locale })).querySelector("img");
    return [picture?.getAttribute("alt"), picture?.getAttribute("lang")];
  };
  expect(await described("de")).toEqual(["A leaf", "en"]);
  expect(await described("fr")).toEqual(["Une feuille", null]);
});

test.each([
  ["a title only", { title: "Secure checkout", text: "" }, ["Secure checkout"]],
  ["a text only", { title: "", text: "Encrypted by Shopify" }, ["Encrypted by Shopify"]],
])("a badge with %s prints no empty line", async (_case, en, lines) => {
  expect([...parse(await print([badge("", { texts: { en } })])).querySelectorAll("p")].map(textOf)).toEqual(lines);
});

test("a badge with an icon that is not in the library keeps its words", async () => {
  const page = parse(await print([badge("Secure checkout", { icon: "rocket" })]));
  expect(page.querySelector("svg")).toBeNull();
  expect(textOf(page.querySelector("li"))).toContain("Secure checkout");
});

const ICONS = iconNames(shippedFiles);
const twelves = Array.from({ length: Math.ceil(ICONS.length / 12) }, (_, index) => ICONS.slice(index * 12, index * 12 + 12));

test.each(twelves)("the icon %s and those after it are drawn in the text's colour in under 600 bytes, in every style", async (...icons) => {
  const drawn = async (style: Partial<StorefrontBadgeSet>) => [...parse(await printSet({ badges: icons.map((icon) => badge(icon, { icon })), ...style })).querySelectorAll("svg")];
  const styles = [await drawn({}), await drawn({ icon_style: "solid" }), await drawn({ icon_style: "duotone" })];
  for (const [index, icon] of icons.entries()) {
    const drawings = styles.map((all) => all[index]);
    for (const svg of drawings) {
      expect(svg?.getAttribute("stroke"), icon).toBe("currentColor");
      expect(svg?.outerHTML.length, icon).toBeLessThan(600);
    }
    expect(drawings.map((svg) => svg?.querySelectorAll(".buyline-icon__body").length), icon).toEqual([0, 1, 1]);
    const [shape, ...others] = drawings.map((svg) => [...(svg?.querySelectorAll("path") ?? [])].map((path) => path.getAttribute("d")).join(""));
    expect(shape, icon).toMatch(/^M/);
    expect(others, icon).toEqual([shape, shape]);
  }
});

test.each(["<script>alert(1)</script>", "{{ 7 | times: 7 }}", '" onload="alert(1)'])("what a merchant types into a badge is printed as text: %s", async (typed) => {
  const texts = { en: { title: typed, text: typed, condition: typed, terms: typed, link_label: typed } };
  const page = parse(await print([badge(typed, { icon: typed, link: { url: "/pages/x" }, texts })]));
  expect([...page.querySelectorAll("p")].map(textOf)).toEqual([typed, typed, typed, typed, typed]);
  expect(page.querySelector("summary")?.getAttribute("aria-label")).toBe(`Terms: ${typed}`);
  expect(page.querySelectorAll("script, [onload]")).toHaveLength(0);
});

test("an icon of the shop's own is a picture with its size from the shop's files, never drawn into the page", async () => {
  const image = { file: "badge-0a1b.svg", width: 24, height: 20, alt: "A “leaf” <b>", };
  const html = await print([badge("Organic", { image })]);
  const picture = parse(html).querySelector("img");
  expect(["src", "alt", "width", "height", "loading"].map((name) => picture?.getAttribute(name))).toEqual(["/cdn/shop/files/badge-0a1b.svg", image.alt, "24", "20", "lazy"]);
  expect(parse(html).querySelector("svg")).toBeNull();
  expect(await markupProblems(html)).toEqual([]);
  const spoken = await print([badge("Organic", { image, texts: { en: { title: "Organic", text: "", image_alt: "A <leaf>" } } })]);
  expect(parse(spoken).querySelector("img")?.getAttribute("alt")).toBe("A <leaf>");
});

test("a link to a policy has the policy's own address and title", async () => {
  const link = parse(await print([badge("30 day money back", { link: { policy: "refund_policy" } })])).querySelector("a");
  expect([link?.getAttribute("href"), textOf(link)]).toEqual(["/policies/refund-policy", "Refund policy"]);
});

test("a link to a policy that the shop does not have is not printed", async () => {
  expect(parse(await print([badge("Privacy", { link: { policy: "privacy_policy" } })])).querySelector("a")).toBeNull();
});

test("a link with words of its own says them, and one without makes the title the link", async () => {
  const links = async (en: { title: string; text: string; link_label?: string }) =>
    [...parse(await print([badge("", { link: { url: "/pages/how?a=1&b=2" }, texts: { en } })])).querySelectorAll("a")].map((a) => [a.getAttribute("href"), textOf(a)]);
  expect(await links({ title: "Returns", text: "Free", link_label: "How it works" })).toEqual([["/pages/how?a=1&b=2", "How it works"]]);
  expect(await links({ title: "Returns", text: "Free" })).toEqual([["/pages/how?a=1&b=2", "Returns"]]);
});

test("a condition stands beside the claim in every layout, and terms open without script (B1)", async () => {
  const en = { title: "Money back", text: "Within 30 days", condition: "Unused, in its box", terms: "First line\nSecond line" };
  for (const layout of [undefined, "grid", "stack", "strip", "compact"] as const) {
    const item = parse(await printSet({ ...(layout && { layout }), badges: [badge("", { texts: { en } })] })).querySelector("li");
    expect(textOf(item)).toContain("Unused, in its box");
    expect(item?.querySelector("details > summary")?.textContent).toBe("Terms");
    expect(item?.querySelector("details p")?.innerHTML).toMatch(/First line<br( \/)?>\s*Second line/);
  }
});

test("an inline strip leaves the line of text out, and nothing else", async () => {
  const item = parse(await printSet({ layout: "strip", badges: [badge("Tracked")] })).querySelector("li");
  expect([...(item?.querySelectorAll("p") ?? [])].map(textOf)).toEqual(["Tracked"]);
});

const payments = async (set: StorefrontBadgeSet["payments"], shop: Record<string, unknown> = SHOP) => {
  const list = parse(await printSet({ ...(set && { payments: set }) }, { shop })).querySelector(".buyline-trust-badges__payments");
  return list && [...list.querySelectorAll("title")].map(textOf);
};

test("payment icons are what the shop accepts, in its order, in a list with a name", async () => {
  const html = await printSet({ payments: { show: true, hidden: [], order: [] } }, { locale: "de" });
  expect(parse(html).querySelector(".buyline-trust-badges__payments")?.getAttribute("aria-label")).toBe("Zahlungsarten");
  expect(await payments({ show: true, hidden: [], order: [] })).toEqual(["Visa", "Mastercard", "PayPal", "Shop Pay"]);
  expect(await payments({ show: false, hidden: [], order: [] })).toBeNull();
  expect(await payments(undefined)).toBeNull();
});

test("payment icons are hidden and ordered, and none is added that the shop does not accept (B5)", async () => {
  expect(await payments({ show: true, hidden: ["master"], order: ["american_express", "paypal", "master"] })).toEqual(["PayPal", "Visa", "Shop Pay"]);
  expect(await payments({ show: true, hidden: [], order: ["visa"] }, {})).toBeNull();
  expect(await payments({ show: true, hidden: SHOP.enabled_payment_types, order: [] })).toBeNull();
});

test("payment icons keep their colours and proportions (B5)", () => {
  const rule = /\.buyline-trust-badges__mark \{([^}]*)\}/.exec(shippedFiles.get("assets/trust-badges.css") ?? "")?.[1] ?? "";
  expect(rule).toMatch(/width: auto/);
  expect(rule).not.toMatch(/fill|filter|color|opacity|object-fit|transform/);
});

const CHOICES: [key: string, values: object, className: (value: string) => string][] = [
  ["layout", BADGE_LAYOUTS, (value) => `buyline-trust-badges__list--${value}`],
  ["badge_size", BADGE_SIZES, (value) => `buyline-trust-badges--${value}`],
  ["align", BADGE_ALIGNMENTS, (value) => `buyline-trust-badges--${value}`],
  ["separators", BADGE_SEPARATORS, (value) => `buyline-trust-badges--${value}`],
  ["icon_style", BADGE_ICON_STYLES, (value) => `buyline-trust-badges--${value}`],
];
test.each(CHOICES.flatMap(([key, values, className]) => Object.keys(values).slice(1).map((value) => [key, value, className(value)] as const)))("the %s %s reaches the page as the class that the stylesheet knows", async (key, value, className) => {
  expect(await printSet({ badges: [badge("Secure checkout")], [key]: value })).toContain(className);
  expect(shippedFiles.get("assets/trust-badges.css")).toContain(`.${className}`);
});

test("a set that says nothing of its look has no class that the stylesheet does not know", async () => {
  const page = parse(await print([badge("Secure checkout"), badge("Fast shipping", { link: { policy: "shipping_policy" } })]));
  const classes = [...page.querySelectorAll("[class]")].flatMap((element) => [...element.classList]).filter((name) => !/--(any|row)$/.test(name));
  expect(new Set(classes).size).toBeGreaterThan(5);
  for (const name of classes) expect(shippedFiles.get("assets/trust-badges.css")).toMatch(new RegExp(`\\.${name}\\b(?!-)`));
});

test.each(Object.keys(BADGE_LAYOUTS) as NonNullable<StorefrontBadgeSet["layout"]>[])("every preset is valid HTML without script in the layout %s", async (layout) => {
  const printed = await Promise.all(BADGE_PRESETS.map(({ badges }) => printSet({ layout, icon_style: "duotone", badges: badges.map((each) => toStorefrontBadge(each, "en")) })));
  const withPayments = await printSet({ payments: { show: true, hidden: [], order: [] } });
  expect(await markupProblems([...printed, withPayments].join("\n"))).toEqual([]);
  expect(printed.join("")).not.toContain("<script");
});

test("the four badges of the example page are printed in its words, in at most 3 KB with what Shopify adds", async () => {
  const badges = BADGE_PRESETS[0]?.badges.map((each) => toStorefrontBadge(each, "en")) ?? [];
  const html = await print(badges);
  expect([...parse(html).querySelectorAll("li")].map((item) => [...item.querySelectorAll("p")].slice(0, 2).map(textOf).join(" / "))).toEqual([
    "Our Guarantee / 30 Day Money Back Guarantee",
    "Fast Shipping / Fast Tracked Shipping Worldwide",
    "Secure Checkout / SSL Encrypted Checkout Page",
    "24 / 7 Support / Real People Ready To Help You",
  ]);
  const comments = 6 * "<!-- BEGIN app snippet: trust-badges-set --><!-- END app snippet -->".length;
  expect(html.length + comments).toBeLessThanOrEqual(3 * 1024);
  expect(html.length).toBeGreaterThan(1_000);
});

test("an icon inline is smaller than a symbol and its use, unless one is drawn three times", async () => {
  const svg = parse(await print([badge("Secure checkout")])).querySelector("svg")?.outerHTML ?? "";
  const shape = /<path.*(?=<\/svg>)/.exec(svg)?.[0] ?? "";
  const symbol = `<svg hidden><symbol id="buyline-icon-lock" viewBox="0 0 24 24">${shape}</symbol></svg>`;
  const use = svg.replace(shape, '<use href="#buyline-icon-lock"></use>');
  expect(svg.length).toBeLessThan(symbol.length + use.length);
});
