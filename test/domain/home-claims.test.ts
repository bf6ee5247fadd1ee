import { expect, test } from "vitest";
import type { Badge, BadgeSet } from "../../app/domain/badges";
import { badgeClaimSchema, type BadgeClaim } from "../../app/domain/claim-kinds";
import { confirmDueClaims, toClaimFacts } from "../../app/domain/home-claims";
import { EVERYWHERE } from "../../app/domain/page-rules";
import type { ShopPolicy } from "../../app/domain/policy-evidence";

const NOW = Date.parse("2026-11-27T12:00:00Z") / 1000;
const SIX_MONTHS_AGO = Date.parse("2026-05-27T12:00:00Z") / 1000;
const POLICIES: ShopPolicy[] = [{ name: "refund_policy", body: "<p>Money back within 30 days of delivery.</p>" }];
const returns = (days: number, claim: Partial<BadgeClaim> = {}): Badge => ({ id: `d${days}`, icon: "returns", title: `${days} day money back`, text: "", link: { policy: "refund_policy" }, claim: badgeClaimSchema.parse({ kind: "money_back", days, policy: "refund_policy", confirmedAt: NOW - 60, ...claim }) });
const plain: Badge = { icon: "lock", title: "Secure checkout", text: "" };
const setOf = (badges: Badge[], over: Partial<BadgeSet> = {}): BadgeSet => ({ name: "Promises", live: true, rule: EVERYWHERE, locale: "en", badges, ...over });
const facts = (set: BadgeSet, policies: ShopPolicy[] | null = POLICIES) =>
  toClaimFacts([{ id: "s", version: 3, content: set }], policies, NOW).flatMap(({ wrong, due }) => [...wrong.map(({ badge, evidence }) => `wrong ${badge}: ${evidence ?? ""}`), ...due.map(({ badge }) => `due ${badge}`)]);

test.each<[string, BadgeSet, ShopPolicy[] | null, string[]]>([
  ["nothing of a claim that its policy bears out and that was confirmed", setOf([returns(30), plain]), POLICIES, []],
  ["a number that the policy contradicts, with its sentence (B1)", setOf([returns(60)]), POLICIES, ["wrong 60 day money back: Money back within 30 days of delivery."]],
  ["a policy that is missing (B1)", setOf([returns(30)]), [], ["wrong 30 day money back: "]],
  ["nothing of policies that Shopify does not tell", setOf([returns(60)]), null, []],
  ["a claim that nobody ever confirmed (B6)", setOf([returns(30, { confirmedAt: null })]), POLICIES, ["due 30 day money back"]],
  ["a claim on the very day of its review (B6)", setOf([returns(30, { confirmedAt: SIX_MONTHS_AGO })]), POLICIES, ["due 30 day money back"]],
  ["nothing a second before", setOf([returns(30, { confirmedAt: SIX_MONTHS_AGO + 1 })]), POLICIES, []],
  ["what lacks its proof, not that it is due as well (B4)", setOf([{ ...plain, title: "24/7 support" }]), POLICIES, ["wrong 24/7 support: "]],
  ["nothing of a set that is off", setOf([returns(60)], { live: false }), POLICIES, []],
])("Home tells %s", (_what, set, policies, expected) => {
  expect(facts(set, policies)).toEqual(expected);
});

test("confirming takes what is due and leaves what is wrong and what was confirmed already", () => {
  const set = setOf([returns(60, { confirmedAt: null }), returns(30, { confirmedAt: SIX_MONTHS_AGO, confirmedBy: "Ada" }), returns(30), plain]);
  const { badges } = confirmDueClaims(set, POLICIES, { now: NOW, by: "Eve" });
  expect(badges.map(({ claim }) => [claim?.confirmedAt, claim?.confirmedBy])).toEqual([[null, null], [NOW, "Eve"], [NOW - 60, null], [undefined, undefined]]);
  expect(facts({ ...set, badges })).toEqual(["wrong 60 day money back: Money back within 30 days of delivery."]);
});
