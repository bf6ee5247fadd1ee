/** Whether readers can buy what an article features: what is wrong with a link, what to do about it, and what a webhook tells of it. */
import { z } from "zod";
import type { Instant } from "./schedule";

/** What is known of a product that an article features. */
export interface LinkState {
  /** "hidden": a draft, archived, or not in the online store. */
  presence: "shown" | "hidden" | "deleted";
  soldOut: boolean;
  /** Whether Shopify counts its stock; without that nothing of it is ever sold out. */
  tracked: boolean;
  /** Names of the markets that do not sell it. */
  missingMarkets: string[];
}

/** Worst for readers first. "place": the paragraph that a group stood behind is gone. */
export const LINK_CAUSES = ["deleted", "hidden", "place", "market", "sold_out"] as const;
export type LinkCause = (typeof LINK_CAUSES)[number];

interface CauseWords {
  /** Beside a product, in a few words. */
  label: string;
  /** What readers get, and what the merchant can do. */
  advice: string;
}

export const CAUSE_WORDS: Record<LinkCause, CauseWords> = {
  deleted: { label: "Deleted", advice: "This product does not exist any more. Readers do not see it. Replace it, or remove it." },
  hidden: { label: "Not in the online store", advice: "Readers do not see it. Make it active in the online store, replace it, or remove it." },
  place: { label: "Place lost", advice: "The paragraph it stood behind is gone, so readers see the group at the end. Give it a new place, or keep it there." },
  market: { label: "Not sold everywhere", advice: "Readers in these markets do not see it. Add it to their catalogs, or choose what shows instead." },
  sold_out: { label: "Sold out", advice: "Readers see it as sold out. Restock it, or choose what shows instead." },
};

/** A deleted or hidden product has no further trouble. */
export function causesOf({ presence, soldOut, missingMarkets }: LinkState): LinkCause[] {
  if (presence !== "shown") return [presence];
  return [...(missingMarkets.length > 0 ? (["market"] as const) : []), ...(soldOut ? (["sold_out"] as const) : [])];
}

/** When Shopify told the oldest of these; null when it has not told of any. */
export function oldestOf(links: readonly { asOf: Instant | null }[]): Instant | null {
  const told = links.flatMap(({ asOf }) => asOf ?? []);
  return told.length === 0 ? null : Math.min(...told);
}

/** How often each cause is met in an article. */
export type CauseCounts = Partial<Record<LinkCause, number>>;

export function countCauses(lostPlaces: number, states: readonly LinkState[]): CauseCounts {
  const counts: CauseCounts = lostPlaces > 0 ? { place: lostPlaces } : {};
  for (const cause of states.flatMap(causesOf)) counts[cause] = (counts[cause] ?? 0) + 1;
  return counts;
}

/** Title by cause, where an article has only one product of the cause; "" for one that is not known by name. */
export type OnlyProducts = Partial<Record<LinkCause, string>>;

export function onlyProducts(links: readonly { title: string; state: LinkState }[]): OnlyProducts {
  const only: OnlyProducts = {};
  for (const cause of LINK_CAUSES) {
    const [one, other] = links.filter(({ state }) => causesOf(state).includes(cause));
    if (one !== undefined && other === undefined) only[cause] = one.title;
  }
  return only;
}

/** What a webhook tells of a product. `soldOut` is left out where it does not tell. */
export interface ProductChange {
  productId: string;
  title: string | null;
  presence: LinkState["presence"];
  soldOut?: (tracked: boolean) => boolean;
}

const variant = z.object({ inventory_policy: z.string().nullish(), inventory_quantity: z.number().nullish() });
const updated = z.object({
  id: z.int().positive(),
  title: z.string().nullish(),
  status: z.string().nullish(),
  /** When it came into the online store; null when it is not there; not told by every version. */
  published_at: z.string().nullish(),
  variants: z.array(variant).nullish(),
});
const deleted = z.object({ id: z.int().positive() });

/** Null for a payload that tells nothing. */
export function readProductUpdate(payload: unknown): ProductChange | null {
  const read = updated.safeParse(payload);
  if (!read.success || read.data.status === undefined || read.data.status === null) return null;
  const { id, title, status, published_at: publishedAt, variants } = read.data;
  return {
    productId: `gid://shopify/Product/${id}`,
    title: title ?? null,
    presence: status === "active" && publishedAt !== null ? "shown" : "hidden",
    ...(variants && variants.length > 0 && { soldOut: (tracked) => tracked && variants.every(isOut) }),
  };
}

export function readProductDeletion(payload: unknown): ProductChange | null {
  const read = deleted.safeParse(payload);
  return read.success ? { productId: `gid://shopify/Product/${read.data.id}`, title: null, presence: "deleted" } : null;
}

/** The payload does not say whether the stock of a variant is counted; the product's own answer to that is known from the last look. */
function isOut({ inventory_policy: policy, inventory_quantity: quantity }: z.infer<typeof variant>): boolean {
  return policy !== "continue" && typeof quantity === "number" && quantity <= 0;
}
