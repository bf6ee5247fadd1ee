import { expect, test } from "vitest";
import { repeatOf, toShownOffer, type ShownOffer } from "../../app/domain/offer-repeats";
import { NO_END } from "../../app/domain/banner-windows";
import { offer } from "./offers";
import { banner, HOUR, NOW } from "./saved-content";

const DAY = 24 * HOUR;
const shown = (change: Parameters<typeof banner>[0] = {}, id = "old"): ShownOffer => toShownOffer(id, banner(change));
const kind = (next: Parameters<typeof banner>[0], before: ShownOffer[], id = "new") => {
  const repeat = repeatOf(id, banner(next), before, NOW);
  return repeat && `${repeat.kind}: the same ${repeat.same}`;
};

/** NOW is a Friday, 12:00 in New York. */
const RUNS = { startsAt: NOW - HOUR, endsAt: NOW + 5 * HOUR };
const RUNS_LONGER = { startsAt: NOW - HOUR, endsAt: NOW + 8 * HOUR };
const WAS = { startsAt: NOW - 9 * HOUR, endsAt: NOW - 5 * HOUR };
const TOMORROW = { startsAt: NOW + DAY, endsAt: NOW + DAY + HOUR };
const NEXT_WEEK = { startsAt: NOW + 7 * DAY, endsAt: NOW + 7 * DAY + HOUR };
const several = (list: { startsAt: number; endsAt: number }[]): Parameters<typeof banner>[0] => ({ startsAt: list[0]?.startsAt ?? null, endsAt: list.at(-1)?.endsAt ?? 0, windows: { kind: "several", list } });
const weekly = (until: string): Parameters<typeof banner>[0] => ({ startsAt: null, endsAt: NO_END, zone: "America/New_York", windows: { kind: "weekly", days: [5], from: "09:00", until, firstDate: null, lastDate: null } });

test.each<[string, Parameters<typeof banner>[0], ShownOffer[], string, string | null]>([
  ["nothing was shown before", { endsAt: NOW + DAY }, [], "new", null],
  ["this banner ended earlier by its word", { endsAt: NOW + 2 * DAY, message: "Quite another sale" }, [shown({ endsAt: NOW + DAY }, "new")], "new", "extended: the same banner"],
  ["this banner ends earlier than it said", { endsAt: NOW + DAY }, [shown({ endsAt: NOW + 2 * DAY }, "new")], "new", null],
  ["the same words ended 13 days ago", { endsAt: NOW + DAY }, [shown({ endsAt: NOW - 13 * DAY })], "new", "repeated: the same percentage"],
  ["the same words ended 14 days ago", { endsAt: NOW + DAY }, [shown({ endsAt: NOW - 14 * DAY })], "new", null],
  ["it starts more than 14 days after", { startsAt: NOW + 10 * DAY, endsAt: NOW + 11 * DAY }, [shown({ endsAt: NOW - 5 * DAY })], "new", null],
  ["other words, no figures", { message: "Winter is here", endsAt: NOW + DAY }, [shown({ message: "Autumn is here", endsAt: NOW - DAY })], "new", null],
  ["the same words in other signs", { message: "AUTUMN is here!!!", endsAt: NOW + DAY }, [shown({ message: "Autumn is here", endsAt: NOW - DAY })], "new", "repeated: the same words"],
  ["the same discount with other words", { message: "Other", offer: offer(), endsAt: NOW + 5 * HOUR }, [shown({ message: "One", offer: offer(), endsAt: NOW - DAY })], "new", "repeated: the same discount"],
  ["another banner for the discount that another one tells of, until the end that it tells", { message: "Other", offer: offer(), ...RUNS }, [shown({ message: "One", offer: offer(), ...RUNS })], "new", null],
  ["another banner for it once its end was moved", { message: "Other", offer: offer(), ...RUNS_LONGER }, [shown({ message: "One", offer: offer(), ...RUNS })], "new", "extended: the same discount"],
  ["another banner for it after the first one was ended early", { message: "Other", offer: offer(), ...RUNS }, [shown({ message: "One", offer: offer(), ...RUNS, endsAt: NOW - 60 })], "new", "repeated: the same discount"],
  ["the same percentage of other products", { message: "Mats", offer: offer({ discountId: "gid://shopify/DiscountNode/2", code: null, covers: { type: "products", count: 2 } }), endsAt: NOW + 5 * HOUR }, [shown({ message: "Balls", offer: offer({ covers: { type: "products", count: 3 } }), endsAt: NOW - DAY })], "new", null],
  ["a reason that was given", { endsAt: NOW + DAY, reasons: [{ kind: "repeated", from: NOW - DAY, to: NOW + DAY, reason: "Back in stock", at: NOW }] }, [shown({ endsAt: NOW - DAY }), shown({ endsAt: NOW - 2 * DAY })], "new", null],
  ["a reason for another end", { endsAt: NOW + 2 * DAY, reasons: [{ kind: "repeated", from: NOW - DAY, to: NOW + DAY, reason: "Back in stock", at: NOW }] }, [shown({ endsAt: NOW - DAY })], "new", "repeated: the same percentage"],
  ["a window that runs ends later than it said, and the last one as before", several([RUNS_LONGER, NEXT_WEEK]), [shown(several([RUNS, NEXT_WEEK]), "new")], "new", "extended: the same banner"],
  ["a window that runs ends earlier", several([{ ...RUNS, endsAt: NOW + HOUR }, NEXT_WEEK]), [shown(several([RUNS, NEXT_WEEK]), "new")], "new", null],
  ["windows that were planned from the beginning", several([RUNS, NEXT_WEEK]), [shown(several([RUNS, NEXT_WEEK]), "new")], "new", null],
  ["the next planned window, after the first one is over", several([WAS, NEXT_WEEK]), [shown(several([WAS, NEXT_WEEK]), "new")], "new", null],
  ["a window put between two", several([WAS, TOMORROW, NEXT_WEEK]), [shown(several([WAS, NEXT_WEEK]), "new")], "new", "repeated: the same percentage"],
  ["another banner between two windows", { ...TOMORROW }, [shown(several([WAS, NEXT_WEEK]))], "new", "repeated: the same percentage"],
  ["another banner before any window began", { endsAt: NOW + HOUR }, [shown(several([NEXT_WEEK]))], "new", null],
  ["a reason for the window that ends later", { ...several([RUNS_LONGER, NEXT_WEEK]), reasons: [{ kind: "extended", from: RUNS.endsAt, to: NEXT_WEEK.endsAt, reason: "Storm", at: NOW }] }, [shown(several([RUNS, NEXT_WEEK]), "new")], "new", null],
  ["a weekly rule that goes on", weekly("17:00"), [shown(weekly("17:00"), "new")], "new", null],
  ["a weekly rule that ends later in the day", weekly("18:00"), [shown(weekly("17:00"), "new")], "new", "extended: the same banner"],
])("%s", (_, next, before, id, expected) => {
  expect(kind(next, before, id)).toBe(expected);
});
