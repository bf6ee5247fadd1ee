/** "Change it here": pins and "off" for a page or for its kind, saved and published. */
import { data } from "@remix-run/node";
import { z } from "zod";
import type { SaveAnswer } from "../../components/use-save-form";
import { isIntent, versionIn } from "../../domain/form-body";
import { choiceWords, titlesOf } from "../../domain/page-explanation-view";
import { OFF, SLOTS, type Slot } from "../../domain/page-resolution";
import { PAGE_KINDS, type PageKind } from "../../domain/pages";
import { choicesSchema, type Choices } from "../../domain/settings";
import type { Merchant } from "../../merchant.server";
import { publishPageChoices, publishStorefront, type Outcome, type PageOutcome } from "../../publish";

const SLOT_NAMES = Object.keys(SLOTS) as Slot[];
const slotValues = z.record(z.string(), z.string()).transform((values) => Object.fromEntries(SLOT_NAMES.flatMap((slot) => (values[slot] ? [[slot, values[slot]]] : [])))).pipe(choicesSchema);
const changeBody = z.object({
  ownerId: z.string().regex(/^gid:\/\/shopify\/(Article|Blog|Collection|Page|Product)\/[1-9]\d{0,18}$/).nullable(),
  digest: z.string().nullable(),
  waiting: slotValues.nullable(),
  kind: z.enum(Object.keys(PAGE_KINDS) as [PageKind, ...PageKind[]]).nullable(),
  page: slotValues,
  forKind: slotValues,
});

const refusal = (status: number, message: string, version?: number) => data<SaveAnswer>({ saved: false, problems: [{ field: "form", message }], version }, { status });

/** Answers the save of the form, and "try again" for what waits. */
export async function changeChoices(merchant: Merchant, body: unknown) {
  if (isIntent(body, "publish")) return publishAgain(merchant);
  const form = changeBody.safeParse(body);
  if (!form.success) return refusal(422, "This choice could not be read. Reload the page and choose again.");
  const { ownerId, digest, waiting, kind, page, forKind } = form.data;

  const [banners, badgeSets, settings] = await Promise.all([merchant.drafts.banners.all(), merchant.drafts.badgeSets.all(), merchant.drafts.settings()]);
  const known: Record<Slot, { id: string }[]> = { "sale-banner": banners, "trust-badges": badgeSets };
  const kept = { ...forKindNow(settings.content.kindChoices, kind) };
  const isGone = (slot: Slot, choice: string | undefined) => choice !== undefined && choice !== OFF && !known[slot].some(({ id }) => id === choice);
  const gone = SLOT_NAMES.find((slot) => isGone(slot, page[slot]) || (forKind[slot] !== kept[slot] && isGone(slot, forKind[slot])));
  if (gone !== undefined) return refusal(422, `The ${SLOTS[gone].item} that you chose does not exist any more. Choose another.`);

  let outcome: Outcome = { live: true };
  if (kind !== null && !isSame(kept, forKind)) {
    const saved = await merchant.drafts.saveSettings({ ...settings.content, kindChoices: { ...settings.content.kindChoices, [kind]: forKind } }, versionIn(body));
    if (saved.kind === "conflict") return refusal(409, `Somebody else changed what kinds of page show while this page was open. For ${PAGE_KINDS[kind].many} they chose ${words(forKindNow(saved.current?.content.kindChoices ?? {}, kind), titlesOf({ banners, badgeSets }))}. Choose again if you still want something else.`, saved.current?.version ?? 0);
    outcome = await publishStorefront(merchant, merchant.now);
  }
  if (ownerId !== null) {
    const done = await publishPageChoices(merchant, ownerId, page, { digest, waiting });
    if ("refused" in done) return refuse(done, titlesOf({ banners, badgeSets }));
    if (outcome.live) outcome = done;
  }
  return data<SaveAnswer>({ saved: true, outcome });
}

/** Everything that waits: banners and badges, and the choices of single pages. */
async function publishAgain(merchant: Merchant) {
  let outcome = await publishStorefront(merchant, merchant.now);
  for (const { ownerId, choices, replaces } of await merchant.drafts.pageDrafts()) {
    const done = await publishPageChoices(merchant, ownerId, choices, { digest: replaces, waiting: choices });
    // A page that is gone, or that somebody else has decided meanwhile, waits no more.
    if (!("refused" in done) && outcome.live) outcome = done;
  }
  return data<SaveAnswer>({ saved: true, outcome });
}

function refuse(outcome: Extract<PageOutcome, { refused: string }>, titles: Record<string, string>) {
  if (outcome.refused === "no-page") return refusal(404, "This page does not exist in your store any more. Nothing was changed.");
  return refusal(409, `Somebody else changed this page’s own choice meanwhile. They chose ${words(outcome.current, titles)}, which is shown now. Choose again if you still want something else.`);
}

/** "sale banner: nothing; trust badges: the rules" */
function words(choices: Choices, titles: Record<string, string>): string {
  const options = Object.entries(titles).map(([id, name]) => ({ id, name }));
  return SLOT_NAMES.map((slot) => `${SLOTS[slot].title.toLowerCase()}: ${choiceWords(choices[slot] ?? "", options)}`).join("; ");
}

function forKindNow(kindChoices: Partial<Record<PageKind, Choices>>, kind: PageKind | null): Choices {
  return kind === null ? {} : (kindChoices[kind] ?? {});
}

function isSame(one: Choices, other: Choices): boolean {
  return SLOT_NAMES.every((slot) => one[slot] === other[slot]);
}
