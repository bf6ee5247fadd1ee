/** What a merchant set for the whole store. */
import { z } from "zod";
import { SLOTS, type Slot } from "./page-resolution";
import { PAGE_KINDS, type PageKind } from "./pages";

const slots = Object.keys(SLOTS) as [Slot, ...Slot[]];
const kinds = Object.keys(PAGE_KINDS) as [PageKind, ...PageKind[]];

/** "off" or the id of what is pinned, by slot; a slot that is missing follows the rules. */
export const choicesSchema = z.partialRecord(z.enum(slots), z.string().regex(/^[\w-]{1,40}$/));
export type Choices = z.infer<typeof choicesSchema>;

/**
 * How the store shows an article's groups of products, one way for all of it, so that none shows twice: "inside", the
 * block that prints the article; "embed", behind their paragraphs in any theme; "list", all of them where the block stands.
 */
export const ARTICLE_PRODUCTS_WAYS = ["inside", "embed", "list"] as const;
export type ArticleProductsWay = (typeof ARTICLE_PRODUCTS_WAYS)[number];

/** Liquid reads such a list as one; a store has a few dozen markets. */
const MOST_MARKETS = 250;

export const settingsSchema = z.object({
  /** What a whole kind of page shows, unless a page has its own choice. */
  kindChoices: z.partialRecord(z.enum(kinds), choicesSchema),
  /** The set-up guide on Home was dismissed for good. */
  guideDismissed: z.boolean(),
  /** "list" until the store has chosen. */
  articleProductsWay: z.enum(ARTICLE_PRODUCTS_WAYS).optional(),
  /** Handles of the markets in which a former price may be struck through (A4); none until the store has chosen. */
  formerPrices: z.array(z.string().min(1).max(255)).max(MOST_MARKETS).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const NEW_SETTINGS: Settings = { kindChoices: {}, guideDismissed: false };
