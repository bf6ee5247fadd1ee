import { expect, it } from "vitest";
import { pageBefore } from "../../app/domain/form-body";

it.each([
  ["?before=7", 7],
  ["", null],
  ["?before=", null],
  ["?before=0", null],
  ["?before=-3", null],
  ["?before=1.5", null],
  ["?before=x", null],
  // More than a column of numbers holds: the database would refuse the question.
  ["?before=2147483648", null],
  ["?before=100000000000000000000", null],
])("a page of a list at %s begins before %s", (query, before) => {
  expect(pageBefore(new URLSearchParams(query))).toBe(before);
});
