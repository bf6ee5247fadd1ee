/** The store's pages over the local Shopify: found, changed, and explained as its storefront really shows them. */
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { parse } from "graphql";
import { expect, test } from "vitest";
import { createShopify } from "../../app/adapters/shopify-admin.server";
import { badgeSetSchema, type BadgeSet } from "../../app/domain/badges";
import { bannerSchema, type Banner } from "../../app/domain/banner";
import { explainPage } from "../../app/domain/page-explanation";
import type { PageRule, Target } from "../../app/domain/page-rules";
import { OFF, type Slot } from "../../app/domain/page-resolution";
import { DEVICES, PAGE_KINDS, type PageKind } from "../../app/domain/pages";
import type { Choices, Settings } from "../../app/domain/settings";
import { toStorefrontDocument, type Saved, type SavedContent } from "../../app/domain/storefront-document";
import { StaleLinks } from "../../app/ports-shopify";
import { findSubject } from "../../app/routes/app.pages/subject.server";
import { openAdminApi } from "../sandbox/admin-api";
import { executeOperation } from "../sandbox/graphql-execution";
import { gid } from "../sandbox/store";
import { addMetafield, NOW, openShop, ORIGIN } from "../sandbox/storefront/open-shop";

const AT = Math.floor(NOW.getTime() / 1000);
/** The demo store with both blocks in its header, which stands on every page. */
const shop = openShop(({ theme }) => {
  theme.blocks = { header: [{ id: "b1", block: "sale-banner", settings: {} }, { id: "b2", block: "trust-badges", settings: {} }] };
});
const { state } = shop;
const { contextOf } = openAdminApi({ store: shop.store, clientId: "client", clientSecret: "secret", now: () => NOW, storefrontOrigin: () => ORIGIN });
const shopify = createShopify(async (operation, { variables }) => Response.json(executeOperation(parse(operation.replace("#graphql", "")), variables, undefined, contextOf()).result));
const STORE = { domain: state.shop.domain, url: ORIGIN, locales: state.shop.locales.map(({ locale }) => locale) };

test("every resource of the demo store is found by its number and by its handles, with what page rules need", async () => {
  const blog = state.blogs[0]?.handle ?? "";
  const places = [
    ...state.products.map(({ id, handle }) => [gid("Product", id), { kind: "product" as const, handle }] as const),
    ...state.collections.map(({ id, handle }) => [gid("Collection", id), { kind: "collection" as const, handle }] as const),
    ...state.pages.map(({ id, handle }) => [gid("Page", id), { kind: "page" as const, handle }] as const),
    ...state.blogs.map(({ id, handle }) => [gid("Blog", id), { kind: "blog" as const, handle }] as const),
    ...state.articles.map(({ id, handle }) => [gid("Article", id), { kind: "article" as const, handle, blog }] as const),
  ];
  for (const [ownerId, place] of places) {
    const found = await shopify.page(ownerId);
    expect(found).toMatchObject({ ownerId, page: { kind: place.kind }, choices: { value: {}, digest: null } });
    expect(await shopify.pageAt(place)).toEqual(found);
  }
  const [product] = state.products;
  const inCollections = state.collections.filter(({ productIds }) => productIds.includes(product?.id ?? 0)).map(({ id }) => id);
  expect((await shopify.page(gid("Product", product?.id ?? 0)))?.page).toMatchObject({ collectionIds: inCollections, tags: [...(product?.tags ?? [])].sort() });
  expect((await shopify.page(gid("Article", state.articles[0]?.id ?? 0)))?.page).toMatchObject({ blogId: state.blogs[0]?.id });
  expect(await shopify.page(gid("Article", 9))).toBeNull();
  expect(await shopify.page(gid("Shop", 1))).toBeNull();
  expect(await shopify.pageAt({ kind: "page", handle: 'a "quoted" \\ handle' })).toBeNull();
});

test("a page's choice is written over what was seen only, and what nobody can read says nothing", async () => {
  const owner = gid("Collection", state.collections[0]?.id ?? 0);
  await shopify.savePageChoices(owner, { value: { "sale-banner": OFF }, digest: null });
  await expect(shopify.savePageChoices(owner, { value: {}, digest: null })).rejects.toBeInstanceOf(StaleLinks);
  const { choices } = (await shopify.page(owner)) ?? {};
  expect(choices).toEqual({ value: { "sale-banner": OFF }, digest: expect.any(String) });
  const stored = state.metafields.find(({ ownerId }) => ownerId === owner);
  if (stored) stored.value = '{"version":9}';
  expect((await shopify.page(owner))?.choices).toEqual({ value: {}, digest: expect.any(String) });
  state.metafields = [];
});

/** Small worlds, of things that the demo store has. */
const tag = fc.constantFrom(...new Set([...state.articles, ...state.products].flatMap(({ tags }) => tags)));
const kinds = Object.keys(PAGE_KINDS) as PageKind[];
const idOf = (records: { id: number }[]) => fc.constantFrom(...records.slice(0, 4).map(({ id }) => id));
const target: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ type: fc.constant("kind" as const), kind: fc.constantFrom(...kinds) }),
  fc.record({ type: fc.constant("resource" as const), kind: fc.constant("article" as const), id: idOf(state.articles), title: fc.constant("") }),
  fc.record({ type: fc.constant("resource" as const), kind: fc.constant("product" as const), id: idOf(state.products), title: fc.constant("") }),
  fc.record({ type: fc.constant("in_blog" as const), id: idOf(state.blogs), title: fc.constant("") }),
  fc.record({ type: fc.constant("in_collection" as const), id: idOf(state.collections), title: fc.constant("") }),
  fc.record({ type: fc.constant("article_tag" as const), tag }),
  fc.record({ type: fc.constant("product_tag" as const), tag }),
  fc.record({ type: fc.constant("path" as const), path: fc.constantFrom("/", "/blogs/*", "/pages/about", "*policy", "/collections/*") }),
);
const rule: fc.Arbitrary<PageRule> = fc.record({
  where: fc.oneof(fc.array(target, { maxLength: 0 }), fc.array(target, { maxLength: 3 })), except: fc.array(target, { maxLength: 1 }), markets: fc.subarray(["us", "eu"], { maxLength: 1 }), locales: fc.constant([]),
  customer: fc.constantFrom("anyone", "anyone", "guest", "signed_in"), customerTags: fc.subarray(["VIP"]), device: fc.constantFrom("any", "any", ...DEVICES),
});
const banner: fc.Arbitrary<Banner> = fc.record({
  name: fc.constant("Sale"), live: fc.constantFrom(true, true, false), rule, locale: fc.constantFrom("en", "en", "de"), message: fc.constant("Sale"), linkLabel: fc.constant(null), link: fc.constant(null), startsAt: fc.constantFrom(null, null, AT + 60),
  endsAt: fc.constantFrom(AT + 3_600, AT + 7_200), zone: fc.constant("UTC"), countdown: fc.constant("off"), colors: fc.constant({ text: "#ffffff", background: "#000000" }), confirmation: fc.constant(null),
}).map((one) => bannerSchema.parse(one));
const badgeSet: fc.Arbitrary<BadgeSet> = fc.record({ name: fc.constant("Set"), live: fc.constant(true), rule, locale: fc.constantFrom("en", "de"), badges: fc.constant([{ icon: "truck", title: "Tracked", text: "" }]) }).map((one) => badgeSetSchema.parse(one));
const items = <T>(content: fc.Arbitrary<T>): fc.Arbitrary<Saved<T>[]> => fc.array(content, { minLength: 1, maxLength: 4 }).map((list) => list.map((each, index) => ({ id: `i${index}`, content: each, version: 1 })));
const choices: fc.Arbitrary<Choices> = fc.record({ "sale-banner": fc.constantFrom(OFF, "i0", "i1", "gone"), "trust-badges": fc.constantFrom(OFF, "i0", "i1") }, { requiredKeys: [] });
const saved: fc.Arbitrary<SavedContent> = fc.record({
  banners: items(banner), badgeSets: items(badgeSet),
  settings: fc.record({ kindChoices: fc.record({ article: choices, product: choices, collection: choices, page: choices, home: choices }, { requiredKeys: [] }), guideDismissed: fc.constant(false) }) as fc.Arbitrary<Settings>,
});
const blogPath = `/blogs/${state.blogs[0]?.handle}`;
const path = fc.constantFrom(
  "/", "/cart", "/search?q=back", "/collections", "/collections/all", "/nowhere", "/pages/gone", blogPath, `${blogPath}/tagged/sleep`,
  ...state.products.map(({ handle }) => `/products/${handle}`), ...state.collections.flatMap(({ handle, productIds }) => [`/collections/${handle}`, `/collections/${handle}/products/${state.products.find(({ id }) => id === productIds[0])?.handle}`]),
  ...state.pages.map(({ handle }) => `/pages/${handle}`), ...state.articles.slice(0, 6).map(({ handle }) => `${blogPath}/${handle}`),
);
const visit = fc.record({ folder: fc.constantFrom("", "", "/de"), country: fc.constantFrom("US", "DE"), customer: fc.constantFrom(null, ...(state.customers ?? [])) });

const SHOWN = {
  "sale-banner": (root: ParentNode, width: string) => root.querySelector(`.buyline-sale-banner--any, .buyline-sale-banner--${width}`)?.getAttribute("data-id") ?? null,
  "trust-badges": (root: ParentNode, width: string) => root.querySelector(`.buyline-trust-badges--any, .buyline-trust-badges--${width}`)?.getAttribute("data-id") ?? null,
} satisfies Record<Slot, unknown>;

test("what is explained for an address is what the storefront prints there", async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(saved, path, visit, fc.option(choices), async (content, address, { folder, country, customer }, own) => {
      state.metafields = [];
      const document = toStorefrontDocument(content, AT);
      addMetafield(state, gid("AppInstallation", state.installation.id ?? 0), "buyline", "storefront", "json", document);
      const before = await findSubject({ by: "address", text: ORIGIN + folder + address }, shopify, STORE);
      if (before.ok && before.value.ownerId !== null && own !== null) await shopify.savePageChoices(before.value.ownerId, { value: own, digest: null });

      const found = await findSubject({ by: "address", text: ORIGIN + folder + address }, shopify, STORE);
      if (!found.ok) throw new Error(found.problems[0]?.message);
      const { page, choices: pageChoices, visible } = found.value;
      const visitor = { market: country === "DE" ? "eu" : "us", locale: found.value.locale ?? "en", customer: customer && { tags: customer.tags } };
      const response = await shop.fetch(folder + address, { headers: { cookie: `localization=${country}; sandbox_customer=${customer?.id ?? ""}` } });
      const html = new JSDOM(await response.text()).window.document;
      // A page that is not published has no address that shoppers could open.
      if (!visible) {
        expect(response.status).toBe(404);
        return;
      }
      for (const device of DEVICES) {
        const explained = explainPage({ page, visitor: { ...visitor, device }, at: AT, now: AT, saved: content, published: await shopify.storefrontDocument(), pageChoices: pageChoices.value, pageDraftError: null });
        for (const { slot, winner, upToDate } of explained) {
          expect(SHOWN[slot](html, device), `${slot} on ${device}`).toBe(winner?.candidate.id ?? null);
          expect(upToDate).toBe(true);
          if (winner !== null) shown++;
        }
      }
    }),
    { numRuns: 60 },
  );
  // Random rules that never showed anything would prove nothing.
  expect(shown).toBeGreaterThan(0);
}, 120_000);
