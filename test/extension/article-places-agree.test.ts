/** The same places in TypeScript and in the shipped Liquid, over thousands of articles. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createShopifyLiquid } from "../../app/adapters/shopify-liquid";
import { findPlaces, toPlace, type ArticlePlace } from "../../app/domain/article-places";
import { shippedFiles } from "./extension-files";
import { content, randomArticle, texts } from "./random-articles";

const RANDOM_ARTICLES = 2_000;
const GROUP = /<section class="buyline-article-products[\s\S]*?<\/section>/g;

/** The shipped snippets but the card, which has nothing to do with places, and one engine for all articles of a language. */
const engines = Object.fromEntries(["en", "de"].map((locale) => [locale, createShopifyLiquid({
  read: (path) => (path === "snippets/product-card.liquid" ? "{{ product.id }}" : shippedFiles.get(path)),
  zone: "UTC", locale, moneyFormat: "${{amount}}", currency: "USD", now: () => new Date(0), assetUrl: (file) => file, extensionAssetUrl: (file) => file, extensionLoopLimit: 50,
})]));
/** The content as it was printed, and how much of it stands before each group, closing tags and white space aside. */
async function printPlain(html: string, places: (ArticlePlace | null)[], locale: string): Promise<{ content: string; before: string[] }> {
  const value = places.map((_place, index) => ({ id: index + 1 }));
  const groups = places.map((place, index) => ({ id: `g${index}`, place, headings: {}, layout: "row", product_ids: [index + 1] }));
  const scope = {
    app: { metafields: { buyline: { storefront: { value: { article_products_way: "inside" } } } } },
    request: { locale: { iso_code: locale } },
    article: { content: html, metafields: { $app: { products: { value }, placements: { value: { version: 1, locale: "en", groups } } } } },
  };
  const printed = (await engines[locale]?.renderBlock("article-with-products", { scope }) ?? "").replace(/<!-- (?:BEGIN|END) app [\s\S]*?-->/g, "");
  const text = printed.slice(printed.indexOf('prose" >') + 8).replace(/<\/div>\s*(<script type="application[^\n]*<\/script>)?\s*<\/div>$/, "");
  const before = new Map([...text.matchAll(GROUP)].map((match) => [Number(/__item--row">(\d+)/.exec(match[0])?.[1]), text.slice(0, match.index).replace(GROUP, "")]));
  return { content: text.replace(GROUP, ""), before: places.map((_place, index) => trimmed(before.get(index + 1) ?? "nowhere")) };
}
/** A group may stand before or behind the closing tag of the box around its paragraph. */
const trimmed = (html: string) => html.replace(/(<\/div>|\s)+$/, "");

test("TypeScript and Liquid find the same places in random articles, before and after they are edited", async () => {
  await fc.assert(
    fc.asyncProperty(randomArticle, randomArticle, fc.nat(3), fc.boolean(), async (before, added, gone, translated) => {
      const places = before.map((_block, index) => toPlace(texts(before), index)).slice(0, 20);
      const after = [...added.slice(0, 2), ...before.filter((_block, index) => index % 4 !== gone), ...added.slice(2)];
      const html = content(after);
      const expected = findPlaces(texts(after), places, { sameLanguage: !translated });
      const printed = await printPlain(html, places, translated ? "de" : "en");
      expect(printed.content).toBe(html);
      expect(printed.before).toEqual(expected.map((index) => trimmed(index === null ? html : content(after.slice(0, index + 1)))));
    }),
    { numRuns: RANDOM_ARTICLES },
  );
}, 180_000);
