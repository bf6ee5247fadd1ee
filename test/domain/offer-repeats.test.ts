import { expect, test } from "vitest";
import { repeatOf, toShownOffer, type ShownOffer } from "../../app/domain/offer-repeats";
import { offer } from "./offers";
import { banner, HOUR, NOW } from "./saved-content";

const DAY = 24 * HOUR;
const shown = (change: Parameters<typeof banner>[0] = {}, id = "old"): ShownOffer => toShownOffer(id, banner(change));
const kind = (next: Parameters<typeof banner>[0], before: ShownOffer[], id = "new") => {
  const repeat = repeatOf(id, banner(next), before, NOW);
  return repeat && `${repeat.kind}: the same ${repeat.same}`;
};

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
  ["the same percentage of other products", { message: "Mats", offer: offer({ discountId: "gid://shopify/DiscountNode/2", code: null, covers: { type: "products", count: 2 } }), endsAt: NOW + 5 * HOUR }, [shown({ message: "Balls", offer: offer({ covers: { type: "products", count: 3 } }), endsAt: NOW - DAY })], "new", null],
  ["a reason that was given", { endsAt: NOW + DAY, reasons: [{ kind: "repeated", from: NOW - DAY, to: NOW + DAY, reason: "Back in stock", at: NOW }] }, [shown({ endsAt: NOW - DAY }), shown({ endsAt: NOW - 2 * DAY })], "new", null],
  ["a reason for another end", { endsAt: NOW + 2 * DAY, reasons: [{ kind: "repeated", from: NOW - DAY, to: NOW + DAY, reason: "Back in stock", at: NOW }] }, [shown({ endsAt: NOW - DAY })], "new", "repeated: the same percentage"],
])("%s", (_, next, before, id, expected) => {
  expect(kind(next, before, id)).toBe(expected);
});
