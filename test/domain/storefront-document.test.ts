import { expect, it } from "vitest";
import type { Banner } from "../../app/domain/banner";
import { EVERYWHERE } from "../../app/domain/page-rules";
import { NEW_SETTINGS } from "../../app/domain/settings";
import { documentProblem, overfullOf, STOREFRONT_DOCUMENT_BYTES, toStorefrontDocument } from "../../app/domain/storefront-document";
import { FOUR_BADGES } from "./four-badges";
import { badgeSet } from "./saved-content";

const banner: Banner = {
  name: "Black Friday",
  rule: EVERYWHERE,
  live: true,
  locale: "en",
  message: "Sale",
  linkLabel: "Shop",
  link: "/",
  startsAt: 1_000,
  endsAt: 2_000,
  zone: "America/New_York",
  teaser: null,
  lastHours: null,
  ended: null,
  code: null,
  offer: null,
  dismissible: true,
  countdown: "on",
  colors: { text: "#ffffff", background: "#000000" },
  confirmation: { name: "Store owner", endsAt: 2_000, at: 500 },
};
const saved = (content: Banner) => ({ banners: [{ id: "main", content, version: 1 }], badgeSets: [], settings: NEW_SETTINGS });

it("publishes what is live or still to come, by language, without who confirmed it", () => {
  const expected = {
    id: "main",
    rule: { locales: ",en," },
    shows_from: 1_000,
    shows_until: 2_000,
    starts_at: 1_000,
    ends_at: 2_000,
    last_hours_from: null,
    countdown: "on",
    dismissible: true,
    colors: { text: "#ffffff", background: "#000000" },
    link: "/",
    code: null,
    texts: { en: { message: "Sale", link_label: "Shop" } },
  };
  expect(toStorefrontDocument(saved(banner), 500)).toEqual({ version: 1, banners: [expected], badge_sets: [], kind_choices: {}, article_products_way: "list", former_prices: [] });
  expect(toStorefrontDocument(saved(banner), 1_999).banners).toEqual([expected]);
});

it("publishes an announcement, the words of the last hours and those after the end with their times", () => {
  const told = { ...banner, teaser: { from: 500, message: "Soon" }, lastHours: { hours: 2, message: "Last chance" }, ended: { hours: 1, message: "It is over" }, endsAt: 20_000 };
  const expected = {
    shows_from: 500,
    shows_until: 23_600,
    starts_at: 1_000,
    ends_at: 20_000,
    last_hours_from: 12_800,
    texts: { en: { message: "Sale", link_label: "Shop", teaser: "Soon", last_hours: "Last chance", ended: "It is over" } },
  };
  expect(toStorefrontDocument(saved(told), 23_599).banners).toMatchObject([expected]);
  expect(toStorefrontDocument(saved(told), 23_600).banners).toEqual([]);
});

it("does not publish a banner that is over or off", () => {
  expect(toStorefrontDocument(saved(banner), 2_000).banners).toEqual([]);
  expect(toStorefrontDocument(saved({ ...banner, live: false }), 500).banners).toEqual([]);
});

it("publishes badge sets that say something", () => {
  const badgeSets = [
    { id: "empty", content: { name: "None", live: true, rule: EVERYWHERE, locale: "en", badges: [] }, version: 1 },
    { id: "main", content: { name: "Foot", live: true, rule: EVERYWHERE, locale: "de", badges: FOUR_BADGES.slice(0, 1) }, version: 1 },
  ];
  const [first] = FOUR_BADGES;
  expect(toStorefrontDocument({ banners: [], badgeSets, settings: NEW_SETTINGS }, 0).badge_sets).toEqual([
    { id: "main", rule: { locales: ",de," }, badges: [{ icon: first?.icon, texts: { de: { title: first?.title, text: first?.text } } }] },
  ]);
});

it("publishes what kinds of page show by the name that Liquid knows them by", () => {
  const settings = { ...NEW_SETTINGS, kindChoices: { home: { "sale-banner": "off" }, not_found: { "trust-badges": "main" } } };
  expect(toStorefrontDocument({ banners: [], badgeSets: [], settings }, 0).kind_choices).toEqual({ index: { "sale-banner": "off" }, "404": { "trust-badges": "main" } });
});

function documentOf(count: number, message: string) {
  const banners = Array.from({ length: count }, (_, index) => ({ id: String(index), content: { ...banner, message: index === 7 ? message : "Sale" }, version: 1 }));
  return toStorefrontDocument({ banners, badgeSets: [], settings: NEW_SETTINGS }, 500);
}

it("says which banner to shorten when the document is larger than Shopify keeps", () => {
  const name = (id: string) => `Banner ${id}`;
  const base = new TextEncoder().encode(JSON.stringify(documentOf(10, ""))).length;
  expect(documentProblem(documentOf(10, "x".repeat(STOREFRONT_DOCUMENT_BYTES - base)), name)).toBeNull();
  expect(documentProblem(documentOf(10, "x".repeat(STOREFRONT_DOCUMENT_BYTES - base + 1)), name)).toMatch(/128 KB.*“Banner 7” \(1\d\d KB\)\.$/);
});

it("says which banners Liquid would never look at", () => {
  expect(documentProblem(documentOf(50, "Sale"), (id) => id)).toBeNull();
  expect(documentProblem(documentOf(52, "Sale"), (id) => `Banner ${id}`)).toBe("At most 50 banners can be on at once. End or switch off “Banner 50”, “Banner 51”.");
  expect([overfullOf(documentOf(50, "Sale")), overfullOf(documentOf(52, "Sale"))]).toEqual([null, "banner"]);
  const badgeSets = Array.from({ length: 51 }, (_, index) => ({ id: String(index), version: 1, content: badgeSet() }));
  expect(overfullOf(toStorefrontDocument({ banners: [], badgeSets, settings: NEW_SETTINGS }, 500))).toBe("badge set");
});
