import { describe, expect, it, test } from "vitest";
import { BADGE_PRESETS } from "../../app/domain/badge-presets";
import type { Badge } from "../../app/domain/badges";
import { badgeClaimSchema, type BadgeClaim, type PolicyName } from "../../app/domain/claim-kinds";
import { forbiddenPhraseIn, kindsSaidIn, sealIn } from "../../app/domain/claim-words";
import { claimProblems, claimsOf, reviewAtOf, type Finding } from "../../app/domain/claims";
import { durationsIn } from "../../app/domain/durations";
import { sentencesIn } from "../../app/domain/policy-evidence";

const NOW = Date.parse("2026-11-27T12:00:00Z") / 1000;
const claim = (over: Partial<BadgeClaim> = {}): BadgeClaim => ({ ...badgeClaimSchema.parse({}), confirmedAt: NOW - 1_000, ...over });
const badge = (title: string, over: Partial<Badge> = {}): Badge => ({ icon: "lock", title, text: "", claim: claim(), ...over });
const policy = (body: string, name: PolicyName = "refund_policy") => ({ name, body });
const report = (one: Badge, ...policies: { name: PolicyName; body: string }[]) => {
  const { claims, findings } = claimsOf({ badges: [one] }, policies, NOW);
  return { findings, quote: claims[0]?.quote ?? null };
};
const rules = (findings: Finding[]) => findings.map(({ rule, field }) => `${rule} ${field}`);

describe("lengths of time", () => {
  test.each<[string, number[]]>([
    ["30 days", [30]],
    ["30-day money back", [30]],
    ["30 Day Money Back Guarantee", [30]],
    ["within thirty (30) calendar days", [30]],
    ["thirty days", [30]],
    ["forty-five days, or sixty", [45]],
    ["twenty one days", [21]],
    ["3 to 5 working days", [5]],
    ["3–5 business days", [5]],
    ["two weeks", [14]],
    ["a year", [365]],
    ["2-year warranty", [730]],
    ["30 Tage Rückgaberecht", [30]],
    ["innerhalb von dreißig Tagen", [30]],
    ["innerhalb von dreissig Tagen", [30]],
    ["30-Tage-Geld-zurück-Garantie", [30]],
    ["einundzwanzig Tage", [21]],
    ["fünf bis zwölf Werktage", [12]],
    ["fuenf Tage", [5]],
    ["30-tägiges Rückgaberecht", [30]],
    ["zwei Jahre Garantie", [730]],
    ["14\u00a0Tage", [14]],
    ["30\u2011day", [30]],
    ["３０ days", [30]],
    ["48 hours", [2]],
    ["24 / 7 Support", []],
    ["version 1.30 days", []],
    ["30 daylight bulbs", []],
    ["Monday", []],
    // No whole number, so nothing that a policy could be held against.
    ["½ year", []],
    ["1½ years", []],
  ])("%s", (text, days) => {
    expect(durationsIn(text).map((each) => each.days)).toEqual(days);
  });
});

describe("words that are refused", () => {
  test.each(["100% secure", "100 % SECURE checkout", "1 0 0 % s e c u r e", "100%\u200bsécure", "１００％ secure", "100% s\u0435cure", "Hacker-proof", "hackerproof!", "h.a.c.k.e.r proof", "Guaranteed   Safe Checkout", "100 % sicher", "Garantiert sichere Zahlung", "völlig sicher", "Hundred percent safe", "100٪ secure"])("%s (B3)", (typed) => {
    expect(forbiddenPhraseIn(typed)).not.toBeNull();
    expect(claimProblems(badge(typed))).toEqual(expect.arrayContaining([expect.objectContaining({ rule: "B3", severity: "refused", field: "title", evidence: typed })]));
  });

  test.each(["Norton Secured", "n o r t o n", "McAfée secure", "MCAFEE", "Trust-Pilot 5 stars", "trusted  shops", "B.B.B. accredited", "BBB", "TÜV geprüft", "tüv", "Verified by Visa", "B-Corp", "Comodo Secure", "COMODO SSL"])("%s (B2)", (typed) => {
    expect(sealIn(typed)).not.toBeNull();
    expect(claimProblems(badge("Ours", { text: typed }))).toEqual(expect.arrayContaining([expect.objectContaining({ rule: "B2", severity: "refused", field: "text" })]));
  });

  test.each(["Secure checkout", "Encrypted (TLS) and hosted by Shopify", "100% cotton", "100% wool, secured with a button", "Over 5,100 safe deliveries", "100 safe recipes", "Muy cómodo", "Comodo e leggero", "Safe for children", "Notorious comfort", "Statuette", "Hack your sleep", "Sicher bezahlen", "Rabbit-free bbbq"])("%s is allowed", (typed) => {
    expect([forbiddenPhraseIn(typed), sealIn(typed)]).toEqual([null, null]);
  });

  it("are found in every text and in every language of a badge", () => {
    const words = { title: "Ok", text: "", terms: "hacker proof", condition: "unhackable" };
    const found = claimProblems(badge("Ok", { ...words, translations: { de: { title: "100% sicher", text: "" } } })).filter(({ severity }) => severity === "refused").map(({ field }) => field);
    expect(found).toEqual(["condition", "terms", "translations.de.title"]);
  });

  it("are found in what is read out of an icon, and not where it is a decoration", () => {
    const image = { file: "badge-1.svg", width: 24, height: 24, alt: "A lock: 100% secure", decorative: false, seal: false };
    const translations = { de: { title: "Ok", text: "", imageAlt: "Siegel von Trusted Shops" } };
    const found = (decorative: boolean) => claimProblems(badge("Ok", { image: { ...image, decorative }, translations })).filter(({ severity }) => severity === "refused").map(({ rule, field }) => `${rule} ${field}`);
    expect(found(false)).toEqual(["B3 image.alt", "B2 translations.de.imageAlt"]);
    expect(found(true)).toEqual([]);
  });

  it("let a third party's seal stand with an authorisation and a link to its proof, and with nothing less (B2)", () => {
    const seal = (over: Partial<BadgeClaim>) => claimProblems(badge("BBB accredited", { claim: claim(over) })).some(({ rule }) => rule === "B2");
    expect(seal({ authorised: true, source: "https://example.com/proof" })).toBe(false);
    expect(seal({ authorised: true, source: "we are" })).toBe(true);
    expect(seal({ authorised: true })).toBe(true);
    expect(seal({ source: "https://example.com/proof" })).toBe(true);
  });
});

describe("a money back badge (B1)", () => {
  const moneyBack = badge("30 Day Money Back Guarantee", { claim: claim({ kind: "money_back", days: 30, policy: "refund_policy" }) });

  test.each([
    "<p>Hello.</p><p>You have a <b>30 day</b> money back guarantee on everything.</p><p>Bye.</p>",
    "<p>Returns are accepted within thirty (30) days of delivery.</p>",
    "<p>Sie haben ein 30-tägiges Rückgaberecht. Viel Freude!</p>",
    "<ul><li>Shipping is free</li><li>R&uuml;ckgabe innerhalb von drei&szlig;ig Tagen</li></ul>",
    "<p>We issue a full refund within 30 days of delivery.</p>",
    "<p>Sale items: 14 days return. All other items: 30&nbsp;days return.</p>",
  ])("is borne out by %s", (body) => {
    const { findings, quote } = report(moneyBack, policy(body));
    expect(findings).toEqual([]);
    expect(quote?.policy).toBe("refund_policy");
    expect(durationsIn(quote?.sentence ?? "").map(({ days }) => days)).toContain(30);
    expect(sentencesIn(body)).toContain(quote?.sentence);
  });

  it("is contradicted by another number, with the policy's sentence as evidence", () => {
    const { findings, quote } = report(moneyBack, policy("<p>Hello.</p><p>Returns are accepted within 14 days.</p>"));
    expect(findings).toEqual([expect.objectContaining({ rule: "B1", severity: "error", field: "badges.0.title", evidence: "Returns are accepted within 14 days.", message: "The badge says 30 days, your refund policy says 14." })]);
    expect(quote).toBeNull();
  });

  it("is not borne out by how long the refund takes", () => {
    const { findings } = report(moneyBack, policy("<p>Refunds are processed within 30 days.</p>"));
    expect(findings).toEqual([expect.objectContaining({ rule: "B1", message: "Your refund policy does not mention 30 days." })]);
  });

  it("asks for the policy where the store has none, or an empty one", () => {
    for (const policies of [[], [policy("<p> </p>")], [policy("30 days return", "shipping_policy")]]) {
      expect(report(moneyBack, ...policies).findings).toEqual([expect.objectContaining({ rule: "B1", field: "badges.0.claim.policy", message: "Your store has no refund policy." })]);
    }
  });

  it("is recognised by its words when the merchant calls it nothing, and reads the number from them", () => {
    expect(rules(report(badge("90 Tage Geld zurück"), policy("<p>Rückgabe innerhalb von 30 Tagen.</p>")).findings)).toEqual(["B1 badges.0.claim.policy", "B1 badges.0.title"]);
  });

  it("is recognised by what is read out of its icon, and reads the number from there", () => {
    const image = { file: "badge-1.svg", width: 24, height: 24, alt: "Seal: 60 day money back", decorative: false, seal: false };
    expect(rules(report(badge("Ours", { image }), policy("Returns within 30 days.")).findings)).toEqual(["B1 badges.0.claim.policy", "B1 badges.0.title"]);
    expect(report(badge("Ours", { image: { ...image, decorative: true } }), policy("Returns within 30 days.")).findings).toEqual([]);
  });

  it("asks for its conditions beside it when it has some", () => {
    const conditional = { ...moneyBack, claim: claim({ kind: "money_back", days: 30, policy: "refund_policy", conditional: true }) };
    expect(rules(claimProblems(conditional))).toEqual(["B1 condition"]);
    expect(claimProblems({ ...conditional, condition: "Unused" })).toEqual([]);
    expect(claimProblems({ ...conditional, terms: "Unused" })).toEqual([]);
  });

  it("asks for its conditions in every language in which it speaks", () => {
    const words = { title: "30 Tage Geld zurück", text: "" };
    const spoken = (de: object, own: object = { condition: "Unused" }) => claimProblems({ ...moneyBack, ...own, translations: { de: { ...words, ...de } } });
    expect(spoken({})).toEqual([expect.objectContaining({ rule: "B1", severity: "error", field: "translations.de.condition", message: "In German the badge does not say its conditions." })]);
    expect(spoken({}, { terms: "Unused" })).toHaveLength(1);
    expect(spoken({ condition: "Ungetragen" })).toEqual([]);
    expect(spoken({ terms: "Ungetragen" })).toEqual([]);
    expect(spoken({ title: "" })).toEqual([]);
    expect(spoken({}, {})).toEqual([]);
    // A key that no language has still gets an answer.
    expect(claimProblems({ ...moneyBack, condition: "Unused", translations: { "en-12": words } })[0]?.message).toBe("In en-12 the badge does not say its conditions.");
    expect(claimProblems({ ...badge("Gift wrapping", { condition: "In one box" }), translations: { de: { title: "Geschenkpapier", text: "" } } })).toEqual([]);
  });
});

test.each(["<", "<script", "<script>", "</p", "process", "process ", "&#", "1 ", "30 (", ". "])("a policy of %j alone is read in a time that grows with its length alone", (piece) => {
  const began = performance.now();
  sentencesIn(piece.repeat(400_000 / piece.length));
  report(badge("30 days money back", { claim: claim({ kind: "money_back" }) }), policy(piece.repeat(400_000 / piece.length)));
  expect(performance.now() - began).toBeLessThan(3_000);
});

test("what a script or a style holds is no sentence of a policy", () => {
  expect(sentencesIn("<p>One.</p><style>p { a }</style><p>Two.</p><script>if (a < b) {}</script>Three.<script>never closed")).toEqual(["One.", "Two.", "Three."]);
});

describe("other claims (B4)", () => {
  test.each<[string, Partial<Badge>, string[]]>([
    ["Fast shipping", {}, ["B4 claim.days"]],
    ["Fast shipping in 3 days", {}, []],
    ["Fast shipping", { claim: claim({ days: 3 }) }, []],
    ["Fast shipping", { link: { policy: "shipping_policy" } }, []],
    ["Schnelle Lieferung", {}, ["B4 claim.days"]],
    ["24/7 support", {}, ["B4 claim.channel"]],
    ["24 / 7 Support", { claim: claim({ channel: "chat" }) }, []],
    ["Rund um die Uhr für Sie da", { claim: claim({ hours: "Mo–Fr 9–18 Uhr" }) }, []],
    ["10,000+ happy customers", {}, ["B4 claim.source"]],
    ["Rated 4.9 stars", {}, ["B4 claim.source"]],
    ["98% would buy again", { claim: claim({ source: "Survey of May 2026" }) }, []],
    ["Nr. 1 in Deutschland", {}, ["B4 claim.source"]],
    ["Climate neutral parcels", {}, ["B4 claim.source"]],
    ["2 year warranty", {}, ["B1 claim.policy"]],
    ["Secure Checkout", { text: "SSL Encrypted Checkout Page" }, []],
    ["Gift wrapping", {}, []],
  ])("%s %j lacks %j", (title, over, lacking) => {
    expect(rules(claimProblems(badge(title, over)))).toEqual(lacking);
  });

  it("compare fast shipping with the shipping policy", () => {
    const shipping = policy("<p>Orders leave within 2 working days.</p><p>The United States: 3 to 5 working days.</p>", "shipping_policy");
    const fast = (days: number) => report(badge("Fast shipping", { claim: claim({ kind: "fast_shipping", days }) }), shipping);
    expect(fast(5)).toEqual({ findings: [], quote: { policy: "shipping_policy", sentence: "The United States: 3 to 5 working days." } });
    expect(fast(1).findings).toEqual([expect.objectContaining({ rule: "B4", severity: "error", field: "badges.0.title" })]);
  });

  it("may have their terms on a page that the badge links to, unless the policy says otherwise", () => {
    const linked = badge("30 days money back", { link: { url: "/pages/promise" } });
    expect(report(linked).findings).toEqual([]);
    expect(report(linked, policy("<p>Write to us.</p>")).findings).toEqual([]);
    expect(rules(report(linked, policy("<p>Returns within 14 days.</p>")).findings)).toEqual(["B1 badges.0.title"]);
  });

  it("are found in English and German words", () => {
    expect(kindsSaidIn("Money-back guarantee")).toEqual(["money_back", "guarantee"]);
    expect(kindsSaidIn("Express-Versand, Rückgabe und Garantie")).toEqual(["guarantee", "returns", "fast_shipping"]);
    expect(kindsSaidIn("Handmade in Albany")).toEqual([]);
  });
});

describe("a review date (B6)", () => {
  const at = (instant: string) => Date.parse(instant) / 1000;

  it("is six calendar months after the confirmation unless the merchant chose another", () => {
    expect(reviewAtOf(claim({ confirmedAt: at("2026-08-31T10:00:00Z") }))).toBe(at("2027-02-28T10:00:00Z"));
    expect(reviewAtOf(claim({ confirmedAt: at("2026-08-31T10:00:00Z"), reviewMonths: 3 }))).toBe(at("2026-11-30T10:00:00Z"));
    expect(reviewAtOf(claim({ confirmedAt: at("2026-08-31T10:00:00Z"), reviewAt: 7 }))).toBe(7);
    expect(reviewAtOf(claim({ confirmedAt: null, reviewAt: 7 }))).toBeNull();
  });

  test.each<[string, number | null, number, string | null]>([
    ["never", null, 0, "Nobody has confirmed yet that this is true."],
    ["a second before it is due", at("2026-01-15T00:00:00Z"), at("2026-07-14T23:59:59Z"), null],
    ["when it is due", at("2026-01-15T00:00:00Z"), at("2026-07-15T00:00:00Z"), "It is time to confirm again that this is true."],
  ])("confirmed %s", (_when, confirmedAt, now, message) => {
    const { findings } = claimsOf({ badges: [badge("Secure checkout", { claim: claim({ kind: "secure_checkout", confirmedAt }) })] }, [], now);
    expect(findings.map((finding) => [finding.rule, finding.message])).toEqual(message === null ? [] : [["B6", message]]);
  });

  it("is not asked of a badge that claims nothing", () => {
    expect(claimsOf({ badges: [{ icon: "gift", title: "Hello", text: "" }] }, [], NOW).findings).toEqual([]);
  });
});

it("discourages more than six badges in a row, and only there (B7)", () => {
  const badges = (count: number) => Array.from({ length: count }, () => badge("Hello"));
  const design = { layout: "grid", size: "medium", align: "center", separators: "none", iconStyle: "line" } as const;
  expect(claimsOf({ badges: badges(6) }, [], NOW).findings).toEqual([]);
  expect(claimsOf({ badges: badges(7) }, [], NOW).findings).toEqual([expect.objectContaining({ rule: "B7", severity: "advice", field: "badges" })]);
  expect(claimsOf({ badges: badges(7), design }, [], NOW).findings).toEqual([]);
});

it("every finding says in sentences what is wrong and how to mend it", () => {
  const { findings } = claimsOf({ badges: BADGE_PRESETS.flatMap(({ badges }) => badges) }, [], NOW);
  expect(findings.length).toBeGreaterThan(30);
  for (const { message, mend } of findings) for (const words of [message, mend]) expect(words).toMatch(/^[“A-Z].*[.]$/);
});
