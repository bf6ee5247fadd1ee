/** An article's groups of products: what a merchant may save, and what is published of it. */
import { z } from "zod";
import { placeSchema } from "./article-places";
import { MOST_PRODUCTS, numberOf, productId } from "./article-products";
import { fallbackSchema, isPlain, readFallback, toStorefrontFallback, type Fallback } from "./link-fallback";
import { parseWith, type Parsed } from "./parsed";
import { GROUP_LAYOUTS, type ArticlePlacements, type StorefrontGroup } from "./storefront-document";

export const MOST_GROUPS = 20;
/** Liquid's limit for the turns of one loop. */
export const MOST_GROUP_PRODUCTS = 50;
export const MOST_HEADING_CHARACTERS = 120;
/** Products, and collections, that may show instead of others: Liquid reads each list in one loop. */
export const MOST_FALLBACKS = 50;

/** As in `request.locale.iso_code`. */
const locale = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, "There is no such language.");

export const articleGroupSchema = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/, "This group has no usable id."),
  place: placeSchema.nullable(),
  headings: z
    .record(locale, z.string().trim().max(MOST_HEADING_CHARACTERS, `Shorten the heading to ${MOST_HEADING_CHARACTERS} characters.`))
    .transform((headings) => Object.fromEntries(Object.entries(headings).filter(([, heading]) => heading !== ""))),
  layout: z.enum(GROUP_LAYOUTS, "Choose one of the layouts."),
  productIds: z
    .array(productId)
    .min(1, "Pick at least one product for this group, or remove the group.")
    .max(MOST_GROUP_PRODUCTS, `A group can hold at most ${MOST_GROUP_PRODUCTS} products. Move some of them to another group.`),
  /** By product id, what shows when it is gone or sold out; a product that is missing here has nothing of its own. */
  fallbacks: z.record(productId, fallbackSchema).optional(),
});

export const articleGroupsSchema = z
  .object({ locale, groups: z.array(articleGroupSchema).max(MOST_GROUPS, `An article can have at most ${MOST_GROUPS} groups. Join some of them.`) })
  .superRefine(({ groups }, context) => {
    const refuse = (message: string, path: (string | number)[]) => context.addIssue({ code: "custom", message, path });
    const seen = new Set<string>();
    groups.forEach(({ productIds }, index) => {
      if (productIds.some((id) => seen.has(id)) || new Set(productIds).size < productIds.length) refuse("A product is listed twice in this article. Remove one of the two.", ["groups", index, "productIds"]);
      for (const id of productIds) seen.add(id);
    });
    if (seen.size > MOST_PRODUCTS) refuse(`An article can feature at most ${MOST_PRODUCTS} products. Remove some of them.`, ["groups"]);
    const instead = { product: new Set<string>(), collection: new Set<string>() };
    groups.forEach(({ productIds, fallbacks = {} }, index) => {
      for (const id of productIds) {
        const one = fallbacks[id]?.instead;
        if (!one) continue;
        const path = ["groups", index, "fallbacks", id];
        if (one.kind === "product" && seen.has(one.id)) refuse("This product stands in the article already, so it cannot show instead of another. Choose one that does not.", path);
        else if (instead[one.kind].has(one.id)) refuse("This shows instead of another product already, and nothing shows twice. Choose something else.", path);
        instead[one.kind].add(one.id);
      }
    });
    for (const [kind, ids] of Object.entries(instead)) {
      if (ids.size > MOST_FALLBACKS) refuse(`At most ${MOST_FALLBACKS} ${kind}s can show instead of others in one article. Remove some of them.`, ["groups"]);
    }
    if (new Set(groups.map(({ id }) => id)).size < groups.length) refuse("Two groups have the same id.", ["groups"]);
  });

export type ArticleGroup = z.infer<typeof articleGroupSchema>;
/** The groups in their order; `locale` is the language of the text that their places were made for. */
export type ArticleGroups = z.infer<typeof articleGroupsSchema>;

/** Parses what the merchant arranged; problems name their field ("groups.0.productIds"). */
export function parseArticleGroups(input: unknown): Parsed<ArticleGroups> {
  return parseWith(articleGroupsSchema, input);
}

/** All products of the groups in their order: the article's `products` metafield. */
export function productIdsOf({ groups }: ArticleGroups): string[] {
  return groups.flatMap(({ productIds }) => productIds);
}

/** What may show instead of them, each once: the article's lists of fallbacks. */
export function fallbackIdsOf({ groups }: ArticleGroups): { products: string[]; collections: string[] } {
  const all = groups.flatMap(({ productIds, fallbacks = {} }) => productIds.flatMap((id) => fallbacks[id]?.instead ?? []));
  const idsOf = (kind: string) => [...new Set(all.filter((one) => one.kind === kind).map(({ id }) => id))];
  return { products: idsOf("product"), collections: idsOf("collection") };
}

export function toGroupPlacements({ locale: language, groups }: ArticleGroups): ArticlePlacements {
  return {
    version: 1,
    locale: language,
    groups: groups.map(({ productIds, fallbacks = {}, ...rest }) => ({
      ...rest,
      product_ids: productIds.map((id) => Number(numberOf(id))),
      ...(productIds.some((id) => !isPlain(fallbacks[id])) && { fallbacks: productIds.map((id) => toStorefrontFallback(fallbacks[id])) }),
    })),
  };
}

/** What was saved before there were groups: all products behind the text, in as many groups as Liquid needs. */
export function toGroupsAtEnd(productIds: readonly string[], language: string): ArticleGroups {
  return { locale: language, groups: addRest([], productIds) };
}

const published = z.object({
  locale: locale.nullable().catch(null),
  groups: z.array(articleGroupSchema.omit({ productIds: true, fallbacks: true }).extend({ product_ids: z.array(z.int()), fallbacks: z.array(z.unknown()).optional().catch(undefined) }).nullable().catch(null)),
});

/**
 * The groups as shoppers see them, from what is published: products that the article does not feature are in none,
 * those that are in none become the last group, and nothing that cannot be read is in the way.
 * @param placements value of the metafield, parsed; anything else is no groups
 * @param language of the article's text, where the placements name none
 */
export function readPublishedGroups(placements: unknown, productIds: readonly string[], language: string): ArticleGroups {
  const read = published.safeParse(placements).data;
  const left = new Map(productIds.map((id) => [numberOf(id), id]));
  const groups = (read?.groups ?? []).flatMap((one): ArticleGroup[] => {
    if (one === null) return [];
    const { product_ids: numbers, fallbacks: published = [], ...rest } = one;
    const fallbacks: Record<string, Fallback> = {};
    const ids = numbers.flatMap((number, index) => {
      const id = left.get(String(number));
      left.delete(String(number));
      const fallback = readFallback(published[index]);
      if (id !== undefined && fallback !== null) fallbacks[id] = fallback;
      return id ?? [];
    });
    return ids.length === 0 ? [] : [{ ...rest, productIds: ids, ...(Object.keys(fallbacks).length > 0 && { fallbacks }) }];
  });
  return { locale: read?.locale ?? language, groups: addRest(groups, [...left.values()]) };
}

function addRest(groups: readonly ArticleGroup[], productIds: readonly string[]): ArticleGroup[] {
  const all = [...groups];
  for (let start = 0; start < productIds.length; start += MOST_GROUP_PRODUCTS) {
    all.push({ id: freeId(all), place: null, headings: {}, layout: "row", productIds: productIds.slice(start, start + MOST_GROUP_PRODUCTS) });
  }
  return all;
}

/** An id that none of the groups has. */
export function freeId(groups: readonly Pick<StorefrontGroup, "id">[]): string {
  const taken = new Set(groups.map(({ id }) => id));
  let number = groups.length + 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
}

/** The groups without these products; a group that loses its last one is gone. */
export function withoutProducts({ locale: language, groups }: ArticleGroups, productIds: readonly string[]): ArticleGroups {
  const kept = groups.map((one) => ({ ...one, productIds: one.productIds.filter((id) => !productIds.includes(id)) }));
  return { locale: language, groups: kept.filter((one) => one.productIds.length > 0) };
}
