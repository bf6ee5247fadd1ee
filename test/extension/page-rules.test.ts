/** The storefront's Liquid and the app decide the same, for thousands of random shops, pages, visitors and instants. */
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { createShopifyLiquid } from "../../app/adapters/shopify-liquid";
import type { BadgeSet } from "../../app/domain/badges";
import type { Banner } from "../../app/domain/banner";
import { toLiquidPage } from "../../app/domain/liquid-page";
import { EVERYWHERE, pageRuleSchema, type PageRule, type Target } from "../../app/domain/page-rules";
import { OFF, resolveSlot, type Choice, type Slot } from "../../app/domain/page-resolution";
import { DEVICES, PAGE_KINDS, RESOURCE_KINDS, type PageKind, type StorePage, type Visitor } from "../../app/domain/pages";
import type { Choices, Settings } from "../../app/domain/settings";
import { toCandidates, toStorefrontDocument, type Saved } from "../../app/domain/storefront-document";
import { shippedFiles } from "./extension-files";

/** Small worlds, so that rules and pages meet. */
const number = fc.constantFrom(1, 2, 12);
const tag = fc.constantFrom("back-pain", "Back-Pain", "sale", "Straße", "ΟΔΟΣ", "İstanbul", "a b");
const kind = fc.constantFrom(...(Object.keys(PAGE_KINDS) as PageKind[]));
const suffix = fc.constantFrom("", "landing", "land");
const path = fc.constantFrom("/", "/blogs/journal/back-pain", "/blogs/journal/r%C3%BCcken", "/blogs/journal/rücken", "/blogs/journal/r%c3%bccken", "/pages/sale", "/pages/sale,x", "/collections/a%20b", "/100%25", "/%zz");
const pattern = fc.constantFrom("/", "/*", "/blogs/journal/*", "/blogs/journal/rücken", "/blogs/journal/r%C3%BCcken", "*sale", "*/sale*", "/pages/sale", "/100%25", "/%zz", "*ü*");
const market = fc.constantFrom("us", "eu");
const locale = fc.constantFrom("en", "de", "pt-BR", "ar");
const instant = fc.integer({ min: 1_000, max: 1_010 });
const id = fc.constantFrom("a", "b", "c", "d");

const target: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ type: fc.constant("kind" as const), kind }),
  fc.record({ type: fc.constant("resource" as const), kind: fc.constantFrom(...RESOURCE_KINDS), id: number, title: fc.constant("") }),
  fc.record({ type: fc.constant("in_blog" as const), id: number, title: fc.constant("") }),
  fc.record({ type: fc.constant("in_collection" as const), id: number, title: fc.constant("") }),
  fc.record({ type: fc.constant("article_tag" as const), tag }),
  fc.record({ type: fc.constant("product_tag" as const), tag }),
  fc.record({ type: fc.constant("template" as const), suffix: fc.constantFrom("landing", "land") }),
  fc.record({ type: fc.constant("path" as const), path: pattern }),
);
const rule: fc.Arbitrary<PageRule> = fc.record({
  where: fc.array(target, { maxLength: 4 }),
  except: fc.array(target, { maxLength: 2 }),
  markets: fc.uniqueArray(market, { maxLength: 1 }),
  locales: fc.uniqueArray(locale, { maxLength: 2 }),
  customer: fc.constantFrom("anyone", "anyone", "guest", "signed_in"),
  customerTags: fc.uniqueArray(tag, { maxLength: 1 }),
  device: fc.constantFrom("any", "any", ...DEVICES),
});
const choice: fc.Arbitrary<Choice> = fc.oneof(fc.constant(OFF), id, fc.constant("gone"));
const choices: fc.Arbitrary<Choices> = fc.record({ "sale-banner": choice, "trust-badges": choice }, { requiredKeys: [] });

const page: fc.Arbitrary<StorePage> = fc.record({
  kind: fc.oneof({ weight: 9, arbitrary: kind }, { weight: 1, arbitrary: fc.constant(null) }),
  id: fc.option(number),
  blogId: fc.option(number),
  tags: fc.array(tag, { maxLength: 3 }),
  collectionIds: fc.array(number, { maxLength: 3 }),
  templateSuffix: suffix,
  path,
});
const visitor: fc.Arbitrary<Visitor> = fc.record({ market: fc.option(market), locale, customer: fc.option(fc.record({ tags: fc.array(tag, { maxLength: 2 }) })), device: fc.constant("phone") });

const banner: fc.Arbitrary<Banner> = fc.record({
  name: fc.constant("Sale"), live: fc.boolean(), rule, locale, message: fc.constant("Sale"), linkLabel: fc.constant(null), link: fc.constant(null),
  teaser: fc.option(fc.record({ from: instant, message: fc.constant("Soon") })), lastHours: fc.constant(null), ended: fc.constant(null), code: fc.constant(null), dismissible: fc.boolean(),
  startsAt: fc.option(instant), endsAt: instant, zone: fc.constant("UTC"), countdown: fc.constant("off"), colors: fc.constant({ text: "#ffffff", background: "#000000" }), confirmation: fc.constant(null),
});
const badgeSet: fc.Arbitrary<BadgeSet> = fc.record({ name: fc.constant("Set"), live: fc.boolean(), rule, locale, badges: fc.constant([{ icon: "truck", title: "Tracked", text: "" }]) });
const items = <T>(content: fc.Arbitrary<T>): fc.Arbitrary<Saved<T>[]> => fc.uniqueArray(fc.record({ id, content, version: fc.constant(1) }), { selector: (one) => one.id, maxLength: 4 });

const shop = fc.record({
  banners: items(banner),
  badgeSets: items(badgeSet),
  settings: fc.record({ kindChoices: fc.dictionary(kind, choices, { maxKeys: 3 }), guideDismissed: fc.constant(false) }) as fc.Arbitrary<Settings>,
});

let now = 0;
const liquid = createShopifyLiquid({
  read: (file) => shippedFiles.get(file), zone: "UTC", locale: "en", moneyFormat: "${{amount}}", currency: "USD", now: () => new Date(now * 1000),
  assetUrl: (file) => file, extensionAssetUrl: (file) => file, extensionLoopLimit: 50,
});

/** What the shipped blocks printed for a width. */
const SHOWN = {
  "sale-banner": (root: ParentNode, width: string) => root.querySelector(`.buyline-sale-banner--any, .buyline-sale-banner--${width}`)?.getAttribute("data-id") ?? null,
  "trust-badges": (root: ParentNode, width: string) => root.querySelector(`.buyline-trust-badges--any, .buyline-trust-badges--${width}`)?.getAttribute("data-id") ?? null,
} satisfies Record<Slot, unknown>;

test("the storefront shows what the app says it shows", async () => {
  await fc.assert(
    fc.asyncProperty(shop, page, visitor, fc.option(choices), instant, async (saved, onPage, by, pageChoices, at) => {
      now = at;
      const document = toStorefrontDocument(saved, at);
      const scope = { ...toLiquidPage(onPage, by, pageChoices), app: { metafields: { buyline: { storefront: { value: document } } } } };
      for (const slot of ["sale-banner", "trust-badges"] as const) {
        const html = JSDOM.fragment(await liquid.renderBlock(slot, { scope }));
        for (const device of DEVICES) {
          const choicesHere = { page: hasOwnPage(onPage) ? (pageChoices?.[slot] ?? null) : null, kind: (onPage.kind && saved.settings.kindChoices[onPage.kind]?.[slot]) ?? null };
          const { winner } = resolveSlot(toCandidates(saved)[slot], { page: onPage, visitor: { ...by, device }, now: at, choices: choicesHere });
          expect(SHOWN[slot](html, device), `${slot} on ${device}`).toBe(winner?.id ?? null);
        }
      }
    }),
    { numRuns: 5_000 },
  );
}, 120_000);

/** Only a resource can carry a choice of its own. */
const hasOwnPage = ({ kind: of }: StorePage) => RESOURCE_KINDS.some((resource) => resource === of);

test("every random rule is one that a merchant can save", () => {
  fc.assert(fc.property(rule, (one) => void expect(pageRuleSchema.parse(one)).toEqual(one)));
  expect(pageRuleSchema.parse(EVERYWHERE)).toEqual(EVERYWHERE);
});
