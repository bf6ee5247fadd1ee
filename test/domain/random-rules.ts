/** Random rules, pages and visitors of a small world, so that they meet. */
import fc from "fast-check";
import type { PageRule, Target } from "../../app/domain/page-rules";
import { OFF, type Choice } from "../../app/domain/page-resolution";
import { DEVICES, PAGE_KINDS, RESOURCE_KINDS, type PageKind, type StorePage, type Visitor } from "../../app/domain/pages";
import type { Choices } from "../../app/domain/settings";

const number = fc.constantFrom(1, 2, 12);
const tag = fc.constantFrom("back-pain", "Back-Pain", "sale", "Straße", "ΟΔΟΣ", "İstanbul", "a b");
export const kind = fc.constantFrom(...(Object.keys(PAGE_KINDS) as PageKind[]));
const suffix = fc.constantFrom("", "landing", "land");
const path = fc.constantFrom("/", "/blogs/journal/back-pain", "/blogs/journal/r%C3%BCcken", "/blogs/journal/rücken", "/blogs/journal/r%c3%bccken", "/pages/sale", "/pages/sale,x", "/collections/a%20b", "/100%25", "/%zz");
const pattern = fc.constantFrom("/", "/*", "/blogs/journal/*", "/blogs/journal/rücken", "/blogs/journal/r%C3%BCcken", "*sale", "*/sale*", "/pages/sale", "/100%25", "/%zz", "*ü*");
export const market = fc.constantFrom("us", "eu");
export const locale = fc.constantFrom("en", "en", "en", "de", "pt-BR", "ar");
export const instant = fc.integer({ min: 1_000, max: 1_010 });
export const id = fc.constantFrom("a", "b", "c", "d");

/** Most rules do not narrow, so that something shows often enough to be compared. */
const rarely = <T>(list: fc.Arbitrary<T[]>) => fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: list });

export const target: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ type: fc.constant("kind" as const), kind }),
  fc.record({ type: fc.constant("resource" as const), kind: fc.constantFrom(...RESOURCE_KINDS), id: number, title: fc.constant("") }),
  fc.record({ type: fc.constant("in_blog" as const), id: number, title: fc.constant("") }),
  fc.record({ type: fc.constant("in_collection" as const), id: number, title: fc.constant("") }),
  fc.record({ type: fc.constant("article_tag" as const), tag }),
  fc.record({ type: fc.constant("product_tag" as const), tag }),
  fc.record({ type: fc.constant("template" as const), suffix: fc.constantFrom("landing", "land") }),
  fc.record({ type: fc.constant("path" as const), path: pattern }),
);
export const rule: fc.Arbitrary<PageRule> = fc.record({
  where: fc.array(target, { maxLength: 4 }),
  except: fc.array(target, { maxLength: 2 }),
  markets: rarely(fc.uniqueArray(market, { maxLength: 1 })),
  locales: rarely(fc.uniqueArray(locale, { maxLength: 2 })),
  customer: fc.constantFrom("anyone", "anyone", "anyone", "guest", "signed_in"),
  customerTags: rarely(fc.uniqueArray(tag, { maxLength: 1 })),
  device: fc.constantFrom("any", "any", ...DEVICES),
});
export const choice: fc.Arbitrary<Choice> = fc.oneof(fc.constant(OFF), id, fc.constant("gone"));
export const choices: fc.Arbitrary<Choices> = fc.record({ "sale-banner": choice, "trust-badges": choice }, { requiredKeys: [] });

export const page: fc.Arbitrary<StorePage> = fc.record({
  kind: fc.oneof({ weight: 9, arbitrary: kind }, { weight: 1, arbitrary: fc.constant(null) }),
  id: fc.option(number),
  blogId: fc.option(number),
  tags: fc.array(tag, { maxLength: 3 }),
  collectionIds: fc.array(number, { maxLength: 3 }),
  templateSuffix: suffix,
  path,
});
export const visitor: fc.Arbitrary<Visitor> = fc.record({ market: fc.option(market), locale, customer: fc.option(fc.record({ tags: fc.array(tag, { maxLength: 2 }) })), device: fc.constant("phone") });
