/** What changed between two versions of everything that is saved: in words, and field by field. */
import { changesOfItem } from "./history-fields";
import type { Change } from "./history-words";
import { SLOTS, type Slot } from "./page-resolution";
import { PAGE_KINDS, type PageKind } from "./pages";
import type { Choices } from "./settings";
import type { Saved, SavedContent } from "./storefront-document";

const NOTHING: SavedContent = { banners: [], badgeSets: [], settings: { kindChoices: {}, guideDismissed: false } };

/** @param before null for the first version */
export function changesBetween(before: SavedContent | null, after: SavedContent): Change[] {
  const past = before ?? NOTHING;
  const name = (id: string) => nameOf(after, id) ?? nameOf(past, id) ?? id;
  return [
    ...listChanges("Banner", "banners", past.banners, after.banners),
    ...listChanges("Badge set", "badge sets", past.badgeSets, after.badgeSets),
    ...kindChanges(past, after, name),
    ...settingsChanges(past, after),
  ];
}

function nameOf({ banners, badgeSets }: SavedContent, id: string): string | null {
  return [...banners, ...badgeSets].find((one) => one.id === id)?.content.name ?? null;
}

function listChanges<T extends { name: string }>(kind: string, many: string, before: Saved<T>[], after: Saved<T>[]): Change[] {
  const past = new Map(before.map((item) => [item.id, item.content]));
  const present = new Set(after.map(({ id }) => id));
  const subject = (name: string) => `${kind} “${name}”`;
  const changes: Change[] = [];
  for (const { id, content } of after) {
    const old = past.get(id);
    if (old === undefined) changes.push({ subject: subject(content.name), words: ["added"], fields: changesOfItem(null, content).fields });
    else {
      const { words, fields } = changesOfItem(old, content);
      if (words.length > 0) changes.push({ subject: subject(old.name), words, fields });
    }
  }
  for (const { id, content } of before) {
    if (!present.has(id)) changes.push({ subject: subject(content.name), words: ["removed"], fields: [] });
  }
  const kept = (items: Saved<T>[]) => items.filter(({ id }) => past.has(id) && present.has(id)).map(({ id }) => id);
  const [orderBefore, orderAfter] = [kept(before), kept(after)];
  if (orderBefore.join() !== orderAfter.join()) {
    const names = (ids: string[], items: Saved<T>[]) => ids.map((id) => items.find((item) => item.id === id)?.content.name ?? id).join(", ");
    changes.push({ subject: `Order of ${many}`, words: ["changed"], fields: [{ field: "Order", before: names(orderBefore, before), after: names(orderAfter, after) }] });
  }
  return changes;
}

/** What a whole kind of page shows, slot by slot. */
function kindChanges(before: SavedContent, after: SavedContent, name: (id: string) => string): Change[] {
  const show = (choice: Choices[Slot]) => (choice === undefined ? "follows the rules" : choice === "off" ? "is off" : `is always “${name(choice)}”`);
  return (Object.keys(PAGE_KINDS) as PageKind[]).flatMap((kind) =>
    (Object.keys(SLOTS) as Slot[]).flatMap((slot): Change[] => {
      const [past, present] = [before.settings.kindChoices[kind]?.[slot], after.settings.kindChoices[kind]?.[slot]];
      if (past === present) return [];
      return [{ subject: `${SLOTS[slot].title} on ${PAGE_KINDS[kind].many}`, words: [show(present)], fields: [{ field: SLOTS[slot].title, before: show(past), after: show(present) }] }];
    }),
  );
}

/** Every other setting but the set-up guide, which shoppers never see. */
function settingsChanges(before: SavedContent, after: SavedContent): Change[] {
  const rest = ({ settings: { kindChoices: _kinds, guideDismissed: _guide, ...others } }: SavedContent) => others;
  const { words, fields } = changesOfItem(rest(before), rest(after));
  return words.length === 0 ? [] : [{ subject: "Settings:", words, fields }];
}
