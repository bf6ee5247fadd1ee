/** Finds the page that is asked about, whichever way it was named. */
import { isResourcePlace, parsePageAddress, typicalPath, type StoreAddresses } from "../../domain/page-address";
import { toOwnerId, type Subject } from "../../domain/page-explanation-query";
import { PAGE_KINDS, type PageKind, type StorePage } from "../../domain/pages";
import { parsed, refused, type Parsed } from "../../domain/parsed";
import type { Choices } from "../../domain/settings";
import type { FoundPage, StorePages } from "../../ports-shopify";

export interface SubjectPage {
  page: StorePage;
  title: string;
  /** The resource whose page it is; null for pages that carry no choice of their own. */
  ownerId: string | null;
  visible: boolean;
  choices: { value: Choices; digest: string | null };
  /** Whether it stands for all pages of its kind. */
  typical: boolean;
  /** The language that a pasted address names. */
  locale: string | null;
  /** What the merchant should know about it, "" for nothing. */
  note: string;
}

const NO_CHOICES = { value: {}, digest: null };
const TITLES: Record<PageKind, string> = { home: "Home page", product: "Any product", collection: "Any collection", collections: "List of collections", blog: "Any blog", article: "Any article", page: "Any page", search: "Search page", cart: "Cart", not_found: "“Not found” page" };
/** Collections that every store has without a resource behind them. */
const AUTOMATIC_COLLECTIONS = ["all", "vendors", "types"];

/** @throws ShopifyFailure */
export async function findSubject(subject: Exclude<Subject, { by: "nothing" }>, shopify: StorePages, store: StoreAddresses): Promise<Parsed<SubjectPage>> {
  if (subject.by === "kind") return parsed(withoutResource(subject.kind, typicalPath(subject.kind), { typical: true }));
  if (subject.by === "resource") return byId(subject.kind, subject.id, shopify);

  const address = parsePageAddress(subject.text, store);
  if (!address.ok) return address;
  if (address.value.by === "id") return byId(address.value.kind, address.value.id, shopify);
  const { place, path, locale, otherTheme } = address.value;
  const note = otherTheme ? "This link shows a theme that is not live. What follows is about your live theme." : "";
  if (!isResourcePlace(place)) {
    const lost = place.kind === "not_found" ? "There is no page at this address: shoppers get the “not found” page, which is explained here." : note;
    return parsed({ ...withoutResource(place.kind, path, {}), locale, note: lost });
  }
  const found = await shopify.pageAt(place);
  if (found !== null) return parsed({ ...toSubject(found, { note }), locale, page: { ...found.page, path } });
  if (place.kind === "collection" && AUTOMATIC_COLLECTIONS.includes(place.handle)) return parsed({ ...withoutResource("collection", path, { title: "All products" }), locale, note });
  const gone = place.kind === "article" ? "article" : place.kind;
  return parsed({ ...withoutResource("not_found", path, {}), locale, note: `There is no ${gone} at this address (any more). Shoppers get the “not found” page, which is explained here.` });
}

async function byId(kind: Parameters<typeof toOwnerId>[0], id: number, shopify: StorePages): Promise<Parsed<SubjectPage>> {
  const found = await shopify.page(toOwnerId(kind, id));
  return found === null || found.page.kind !== kind ? refused({ field: "address", message: `This ${kind} does not exist in your store any more. Choose another page.` }) : parsed(toSubject(found, { note: "" }));
}

function toSubject({ ownerId, title, page, visible, choices }: FoundPage, { note }: { note: string }): SubjectPage {
  return { ownerId, title, page, visible, choices, typical: false, locale: null, note };
}

function withoutResource(kind: PageKind | null, path: string, { typical = false, title }: { typical?: boolean; title?: string }): SubjectPage {
  const page: StorePage = { kind, id: null, blogId: null, tags: [], collectionIds: [], templateSuffix: "", path };
  const isTypical = typical && ["product", "collection", "blog", "article", "page"].includes(kind ?? "");
  const note = isTypical && kind !== null ? `What ${PAGE_KINDS[kind].many} show as far as nothing of their own decides: rules that name tags, collections, blogs or single pages count only on those pages.` : "";
  return { page, title: title ?? (kind === null ? path : TITLES[kind]), ownerId: null, visible: true, choices: NO_CHOICES, typical: isTypical, locale: null, note };
}

