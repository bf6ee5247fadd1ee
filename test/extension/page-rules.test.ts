/** The storefront's Liquid and the app decide the same, for thousands of random shops, pages, visitors and instants. */
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { createShopifyLiquid } from "../../app/adapters/shopify-liquid";
import type { BadgeSet } from "../../app/domain/badges";
import type { Banner } from "../../app/domain/banner";
import { toLiquidPage } from "../../app/domain/liquid-page";
import { EVERYWHERE, pageRuleSchema } from "../../app/domain/page-rules";
import { resolveSlot, type Slot } from "../../app/domain/page-resolution";
import { DEVICES, RESOURCE_KINDS, type StorePage } from "../../app/domain/pages";
import type { Settings } from "../../app/domain/settings";
import { toCandidates, toStorefrontDocument, type Saved } from "../../app/domain/storefront-document";
import { choices, id, instant, kind, locale, page, rule, visitor } from "../domain/random-rules";
import { shippedFiles } from "./extension-files";
import { toRubyCase, withoutWrapper } from "./page";
import { hasRubyLiquid, printWithRuby, type RubyCase } from "./ruby-liquid";

const live = fc.constantFrom(true, true, true, false);
const banner: fc.Arbitrary<Banner> = fc.record({
  name: fc.constant("Sale"), live, rule, locale, message: fc.constant("Sale"), linkLabel: fc.constant(null), link: fc.constant(null),
  teaser: fc.option(fc.record({ from: instant, message: fc.constant("Soon") })), lastHours: fc.constant(null), ended: fc.constant(null), code: fc.constant(null),
  offer: fc.constant(null), dismissible: fc.boolean(),
  startsAt: fc.option(instant), endsAt: instant, zone: fc.constant("UTC"), countdown: fc.constant("off"), colors: fc.constant({ text: "#ffffff", background: "#000000" }), confirmation: fc.constant(null),
});
const badgeSet: fc.Arbitrary<BadgeSet> = fc.record({ name: fc.constant("Set"), live, rule, locale, badges: fc.constant([{ icon: "truck", title: "Tracked", text: "" }]), fallbackLanguage: fc.boolean() });
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

/** So many random shops that show something, and some of the many that show nothing, are printed by Ruby's Liquid, too. */
const SECOND_OPINIONS = { shown: 200, nothing: 20 };
const printed: { sort: keyof typeof SECOND_OPINIONS; html: string; ruby: RubyCase }[] = [];

test("the storefront shows what the app says it shows", async () => {
  await fc.assert(
    fc.asyncProperty(shop, page, visitor, fc.option(choices), instant, async (saved, onPage, by, pageChoices, at) => {
      now = at;
      const document = toStorefrontDocument(saved, at);
      const scope = { ...toLiquidPage(onPage, by, pageChoices), app: { metafields: { buyline: { storefront: { value: document } } } } };
      for (const slot of ["sale-banner", "trust-badges"] as const) {
        const drawn = await liquid.renderBlock(slot, { scope });
        const sort = drawn.includes("data-id") ? "shown" : "nothing";
        if (printed.filter((one) => one.sort === sort).length < SECOND_OPINIONS[sort]) {
          const ruby = toRubyCase(slot, { now: new Date(at * 1000).toISOString(), zone: "UTC", locale: "en", moneyFormat: "${{amount}}", settings: {} }, scope, liquid);
          printed.push({ sort, html: withoutWrapper(drawn), ruby });
        }
        const html = JSDOM.fragment(drawn);
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

test.runIf(hasRubyLiquid)("Ruby's Liquid prints the same bytes for a sample of them", () => {
  expect(printed).toHaveLength(SECOND_OPINIONS.shown + SECOND_OPINIONS.nothing);
  const opinions = printWithRuby(printed.map(({ ruby }) => ruby));
  for (const [index, { html }] of printed.entries()) expect({ html }).toEqual(opinions[index]);
});

/** Only a resource can carry a choice of its own. */
const hasOwnPage = ({ kind: of }: StorePage) => RESOURCE_KINDS.some((resource) => resource === of);

test("every random rule is one that a merchant can save", () => {
  fc.assert(fc.property(rule, (one) => void expect(pageRuleSchema.parse(one)).toEqual(one)));
  expect(pageRuleSchema.parse(EVERYWHERE)).toEqual(EVERYWHERE);
});
