/** Why a page shows what it shows: the resolution of each slot, and all that stands between it and the shopper. */
import { isUpToDate, unpublishedChanges, type PublishedDocument, type UnpublishedChange } from "./page-explanation-published";
import type { ThemeCause } from "./page-explanation-theme";
import { OFF, resolveSlot, SLOTS, type Candidate, type Choice, type ChosenBy, type Reason, type Slot } from "./page-resolution";
import type { PageKind, StorePage, Visitor } from "./pages";
import type { Instant } from "./schedule";
import type { Choices } from "./settings";
import { MOST_PUBLISHED, toCandidates, toStorefrontDocument, type SavedContent } from "./storefront-document";

/** Shopify serves a page again for some minutes after it was drawn; nobody says how many. */
export const CACHE_SECONDS = 5 * 60;

/** Why something does not show, or shows otherwise than the merchant may expect: one entry each in reason-words.ts. */
export type Cause =
  | Reason
  | ThemeCause
  | { cause: "empty" }
  | { cause: "beyond_limit" }
  | { cause: "unpublished_item"; change: UnpublishedChange }
  | { cause: "unpublished_order" }
  | { cause: "unpublished_kind_choice" }
  | { cause: "page_draft"; error: string }
  | { cause: "cached"; publishedAt: Instant }
  | { cause: "dismissible" }
  | { cause: "pin_gone"; scope: "page" | "kind" }
  | { cause: "hidden_page" }
  | { cause: "no_products" }
  | { cause: "hidden_product"; title: string }
  | { cause: "article_draft"; error: string | null };

export interface PageSituation {
  page: StorePage;
  visitor: Visitor;
  /** The moment that is asked about. */
  at: Instant;
  now: Instant;
  saved: SavedContent;
  published: PublishedDocument | null;
  /** What the page's own metafield holds. */
  pageChoices: Choices;
  /** A choice for this page that Shopify has not taken yet: why. */
  pageDraftError: string | null;
}

export interface SlotExplanation {
  slot: Slot;
  winner: { candidate: Candidate; chosenBy: ChosenBy } | null;
  /** All but the winner, in the merchant's order, with why they do not show. */
  lost: { candidate: Candidate; causes: Cause[] }[];
  /** What concerns the slot as a whole, or its winner. */
  causes: Cause[];
  /** False while shoppers still get something else than what was saved. */
  upToDate: boolean;
  choices: { page: Choice | null; kind: Choice | null };
}

export function explainPage(situation: PageSituation): SlotExplanation[] {
  const candidates = toCandidates(situation.saved);
  const wanted = toStorefrontDocument(situation.saved, situation.now);
  return (Object.keys(SLOTS) as Slot[]).map((slot) => explainSlot(slot, candidates[slot], wanted, situation));
}

function explainSlot(slot: Slot, candidates: Candidate[], wanted: ReturnType<typeof toStorefrontDocument>, situation: PageSituation): SlotExplanation {
  const { page, visitor, at, now, saved, published, pageChoices, pageDraftError } = situation;
  const choices = { page: pageChoices[slot] ?? null, kind: (page.kind && saved.settings.kindChoices[page.kind]?.[slot]) ?? null };
  // The storefront's Liquid walks no list further than this.
  const beyond = new Set((slot === "sale-banner" ? wanted.banners : wanted.badge_sets).slice(MOST_PUBLISHED).map(({ id }) => id));
  const resolution = resolveSlot(candidates.filter(({ id }) => !beyond.has(id)), { page, visitor, now: at, choices });
  const changes = unpublishedChanges(slot, wanted, published, now);
  const empty = new Set(slot === "trust-badges" ? saved.badgeSets.filter(({ content }) => content.live && content.badges.length === 0).map(({ id }) => id) : []);

  const unpublished = (id: string): Cause[] => {
    const change = changes.items.get(id);
    return change === undefined ? [] : [{ cause: "unpublished_item", change }];
  };
  const winner = candidates.find(({ id }) => id === resolution.winner?.id);
  const causes: Cause[] = [];
  for (const scope of ["page", "kind"] as const) {
    const choice = choices[scope];
    if (choice !== null && choice !== OFF && !candidates.some(({ id }) => id === choice)) causes.push({ cause: "pin_gone", scope });
  }
  if (winner !== undefined) causes.push(...unpublished(winner.id));
  if (changes.order) causes.push({ cause: "unpublished_order" });
  if (changes.kindChoices) causes.push({ cause: "unpublished_kind_choice" });
  if (pageDraftError !== null) causes.push({ cause: "page_draft", error: pageDraftError });
  if (slot === "sale-banner" && published?.banners.some(({ id, dismissible }) => id === winner?.id && dismissible === true)) causes.push({ cause: "dismissible" });

  return {
    slot,
    winner: winner === undefined || resolution.winner === null ? null : { candidate: winner, chosenBy: resolution.winner.chosenBy },
    lost: [
      ...resolution.candidates
        .filter(({ candidate }) => candidate.id !== winner?.id)
        .map(({ candidate, reasons }) => ({
          candidate,
          causes: [...reasons.map((reason): Cause => (reason.cause === "paused" && empty.has(candidate.id) ? { cause: "empty" } : reason)), ...unpublished(candidate.id)],
        })),
      ...candidates.filter(({ id }) => beyond.has(id)).map((candidate) => ({ candidate, causes: [{ cause: "beyond_limit" as const }, ...unpublished(candidate.id)] })),
    ],
    causes,
    upToDate: isUpToDate(changes) && pageDraftError === null,
    choices,
  };
}

/** What concerns the page with all its slots. */
export function pageCauses({ visible, at, now, publishedAt }: { visible: boolean; at: Instant; now: Instant; publishedAt: Instant | null }): Cause[] {
  const isFresh = at === now && publishedAt !== null && now - publishedAt < CACHE_SECONDS;
  return [...(visible ? [] : [{ cause: "hidden_page" as const }]), ...(isFresh ? [{ cause: "cached" as const, publishedAt }] : [])];
}

/** Why the products of an article show, or some of them do not. */
export function explainArticleProducts(products: { title: string; active: boolean }[], draft: { error: string | null } | null): Cause[] {
  return [
    ...(products.length === 0 ? [{ cause: "no_products" as const }] : []),
    ...products.filter(({ active }) => !active).map(({ title }) => ({ cause: "hidden_product" as const, title })),
    ...(draft === null ? [] : [{ cause: "article_draft" as const, error: draft.error }]),
  ];
}

export interface KindCell {
  slot: Slot;
  winner: { candidate: Candidate; chosenBy: ChosenBy } | null;
  off: boolean;
  /** What shows on some pages of this kind alone: by tag, collection, blog, template, address or one by one. */
  onSome: Candidate[];
}

/** What every kind of page shows to a visitor now, as far as its pages have nothing of their own. */
export function explainKind(kind: PageKind, path: string, visitor: Visitor, now: Instant, { banners, badgeSets, settings }: SavedContent): KindCell[] {
  const page: StorePage = { kind, id: null, blogId: null, tags: [], collectionIds: [], templateSuffix: "", path };
  const all = toCandidates({ banners, badgeSets });
  return (Object.keys(SLOTS) as Slot[]).map((slot) => {
    const choice = settings.kindChoices[kind]?.[slot] ?? null;
    const { winner, candidates } = resolveSlot(all[slot], { page, visitor, now, choices: { page: null, kind: choice } });
    const found = all[slot].find(({ id }) => id === winner?.id);
    const onSome = choice === null ? candidates.filter(({ candidate, reasons }) => reasons.length > 0 && reasons.every(({ cause }) => cause === "no_match") && namesSome(candidate, kind)) : [];
    return { slot, winner: found === undefined || winner === null ? null : { candidate: found, chosenBy: winner.chosenBy }, off: choice === OFF, onSome: onSome.map(({ candidate }) => candidate) };
  });
}

/** Whether a rule names some pages of the kind, though not all. */
function namesSome({ rule }: Candidate, kind: PageKind): boolean {
  return rule.where.some((target) => {
    switch (target.type) {
      case "kind":
        return false;
      case "resource":
        return target.kind === kind;
      case "in_blog":
      case "article_tag":
        return kind === "article";
      case "in_collection":
      case "product_tag":
        return kind === "product";
      case "template":
      case "path":
        return true;
    }
  });
}
