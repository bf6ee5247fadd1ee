/** Whether the live theme has a place for a slot on a kind of page, from what Shopify tells of the app's blocks. */
import { BLOCKS, type Block } from "./blocks";
import type { Slot } from "./page-resolution";
import { PAGE_KINDS, type PageKind } from "./pages";

/** What can stand on a page: the slots of page rules, and the products of an article. */
export type PageSlot = Slot | "article-products";

/** The blocks and embeds that show a slot, by their handles. */
const PLACES: Record<PageSlot, string[]> = {
  "sale-banner": ["sale-banner-embed", "sale-banner"],
  "trust-badges": ["trust-badges", "trust-badges-embed"],
  "article-products": ["products-in-articles", "article-with-products", "article-products"],
};

/** One block or embed as `shopify.app.extensions()` tells it of the live theme. */
export interface StandingBlock {
  handle: string;
  status: "active" | "available" | "unavailable";
  /** Like "template--product.alternate/main/…" or "group--header/…". */
  targets: string[];
  /** Of the live theme, where Shopify names it. */
  themeId: string | null;
}

/** Where a block stood when this screen was last opened: by handle, the theme. */
export type RememberedBlocks = Record<string, string>;

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

/** @param remembered what stood before, to tell a theme that was switched from a block that was never placed */
export function themePlace(slot: PageSlot, kind: PageKind | null, templateSuffix: string, standing: StandingBlock[], remembered: RememberedBlocks): ThemePlace {
  const template = kind === null ? null : PAGE_KINDS[kind].pageType + (templateSuffix === "" ? "" : `.${templateSuffix}`);
  const blocks = PLACES[slot].flatMap((handle) => BLOCKS.find((block) => block.handle === handle) ?? []);
  const found = new Map(standing.map((block) => [block.handle, block]));
  const liveTheme = standing.find(({ themeId }) => themeId !== null)?.themeId ?? null;

  const through = blocks.find((block) => (found.get(block.handle)?.targets ?? []).some((target) => isOn(target, template))) ?? null;
  if (through !== null) return { through, causes: [], add: [] };
  const causes = blocks.map(({ handle, name, kind: form }): ThemeCause => {
    const block = found.get(handle);
    const before = remembered[handle];
    if (block?.status === "active" && form === "block") return { cause: "block_elsewhere", block: name, templates: [...new Set(block.targets.flatMap((target) => templateOf(target) ?? []))] };
    if (before !== undefined && before !== liveTheme) return { cause: "theme_switched", block: name };
    if (block?.status === "unavailable") return { cause: "not_possible", block: name };
    return form === "embed" ? { cause: "embed_off", block: name } : { cause: "block_not_placed", block: name };
  });
  const add = blocks.filter(({ handle, kind: form }) => (form === "embed" || template !== null) && found.get(handle)?.status !== "unavailable");
  return { through: null, causes, add: add.map((block) => ({ ...block, template: template ?? block.template })) };
}

/** What to keep until the next look. A block that is gone keeps the theme in which it stood. */
export function remember(standing: StandingBlock[], before: RememberedBlocks): RememberedBlocks {
  const now = standing.flatMap(({ handle, status, themeId }) => (status === "active" && themeId !== null ? [[handle, themeId] as const] : []));
  return { ...before, ...Object.fromEntries(now) };
}

/** "product.alternate" of "template--product.alternate/main/…"; null for what stands on every page. */
function templateOf(target: string): string | null {
  return /^template--([^/]+)/.exec(target)?.[1] ?? null;
}

function isOn(target: string, template: string | null): boolean {
  const own = templateOf(target);
  return own === null || own === template;
}
