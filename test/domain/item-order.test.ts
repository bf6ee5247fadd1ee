import { expect, it } from "vitest";
import { ordersInWords, reordered } from "../../app/domain/item-order";

it.each<[string, string, string, string, string | null]>([
  ["all of them", "abc", "abc", "cab", "cab"],
  ["a part, whose others stay", "axbyc", "abc", "cba", "cxbya"],
  ["what somebody deleted since", "ac", "abc", "cba", "ca"],
  ["what somebody added since", "nabc", "abc", "bac", "nbac"],
  ["over an order that was not seen", "bac", "abc", "cab", null],
  ["the same as somebody else", "cab", "abc", "cab", "cab"],
  ["what somebody moved, when all else of it is gone", "b", "ab", "ba", "b"],
])("orders %s", (_, all, seen, wanted, next) => {
  expect(reordered([...all], [...seen], [...wanted])?.join("") ?? null).toBe(next);
});

it.each([
  ["abc", "bac", "Theirs: “a”, “b”. Yours: “b”, “a”."],
  ["abcd", "adcb", "Theirs, from place 2: “b”, “c”, “d”. Yours: “d”, “c”, “b”."],
  ["abcdefghij", "jabcdefghi", "Theirs: “a”, “b”, “c”, “d”, “e”, “f” and 4 more. Yours: “j”, “a”, “b”, “c”, “d”, “e” and 4 more."],
])("says of two orders where they part: %s, %s", (theirs, yours, words) => {
  expect(ordersInWords([...theirs], [...yours])).toBe(words);
});
