/** One way to save, order, copy and delete what stands in a list of the merchant's: banners and badge sets alike. */
import { data } from "@remix-run/node";
import { z } from "zod";
import type { SaveAnswer } from "./components/use-save-form";
import { actOn, BANNER_ACTIONS, type BannerAction } from "./domain/banner-actions";
import { BADGE_SET_NAME_LENGTH, confirmsClaims, parseBadgeSet, type BadgeSet } from "./domain/badges";
import { NAME_LENGTH, parseBanner, type Banner } from "./domain/banner";
import { isIntent, versionIn, versionSchema } from "./domain/form-body";
import { copyName, ordersInWords } from "./domain/item-order";
import { OFF, type Candidate } from "./domain/page-resolution";
import { DISCOUNT_GONE, toDiscountId, type Offer } from "./domain/offer";
import { repeatOf } from "./domain/offer-repeats";
import { parsed, refused, type Parsed } from "./domain/parsed";
import { ruleWarnings } from "./domain/rule-warnings";
import { ruleWords, toNames, warningWords } from "./domain/rule-words";
import type { Instant } from "./domain/schedule";
import { answerOrNull, requireAnswer, requireMerchant, type Merchant } from "./merchant.server";
import type { Drafts, VersionedList } from "./ports";
import type { Audience, Shop } from "./ports-shopify";
import { followStore, shownBefore } from "./offers";
import { publishStorefront } from "./publish";
import { readJson } from "./request-body.server";

export interface ItemKind<T extends { name: string }> {
  /** "banner" */
  word: string;
  list: (drafts: Drafts) => VersionedList<T>;
  parse: (input: unknown, context: { merchant: Merchant; shop: Shop; id: string; saved: T | null; by: string | null }) => Parsed<T> | Promise<Parsed<T>>;
  /** Whether the form says something that is kept with the name of whoever saves it. */
  isSigned?: (input: unknown) => boolean;
  /** What somebody else's save says, for whoever did not see it. */
  says: (content: T) => string;
  /** What else can be done with one from the list: what it is then, or why it cannot be done. */
  act?: (content: T, action: BannerAction, context: { merchant: Merchant; id: string }) => Promise<T | string>;
  /** A copy that shoppers do not see yet. */
  copy: (content: T) => T;
}

export const BANNERS: ItemKind<Banner> = {
  word: "banner",
  list: ({ banners }) => banners,
  parse: async (input, { merchant, shop, id, saved }) => {
    const offer = await readOffer(input, merchant);
    if (!offer.ok) return offer;
    const earlier = { id, shown: await shownBefore(merchant.record, merchant.now), reasons: saved?.reasons };
    return parseBanner(input, { now: merchant.now, zone: shop.zone, locale: shop.locale, confirmation: saved?.confirmation ?? null, offer: offer.value, earlier });
  },
  says: ({ message }) => `Theirs says: “${message}”.`,
  // Whoever switches the copy on confirms its end anew (T5).
  copy: (banner) => ({ ...banner, name: copyName(banner.name, NAME_LENGTH), live: false, archived: undefined, confirmation: null, withdrawn: undefined, reasons: undefined }),
  act: async (banner, action, { merchant: { record, now }, id }) => actOn(banner, action, now, action === "go_on" ? repeatOf(id, banner, await shownBefore(record, now), now) : null),
};

export const BADGE_SETS: ItemKind<BadgeSet> = {
  word: "badge set",
  list: ({ badgeSets }) => badgeSets,
  parse: (input, { merchant, shop, saved, by }) => parseBadgeSet(input, { locale: shop.locale, saved, now: merchant.now, by }),
  isSigned: confirmsClaims,
  says: ({ badges }) => `Theirs has: ${badges.map(({ title }) => title).join(", ")}.`,
  copy: (badgeSet) => ({ ...badgeSet, name: copyName(badgeSet.name, BADGE_SET_NAME_LENGTH), live: false }),
};

const withOffer = z.object({ offerId: z.string().max(200) });

/**
 * The discount that a banner's form names, as it is at this moment; null for none. An id that is not one, of another
 * store or of a discount that is gone, is a problem beside it.
 * @throws Response: 503 when Shopify does not tell
 */
async function readOffer(input: unknown, { discounts }: Merchant): Promise<Parsed<Offer | null>> {
  const offerId = withOffer.safeParse(input).data?.offerId ?? "";
  if (offerId === "") return parsed(null);
  const id = toDiscountId(offerId);
  const offer = id === null ? null : await requireAnswer(discounts.discount(id));
  return offer === null ? refused({ field: "offerId", message: DISCOUNT_GONE }) : parsed(offer);
}

/** What is said of each in its list: its rule as a sentence, and why it never shows although it is on. */
export function describeRules(candidates: Candidate[], audience: Audience | null, now: Instant): Map<string, { rule: string; warnings: string[] }> {
  const names = toNames(audience);
  const facts = { now, markets: audience?.markets.map(({ handle }) => handle) ?? null, locales: audience?.locales.map(({ code }) => code) ?? null, gone: [] };
  return new Map(
    candidates.map((candidate, index) => {
      const isOver = candidate.endsAt !== null && candidate.endsAt <= now;
      const warnings = candidate.live && !isOver ? ruleWarnings(candidate, candidates.slice(0, index), facts).filter(({ kind }) => kind !== "partly") : [];
      return [candidate.id, { rule: ruleWords(candidate.rule, names), warnings: warnings.map((warning) => warningWords(warning, names)) }];
    }),
  );
}

const isId = (id: string | undefined): id is string => id !== undefined && id !== OFF && id !== NEW && /^[\w-]{1,40}$/.test(id);
/** Stands in the address of an editor for what is not saved yet. */
export const NEW = "new";

/**
 * Saves the form under the id in the address and publishes; `version` 0 is the first save.
 * @throws Response: 404 for an id that cannot be one
 */
export async function saveItem<T extends { name: string }>(request: Request, id: string | undefined, kind: ItemKind<T>) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  if (!body.ok) return data<SaveAnswer>({ saved: false, problems: body.problems }, { status: body.status });
  if (isIntent(body.value, "publish")) return published(merchant);
  if (!isId(id)) throw data(`This ${kind.word} does not exist.`, { status: 404 });

  const { drafts, shopify } = merchant;
  const list = kind.list(drafts);
  const [all, shop] = await Promise.all([list.all(), requireAnswer(shopify.shop())]);
  const by = kind.isSigned?.(body.value) === true ? ((await merchant.author())?.name ?? null) : null;
  const content = await kind.parse(body.value, { merchant, shop, id, saved: all.find((one) => one.id === id)?.content ?? null, by });
  if (!content.ok) return data<SaveAnswer>({ saved: false, problems: content.problems }, { status: 422 });

  const result = await list.save(id, content.value, versionIn(body.value));
  if (result.kind === "saved") return published(merchant);
  const message =
    result.current === null
      ? `Somebody else deleted this ${kind.word} while you were editing. Save again to keep yours.`
      : `Somebody else saved this ${kind.word} while you were editing. ${kind.says(result.current.content)} Save again to replace it, or discard yours to take it.`;
  return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message }], version: result.current?.version ?? 0 }, { status: 409 });
}

const listedIds = z.array(z.string()).max(1_000);
const listChange = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("publish") }),
  z.object({ intent: z.literal("order"), ids: listedIds, seen: listedIds }).refine(({ ids, seen }) => JSON.stringify(ids.toSorted()) === JSON.stringify([...new Set(seen)].toSorted())),
  z.object({ intent: z.literal("copy"), id: z.string() }),
  z.object({ intent: z.literal("remove"), id: z.string(), version: versionSchema }),
  z.object({ intent: z.enum(BANNER_ACTIONS), id: z.string(), version: versionSchema }),
]);
export type ListChange = z.infer<typeof listChange>;

/** Changes the list as a whole and publishes. */
export async function changeList<T extends { name: string }>(request: Request, kind: ItemKind<T>) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  if (!body.ok) return data<SaveAnswer>({ saved: false, problems: body.problems }, { status: body.status });
  const change = listChange.safeParse(body.value);
  if (!change.success) return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message: "This change is not known here." }] }, { status: 422 });
  const refusal = await apply(change.data, kind.list(merchant.drafts), kind, merchant);
  if (refusal !== null) {
    const { message, order } = typeof refusal === "string" ? { message: refusal } : refusal;
    return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message }], order }, { status: 409 });
  }
  // What goes on may be bound to a discount that changed while it was off.
  if (change.data.intent === "go_on") await answerOrNull(followStore(merchant, merchant.now));
  return published(merchant);
}

/** Null, or why it could not be done; of an order with the one that stands. */
async function apply<T extends { name: string }>(change: ListChange, list: VersionedList<T>, kind: ItemKind<T>, merchant: Merchant): Promise<string | { message: string; order: string[] } | null> {
  switch (change.intent) {
    case "publish":
      return null;
    case "order": {
      const result = await list.order(change.ids, change.seen);
      if (result.kind === "ordered") return null;
      const names = new Map(result.current.map(({ id, content }) => [id, content.name]));
      const yours = change.ids.flatMap((id) => names.get(id) ?? []);
      return { message: `Somebody else changed the order of these ${kind.word}s meanwhile, so yours is not saved yet. ${ordersInWords([...names.values()], yours)}`, order: [...names.keys()] };
    }
    case "remove":
      return (await list.remove(change.id, change.version)) ? null : `Somebody else changed or deleted this ${kind.word} meanwhile, so it was not deleted. Look at it again first.`;
    case "copy":
      return (await list.copy(change.id, crypto.randomUUID(), kind.copy)) ? null : `Somebody else deleted this ${kind.word} meanwhile.`;
    default: {
      const item = (await list.all()).find(({ id }) => id === change.id);
      if (item === undefined || kind.act === undefined) return `Somebody else deleted this ${kind.word} meanwhile.`;
      const content = await kind.act(item.content, change.intent, { merchant, id: change.id });
      if (typeof content === "string") return content;
      const result = await list.save(change.id, content, change.version);
      return result.kind === "saved" ? null : `Somebody else changed this ${kind.word} meanwhile, so nothing was done. Look at it again first.`;
    }
  }
}

async function published(merchant: Merchant) {
  return data<SaveAnswer>({ saved: true, outcome: await publishStorefront(merchant, merchant.now) });
}
