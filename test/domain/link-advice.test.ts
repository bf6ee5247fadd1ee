import { expect, test } from "vitest";
import { adviceOf, type Fallback } from "../../app/domain/link-fallback";
import type { LinkCause } from "../../app/domain/link-health";

const OTHER: Fallback["instead"] = { kind: "collection", id: "gid://shopify/Collection/1" };
const ASKS = /choose what shows instead\.$/;

test.each<[LinkCause, Fallback | undefined, RegExp]>([
  ["sold_out", undefined, ASKS],
  ["sold_out", { instead: OTHER, whenSoldOut: "show" }, ASKS],
  ["sold_out", { instead: OTHER, whenSoldOut: "instead" }, /^Readers see what you chose instead\.$/],
  ["sold_out", { instead: OTHER, whenSoldOut: "hide" }, /^Readers do not see it until/],
  ["sold_out", { instead: null, whenSoldOut: "hide" }, /^Readers do not see it until/],
  ["market", undefined, ASKS],
  ["market", { instead: null, whenSoldOut: "hide" }, ASKS],
  ["market", { instead: OTHER, whenSoldOut: "show" }, /^Readers in these markets see what you chose instead\.$/],
  ["hidden", undefined, /^Readers do not see it\./],
  ["hidden", { instead: OTHER, whenSoldOut: "show" }, /^Readers see what you chose instead\.$/],
  ["place", { instead: OTHER, whenSoldOut: "instead" }, /readers see the group at the end/],
])("beside a product that is %s, with %j, stands what readers get", (cause, fallback, words) => {
  expect(adviceOf(cause, fallback)).toMatch(words);
});
