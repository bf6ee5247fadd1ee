/** Tasks about products in articles that do not do what they should. Free of zod, for the browser. */
import type { LinkCause } from "./link-health";
import { SCREENS } from "./screens";
import type { HomeFacts, Task, TaskKind } from "./tasks";

/** So many of one cause are named; more of them are one task. */
export const MOST_NAMED = 3;

export const PRODUCTS_GONE: TaskKind = {
  cause: "products_gone",
  serious: true,
  find: ({ troubled }) =>
    linkTasks("products_gone", troubled, ["deleted", "hidden"], {
      one: (title, product) => `${product} in “${title}” is not sold any more`,
      more: (count, title) => `${count} products in “${title}” are not sold any more`,
      many: (articles) => `Products in ${articles} articles are not sold any more`,
      detailOfOne: "It is deleted or not in the online store, so readers do not see it. Replace it, or take it out.",
      detail: "They are deleted or not in the online store, so readers do not see them. Replace them, or take them out.",
    }),
};

export const PLACE_LOST: TaskKind = {
  cause: "place_lost",
  serious: true,
  find: ({ troubled }) =>
    linkTasks("place_lost", troubled, ["place"], {
      one: (title) => `A group in “${title}” has lost its place`,
      more: (count, title) => `${count} groups in “${title}” have lost their places`,
      many: (articles) => `Groups in ${articles} articles have lost their places`,
      detailOfOne: "The paragraph above is gone from the text, so readers see the group at the end. Give it a new place, or keep it there.",
      detail: "The paragraphs above are gone from the text, so readers see the groups at the end. Give them new places, or keep them there.",
    }),
};

export const NOT_IN_MARKET: TaskKind = {
  cause: "not_in_market",
  serious: false,
  find: ({ troubled }) =>
    linkTasks("not_in_market", troubled, ["market"], {
      one: (title, product) => `${product} in “${title}” is not sold in every market`,
      more: (count, title) => `${count} products in “${title}” are not sold in every market`,
      many: (articles) => `Products in ${articles} articles are not sold in every market`,
      detailOfOne: "Readers there do not see it. Add it to the market’s catalog, or choose what shows instead.",
      detail: "Readers there do not see them. Add them to the market’s catalog, or choose what shows instead.",
    }),
};

export const SOLD_OUT: TaskKind = {
  cause: "sold_out",
  serious: false,
  find: ({ troubled }) =>
    linkTasks("sold_out", troubled, ["sold_out"], {
      one: (title, product) => `${product} in “${title}” is sold out`,
      more: (count, title) => `${count} products in “${title}” are sold out`,
      many: (articles) => `Products in ${articles} articles are sold out`,
      detailOfOne: "Readers see it as sold out. Restock it, or choose what shows instead.",
      detail: "Readers see them as sold out. Restock them, or choose what shows instead.",
    }),
};

interface LinkWords {
  /** `product`: its title, or "A product". */
  one: (title: string, product: string) => string;
  more: (count: number, title: string) => string;
  many: (articles: number) => string;
  detailOfOne: string;
  detail: string;
}

function linkTasks(id: string, troubled: HomeFacts["troubled"], causes: LinkCause[], words: LinkWords): Task[] {
  const found = troubled.map(({ causes: counts, ...article }) => ({ ...article, count: causes.reduce((sum, cause) => sum + (counts[cause] ?? 0), 0) })).filter(({ count }) => count > 0);
  if (found.length > MOST_NAMED) return [{ id, title: words.many(found.length), detail: words.detail, action: { label: "See the articles", url: SCREENS.attention } }];
  return found.map(({ number, title, count, only = {} }) => ({
    id: `${id}_${number}`,
    title: count === 1 ? words.one(title, causes.map((cause) => only[cause]).find(Boolean) ?? "A product") : words.more(count, title),
    detail: count === 1 ? words.detailOfOne : words.detail,
    action: { label: "Open the article", url: SCREENS.article(number) },
  }));
}
