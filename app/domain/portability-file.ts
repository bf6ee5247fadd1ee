/**
 * The file that holds everything of a store: what is in it, and how it is put together. Free of zod, because the
 * browser puts it together from many small answers.
 */
import type { ArticleGroup } from "./article-groups";
import type { BadgeSet } from "./badges";
import type { Banner } from "./banner";
import type { ResourceKind } from "./pages";
import type { Choices, Settings } from "./settings";

export const PORTABLE_PRODUCT = "buyline";
/** Counts the shapes of the file. A reader takes its own and every earlier one. */
export const PORTABLE_FORMAT = 1;
/** Room for thousands of articles; a larger file is none of ours. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
export const TOO_LARGE = `This file is larger than ${MOST_FILE_BYTES / 1024 / 1024} MB, so it is no export of Buyline. Nothing was changed.`;

/** A resource by the names that it has in any store. */
export interface PortableName {
  kind: ResourceKind;
  handle: string;
  /** Handle of an article's blog; null for every other kind. */
  blog: string | null;
  title: string;
}

export interface PortableHead {
  product: typeof PORTABLE_PRODUCT;
  format: typeof PORTABLE_FORMAT;
  /** As in "2026-11-27T18:00:00.000Z". */
  exportedAt: string;
  /** e.g. "steady-spine.myshopify.com" */
  shop: string;
  banners: { id: string; content: Banner }[];
  badgeSets: { id: string; content: BadgeSet }[];
  /** All but the set-up guide, which is of this store's own beginning. */
  settings: Omit<Settings, "guideDismissed">;
  /** What the rules name by number. */
  named: (PortableName & { id: number })[];
}

export interface PortableArticle {
  blog: string;
  handle: string;
  title: string;
  /** The language of the text that the places were made for. */
  locale: string;
  groups: PortableGroup[];
}

/** A group of an article's products, with their handles in the merchant's order. */
export interface PortableGroup extends Omit<ArticleGroup, "productIds" | "fallbacks"> {
  products: string[];
  /** By the product's handle, what shows instead of it. */
  fallbacks?: Record<string, PortableFallback>;
}

export interface PortableFallback {
  instead: { kind: "product" | "collection"; handle: string } | null;
  whenSoldOut: "show" | "instead" | "hide";
}

export interface PortablePage extends PortableName {
  choices: Choices;
}

export interface PortableFile extends PortableHead {
  articles: PortableArticle[];
  /** Pages with a choice of their own. */
  pages: PortablePage[];
}

/** One step of an export: what one page of a kind of resource carries. */
export interface PortablePart {
  articles: PortableArticle[];
  pages: PortablePage[];
  /** Where the next step begins; null when this was the last of its kind. */
  next: string | null;
}

export function toPortableFile(head: PortableHead, parts: PortablePart[]): PortableFile {
  return { ...head, articles: parts.flatMap(({ articles }) => articles), pages: parts.flatMap(({ pages }) => pages) };
}

/** "buyline-steady-spine-2026-11-27.json" */
export function toFileName({ shop, exportedAt }: PortableHead): string {
  return `buyline-${shop.replace(/\.myshopify\.com$/, "")}-${exportedAt.slice(0, 10)}.json`;
}
