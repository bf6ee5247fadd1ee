/** Whether the live theme has a place for a slot on a kind of page, from what Shopify tells of the app's blocks. */
import { ARTICLE_WAYS, BLOCKS, type Block } from "./blocks";
import type { Slot } from "./page-resolution";
import { PAGE_KINDS, type PageKind } from "./pages";
import type { ArticleProductsWay } from "./settings";
import type { PlacedBlocks } from "./theme-memory";

/** What can stand on a page: the slots of page rules, and the products of an article. */
export type PageSlot = Slot | "article-products";

/** An article's products have the place of the way that the store has chosen. */
export type PlacedSlot = { slot: Slot } | { slot: "article-products"; way: ArticleProductsWay };

/** The blocks and embeds that show a slot, by their handles. */
const PLACES: Record<Slot, string[]> = {
  "sale-banner": ["sale-banner-embed", "sale-banner"],
  "trust-badges": ["trust-badges", "trust-badges-embed"],
};

/** One block or embed as `shopify.app.extensions()` tells it of the live theme. */
export interface StandingBlock {
  handle: string;
  status: "active" | "available" | "unavailable";
  /** Like "template--product.alternate/main/…" or "group--header/…". */
  targets: string[];
}

export interface LiveTheme {
  standing: StandingBlock[];
  /** Where the blocks stood in the theme that was live before; null when no switch is to be compared. */
  before: PlacedBlocks | null;
}

export type ThemeCause =
  | { cause: "embed_off"; block: string }
  | { cause: "block_not_placed"; block: string }
  | { cause: "block_elsewhere"; block: string; templates: string[] }
  | { cause: "theme_switched"; block: string }
  | { cause: "not_possible"; block: string };

export interface ThemePlace {
  /** The block through which the slot shows; null: the theme has no place for it on this page. */
  through: Block | null;
  /** Why there is no place; empty where there is one. */
  causes: ThemeCause[];
  /** What can be added, with the template of this very page. */
  add: Block[];
}

export function themePlace(page: PlacedSlot, kind: PageKind | null, templateSuffix: string, { standing, before }: LiveTheme): ThemePlace {
  const template = kind === null ? null : PAGE_KINDS[kind].pageType + (templateSuffix === "" ? "" : `.${templateSuffix}`);
  const handles = page.slot === "article-products" ? [ARTICLE_WAYS[page.way].block] : PLACES[page.slot];
  const blocks = handles.flatMap((handle) => BLOCKS.find((block) => block.handle === handle) ?? []);
  const found = new Map(standing.map((block) => [block.handle, block]));

  const through = blocks.find((block) => (found.get(block.handle)?.targets ?? []).some((target) => isOn(target, template))) ?? null;
  if (through !== null) return { through, causes: [], add: [] };
  const causes = blocks.map(({ handle, name, kind: form }): ThemeCause => {
    const block = found.get(handle);
    if (block?.status === "active" && form === "block") return { cause: "block_elsewhere", block: name, templates: [...new Set(block.targets.flatMap((target) => templateOf(target) ?? []))] };
    if ((before?.[handle] ?? []).length > 0) return { cause: "theme_switched", block: name };
    if (block?.status === "unavailable") return { cause: "not_possible", block: name };
    return form === "embed" ? { cause: "embed_off", block: name } : { cause: "block_not_placed", block: name };
  });
  const add = blocks.filter(({ handle, kind: form }) => (form === "embed" || template !== null) && found.get(handle)?.status !== "unavailable");
  return { through: null, causes, add: add.map((block) => ({ ...block, template: template ?? block.template })) };
}

/** "product.alternate" of "template--product.alternate/main/…"; null for what stands on every page. */
function templateOf(target: string): string | null {
  return /^template--([^/]+)/.exec(target)?.[1] ?? null;
}

function isOn(target: string, template: string | null): boolean {
  const own = templateOf(target);
  return own === null || own === template;
}
