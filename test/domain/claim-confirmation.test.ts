import { expect, test } from "vitest";
import { badgeDesignSchema, badgePaymentsSchema, NO_PAYMENTS, PLAIN_DESIGN } from "../../app/domain/badge-design";
import { parseBadgeSet, type Badge, type BadgeSet } from "../../app/domain/badges";
import { badgeClaimSchema, NO_CLAIM } from "../../app/domain/claim-kinds";
import { reviewAtOf } from "../../app/domain/claims";

const NOW = Date.parse("2026-11-27T12:00:00Z") / 1000;
const RETURNS: Badge = { icon: "returns", title: "Returns", text: "Within 30 days", link: { policy: "refund_policy" }, claim: badgeClaimSchema.parse({ kind: "returns", days: 30 }) };

function save(badges: object[], { saved = null, now = NOW, by = "Ada" }: { saved?: BadgeSet | null; now?: number; by?: string | null } = {}): BadgeSet {
  const set = parseBadgeSet({ badges }, { locale: "en", saved, now, by });
  if (!set.ok) throw new Error(JSON.stringify(set.problems));
  return set.value;
}
const confirmationIn = ({ badges: [badge] }: BadgeSet) => [badge?.claim?.confirmedAt, badge?.claim?.confirmedBy];

test("a claim that the merchant confirms bears who said so and when, and is due six months later (B6)", () => {
  const set = save([{ ...RETURNS, confirm: true }]);
  expect(confirmationIn(set)).toEqual([NOW, "Ada"]);
  expect(reviewAtOf(set.badges[0]?.claim ?? badgeClaimSchema.parse({}))).toBe(Date.parse("2027-05-27T12:00:00Z") / 1000);
  expect(JSON.stringify(set)).not.toContain('"confirm"');
});

test("what a form says of its own confirmation counts for nothing", () => {
  expect(confirmationIn(save([{ ...RETURNS, claim: { ...RETURNS.claim, confirmedAt: NOW, confirmedBy: "Nobody" } }]))).toEqual([null, null]);
});

const confirmed = save([{ ...RETURNS, confirm: true }]);
test.each<[string, object, boolean]>([
  ["at another place with the same words", {}, true],
  ["with another icon", { icon: "truck" }, true],
  ["to be asked again sooner", { claim: { ...RETURNS.claim, reviewMonths: 3 } }, true],
  ["with other words", { text: "Within 60 days" }, false],
  ["with another condition", { condition: "Unused" }, false],
  ["with other days", { claim: { ...RETURNS.claim, days: 60 } }, false],
  ["with a link elsewhere", { link: { url: "/pages/returns" } }, false],
  ["with words in a further language", { translations: { de: { title: "Rückgabe", text: "" } } }, false],
])("a badge that is saved again %s keeps its confirmation: %#", (_how, change, keeps) => {
  const again = save([{ icon: "lock", title: "First", text: "" }, { ...RETURNS, ...change }], { saved: confirmed, now: NOW + 60, by: "Eve" });
  expect([again.badges[1]?.claim?.confirmedAt, again.badges[1]?.claim?.confirmedBy]).toEqual(keeps ? [NOW, "Ada"] : [null, null]);
});

const IMAGE = { file: "badge-1.svg", width: 24, height: 24, alt: "A seal: 30 day returns", decorative: false, seal: false };
test.each<[string, object, boolean]>([
  ["the same description", {}, true],
  ["another description", { alt: "A seal: 90 day returns" }, false],
  ["none, since it is a decoration now", { decorative: true }, false],
])("a badge whose icon is saved again with %s keeps its confirmation: %#", (_how, change, keeps) => {
  const described = save([{ ...RETURNS, image: IMAGE, confirm: true }]);
  expect(confirmationIn(save([{ ...RETURNS, image: { ...IMAGE, ...change } }], { saved: described, by: "Eve" }))).toEqual(keeps ? [NOW, "Ada"] : [null, null]);
});

test("a decoration may be replaced without anybody being asked", () => {
  const decorated = save([{ ...RETURNS, image: { ...IMAGE, decorative: true }, confirm: true }]);
  expect(confirmationIn(save([{ ...RETURNS, image: { ...IMAGE, file: "badge-2.svg", alt: "Unread", decorative: true } }], { saved: decorated }))).toEqual([NOW, "Ada"]);
});

test("what nothing was said of is what an empty one is read as", () => {
  expect(NO_CLAIM).toEqual(badgeClaimSchema.parse({}));
  expect(PLAIN_DESIGN).toEqual(badgeDesignSchema.parse({}));
  expect(NO_PAYMENTS).toEqual(badgePaymentsSchema.parse({}));
});

test("a name that Shopify does not tell leaves the moment", () => {
  expect(confirmationIn(save([{ ...RETURNS, confirm: true }], { by: null }))).toEqual([NOW, null]);
});
