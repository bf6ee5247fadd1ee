/** The explanation of a page in words, as the Pages screen shows it. Theme causes are added where they are known: in the browser. */
import { explainKind, type SlotExplanation } from "./page-explanation";
import type { Audience } from "./page-explanation-query";
import { typicalPath } from "./page-address";
import { OFF, SLOTS, type Slot } from "./page-resolution";
import { PAGE_KINDS, type Device, type PageKind, type Visitor } from "./pages";
import { causeWords, chosenWords, type CauseWords, type WordsContext } from "./reason-words";
import type { Names } from "./rule-words";
import type { Instant } from "./schedule";
import type { ArticleProductsWay } from "./settings";
import type { SavedContent } from "./storefront-document";

export interface SlotView {
  slot: Slot;
  title: string;
  /** "banner" */
  item: string;
  winner: { id: string; name: string; why: string } | null;
  /** What shoppers get until everything is published, where that is something else; null: the same. */
  untilPublished: { name: string | null } | null;
  notes: CauseWords[];
  lost: { id: string; name: string; causes: CauseWords[] }[];
  /** What can be pinned. */
  options: { id: string; name: string }[];
}

export function toNames({ markets, locales }: Audience): Names {
  return { markets: Object.fromEntries(markets.map(({ handle, name }) => [handle, name])), locales: Object.fromEntries(locales.map(({ code, name }) => [code, name])) };
}

export function titlesOf({ banners, badgeSets }: Pick<SavedContent, "banners" | "badgeSets">): Record<string, string> {
  return Object.fromEntries([...banners, ...badgeSets].map(({ id, content }) => [id, content.name]));
}

/** @param shown what the storefront's Liquid printed of what is published, by id */
export function toSlotView({ slot, winner, lost, causes, upToDate }: SlotExplanation, shown: Record<Device, string | null>, device: Device, context: Omit<WordsContext, "slot">): SlotView {
  const inSlot = { ...context, slot };
  const words = (list: typeof causes) => list.map((cause) => causeWords(cause, inSlot));
  const printed = shown[device];
  const named = winner && { id: winner.candidate.id, name: winner.candidate.name };
  return {
    slot,
    ...SLOTS[slot],
    winner: winner && named && { ...named, why: chosenWords(winner.chosenBy, winner.candidate.rule, inSlot) },
    untilPublished: upToDate || printed === (named?.id ?? null) ? null : { name: printed === null ? null : (context.titles?.[printed] ?? `a ${SLOTS[slot].item} that you deleted`) },
    notes: words(causes),
    lost: lost.map(({ candidate: { id, name }, causes: own }) => ({ id, name, causes: words(own) })),
    options: [...(named === null ? [] : [named]), ...lost.map(({ candidate: { id, name } }) => ({ id, name }))],
  };
}

export interface MatrixRow {
  kind: PageKind;
  label: string;
  cells: { slot: Slot; name: string | null; how: string; onSome: string[] }[];
  /** The way in which this kind of page shows an article's products; null where it cannot. */
  articleProducts: ArticleProductsWay | null;
}

/** Kinds of page and slots: what each shows to a default visitor now. */
export function toMatrix(saved: SavedContent, visitor: Visitor, now: Instant): MatrixRow[] {
  return (Object.keys(PAGE_KINDS) as PageKind[]).map((kind) => ({
    kind,
    label: PAGE_KINDS[kind].many.replace(/^the /, "").replace(/^./, (letter) => letter.toUpperCase()),
    cells: explainKind(kind, typicalPath(kind), visitor, now, saved).map(({ slot, winner, off, onSome }) => ({
      slot,
      name: winner?.candidate.name ?? null,
      how: off ? "Switched off for this kind" : winner?.chosenBy === "kind" ? "Pinned for this kind" : "",
      onSome: onSome.map(({ name }) => name),
    })),
    articleProducts: kind === "article" ? (saved.settings.articleProductsWay ?? "list") : null,
  }));
}

/** The choice as a form holds it: "" follows the rules. */
export function choiceWords(choice: string, options: { id: string; name: string }[]): string {
  return choice === "" ? "the rules" : choice === OFF ? "nothing" : `“${options.find(({ id }) => id === choice)?.name ?? choice}”`;
}
