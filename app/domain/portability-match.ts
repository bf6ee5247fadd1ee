/** What of a file has its counterpart in this store: numbers for handles, before anything is written. */
import type { ArticleGroups } from "./article-groups";
import type { Fallback } from "./link-fallback";
import { assertNever } from "./parsed";
import type { PageRule, Target } from "./page-rules";
import type { ResourceKind } from "./pages";
import type { PortableFallback, PortableFile, PortableName } from "./portability-file";
import type { SwitchedOff } from "./history-content";
import type { Choices } from "./settings";
import type { SavedContent } from "./storefront-document";

/** A resource that this store has. */
export interface Found {
  kind: ResourceKind;
  id: string;
  handle: string;
  blog: string | null;
  /** Names the choices that its page has now; null for none. */
  choicesDigest: string | null;
}

export interface Match {
  /** The file's banners, badge sets and settings, with this store's numbers in their rules. */
  content: SavedContent;
  /** Banners and badge sets whose rule names something that is not here; they come switched off, so that they show nowhere unasked. */
  off: SwitchedOff[];
  articles: { articleId: string; groups: ArticleGroups }[];
  /** `replaces` names the choices that each has now. */
  pages: { ownerId: string; choices: Choices; replaces: string | null }[];
  /** What is not in this store, each named once, by what it is for. */
  missing: { articles: string[]; products: string[]; pages: string[]; inRules: string[] };
  /** How many different products of articles are here. */
  products: number;
}

/** Everything in the file that has to be looked up, by kind. */
export function handlesOf({ named, articles, pages }: PortableFile): Record<ResourceKind, string[]> {
  const handles: Record<ResourceKind, string[]> = { article: [], product: [], collection: [], blog: [], page: [] };
  for (const { kind, handle } of [...named, ...pages]) handles[kind].push(handle);
  for (const { handle, groups } of articles) {
    handles.article.push(handle);
    for (const { products, fallbacks = {} } of groups) {
      handles.product.push(...products);
      for (const { instead } of Object.values(fallbacks)) if (instead !== null) handles[instead.kind].push(instead.handle);
    }
  }
  return handles;
}

/** The numbers that a rule names, with their kind. */
export function idsOfRule({ where, except }: PageRule): { kind: ResourceKind; id: number }[] {
  return [...where, ...except].flatMap((target) => {
    const named = resourceOf(target);
    return named === null ? [] : [named];
  });
}

function resourceOf(target: Target): { kind: ResourceKind; id: number } | null {
  switch (target.type) {
    case "resource":
      return { kind: target.kind, id: target.id };
    case "in_blog":
      return { kind: "blog", id: target.id };
    case "in_collection":
      return { kind: "collection", id: target.id };
    case "kind":
    case "article_tag":
    case "product_tag":
    case "template":
    case "path":
      return null;
    default:
      return assertNever(target);
  }
}

const keyOf = (kind: ResourceKind, handle: string, blog: string | null) => `${kind} ${blog ?? ""} ${handle}`;

export function matchFile(file: PortableFile, found: Found[]): Match {
  const ids = new Map(found.map(({ kind, handle, blog, id }) => [keyOf(kind, handle, blog), id]));
  const digests = new Map(found.map(({ id, choicesDigest }) => [id, choicesDigest]));
  const idOf = ({ kind, handle, blog }: Omit<PortableName, "title">) => ids.get(keyOf(kind, handle, blog)) ?? null;
  const names = new Map(file.named.map((one) => [`${one.kind} ${one.id}`, one]));
  const missing = { articles: new Set<string>(), products: new Set<string>(), pages: new Set<string>(), inRules: new Set<string>() };
  const off: SwitchedOff[] = [];

  function mapItems<T extends { name: string; live: boolean; rule: PageRule }>(items: { id: string; content: T }[]) {
    return items.map(({ id, content }) => {
      const lost: string[] = [];
      const map = (targets: Target[]) =>
        targets.flatMap((target) => {
          const resource = resourceOf(target);
          if (resource === null || !("id" in target)) return [target];
          const name = names.get(`${resource.kind} ${resource.id}`);
          const here = name === undefined ? null : idOf(name);
          if (here !== null) return [{ ...target, id: numberIn(here) }];
          lost.push(name?.title || name?.handle || target.title || String(target.id));
          return [];
        });
      const rule = { ...content.rule, where: map(content.rule.where), except: map(content.rule.except) };
      for (const name of lost) missing.inRules.add(name);
      if (lost.length > 0 && content.live) off.push({ id, name: content.name, why: `its rule names what is not in this store: ${lost.join(", ")}` });
      return { id, version: 0, content: { ...content, rule, live: content.live && lost.length === 0 } };
    });
  }

  /** What is not in this store shows instead of nothing. */
  function toFallback({ instead, whenSoldOut }: PortableFallback): Fallback {
    const id = instead === null ? null : idOf({ ...instead, blog: null });
    if (instead !== null && id === null) missing.products.add(instead.handle);
    return { instead: instead === null || id === null ? null : { kind: instead.kind, id }, whenSoldOut };
  }

  const sold = new Set<string>();
  const articles = file.articles.flatMap(({ blog, handle, title, locale, groups: inFile }) => {
    const articleId = idOf({ kind: "article", handle, blog });
    if (articleId === null) missing.articles.add(title || handle);
    const placed = new Set<string>();
    const groups = inFile.flatMap(({ products, fallbacks: named = {}, ...group }) => {
      const fallbacks: Record<string, Fallback> = {};
      const productIds = products.flatMap((product) => {
        const id = idOf({ kind: "product", handle: product, blog: null });
        if (id === null) missing.products.add(product);
        else sold.add(id);
        const fallback = named[product];
        if (id !== null && fallback !== undefined) fallbacks[id] = toFallback(fallback);
        return id === null || placed.has(id) || !placed.add(id) ? [] : [id];
      });
      return productIds.length === 0 ? [] : [{ ...group, productIds, ...(Object.keys(fallbacks).length > 0 && { fallbacks }) }];
    });
    return articleId === null || groups.length === 0 ? [] : [{ articleId, groups: { locale, groups } }];
  });
  const pages = file.pages.flatMap((page) => {
    const ownerId = idOf(page);
    if (ownerId === null) missing.pages.add(page.title || page.handle);
    return ownerId === null ? [] : [{ ownerId, choices: page.choices, replaces: digests.get(ownerId) ?? null }];
  });

  const content = { banners: mapItems(file.banners), badgeSets: mapItems(file.badgeSets), settings: { ...file.settings, guideDismissed: false } };
  const lists = { articles: [...missing.articles], products: [...missing.products], pages: [...missing.pages], inRules: [...missing.inRules] };
  return { content, off, articles, pages, missing: lists, products: sold.size };
}

function numberIn(id: string): number {
  return Number(id.slice(id.lastIndexOf("/") + 1));
}
