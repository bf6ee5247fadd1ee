/** Tasks about banners whose discount or time zone changed (T12), and about ends that moved without a reason (T8). Free of zod, for the browser. */
import type { WithdrawalCause } from "./offer-follow";
import type { Task } from "./tasks";

/** What Home knows of a bound banner, or of one that went off by itself, beside what it knows of every banner. */
export interface OfferNews {
  id: string;
  version: number;
  name: string;
  /** Title of its discount; "" without one. */
  discount: string;
  withdrawn: { cause: WithdrawalCause; detail: string; /** One step brings it back. */ mendable: boolean } | null;
  /** Why a reason is asked, in words; null when none is. */
  reason: string | null;
}

const WENT: Record<WithdrawalCause, { because: string; detail: (discount: string, detail: string) => string; mend: string }> = {
  deleted: { because: "its discount was deleted", detail: (discount) => `“${discount}” is not in your store any more. Choose another discount, or leave the banner off.`, mend: "" },
  over: { because: "its discount was ended", detail: (discount) => `“${discount}” was ended or paused in Shopify before the banner’s end. Shoppers do not see the banner any more.`, mend: "" },
  no_end: { because: "its discount has no end any more", detail: (discount) => `The end of “${discount}” was taken out in Shopify, so no deadline would be true. Give it an end, or leave the banner off.`, mend: "" },
  words: { because: "its words are not true any more", detail: (_, detail) => detail, mend: "Correct the words and show it" },
  zone: { because: "your store’s time zone changed", detail: (_, detail) => detail, mend: "" },
  back: { because: "its discount did not carry it", detail: (discount) => `“${discount}” carries the banner again as it is. Nothing is shown before you say so.`, mend: "Show it again" },
};

/** Why a banner went off by itself, for whoever finds it off: "Went off: its discount was deleted." */
export function wentOffWords(cause: WithdrawalCause): string {
  return `Went off: ${WENT[cause].because}.`;
}

export function withdrawnTasks(news: OfferNews[], url: (id: string) => string): Task[] {
  return news.flatMap(({ id, version, name, discount, withdrawn }): Task[] => {
    if (withdrawn === null) return [];
    const { because, detail, mend } = WENT[withdrawn.cause];
    const action: Task["action"] = withdrawn.mendable && mend !== "" ? { label: mend, intent: "banner-back", id, version } : { label: "Open the banner", url: url(id) };
    return [{ id: `offer_withdrawn_${id}`, title: `The banner “${name}” went off: ${because}`, detail: detail(discount, withdrawn.detail), action, subject: { id, version }, dismiss: "leave-off" }];
  });
}

export function reasonTasks(news: OfferNews[], url: (id: string) => string): Task[] {
  return news.flatMap(({ id, name, reason }): Task[] =>
    reason === null ? [] : [{ id: `offer_reason_${id}`, title: `Say why “${name}” ends later than it said`, detail: reason, action: { label: "Open the banner", url: url(id) } }],
  );
}
