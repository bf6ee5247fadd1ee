import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { missingWords, withUploaded } from "../../app/domain/badge-form";
import { badgeDesignSchema, toStorefrontDesign } from "../../app/domain/badge-design";
import { BADGE_ICON_CATEGORIES, BADGE_ICON_IDS, BADGE_ICON_LIBRARY, badgeIconLabel, findBadgeIcons, readIconDrawings } from "../../app/domain/badge-icons";
import { BADGE_ICON_WORDS_DE } from "../../app/domain/badge-icon-words-de";
import { BADGE_PRESETS } from "../../app/domain/badge-presets";
import { BADGES_IN_SET, parseBadgeSet, type Badge } from "../../app/domain/badges";
import { CLAIM_KINDS } from "../../app/domain/claim-kinds";
import { claimProblems, claimsOf } from "../../app/domain/claims";
import { sealIn } from "../../app/domain/claim-words";
import { NEW_SETTINGS } from "../../app/domain/settings";
import { toCandidates, toStorefrontDocument } from "../../app/domain/storefront-document";

describe("the icon library", () => {
  it("has at least 60 icons, some in every category", () => {
    expect(BADGE_ICON_IDS.length).toBeGreaterThanOrEqual(60);
    const used = new Set<string>(BADGE_ICON_IDS.map((id) => BADGE_ICON_LIBRARY[id].category));
    expect([...used].sort()).toEqual(Object.keys(BADGE_ICON_CATEGORIES).sort());
  });

  it("names each icon once and names nobody's brand or seal (B2)", () => {
    const labels = BADGE_ICON_IDS.map((id) => BADGE_ICON_LIBRARY[id].label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(BADGE_ICON_IDS.filter((id) => sealIn(`${id} ${BADGE_ICON_LIBRARY[id].label} ${BADGE_ICON_LIBRARY[id].words}`) !== null)).toEqual([]);
  });

  it("is drawn by the extension's snippet: every icon has a body of its own", () => {
    const drawings = readIconDrawings(readFileSync(join(import.meta.dirname, "../../extensions/storefront/snippets/buyline-icon.liquid"), "utf8"));
    expect([...drawings.keys()].sort()).toEqual([...BADGE_ICON_IDS].sort());
    expect([...drawings.values()].filter(({ body }) => !body.startsWith("M"))).toEqual([]);
    expect(new Set([...drawings.values()].map((drawing) => JSON.stringify(drawing))).size).toBe(drawings.size);
  });

  test.each([
    ["deliv", ["truck", "express", "package-check", "home"]],
    ["TRUCK", ["truck"]],
    ["clóck", ["clock"]],
    ["size ex", ["exchange"]],
    ["subscr", ["subscription", "calendar", "calendar-check", "bell", "pause"]],
    ["zzz", []],
  ])("finds %j", (query, ids) => {
    expect(findBadgeIcons(query)).toEqual(ids);
  });

  it("shows every icon for an empty query, and finds English words under another language", () => {
    expect(findBadgeIcons("  ")).toHaveLength(BADGE_ICON_IDS.length);
    expect(findBadgeIcons("truck", "de")).toEqual(["truck"]);
  });

  it("is named and found in German where the admin is German", () => {
    expect(Object.keys(BADGE_ICON_WORDS_DE).sort()).toEqual([...BADGE_ICON_IDS].sort());
    expect(new Set(BADGE_ICON_IDS.map((id) => badgeIconLabel(id, "de"))).size).toBe(BADGE_ICON_IDS.length);
    expect(findBadgeIcons("geschenk", "de")).toEqual(["gift"]);
    expect(findBadgeIcons("rückg", "de")).toEqual(["returns"]);
    expect(findBadgeIcons("geschenk")).toEqual([]);
    expect(badgeIconLabel("truck", "fr")).toBe("Truck");
  });
});

describe("a preset", () => {
  it("has the example page's four badges first, in that page's words", () => {
    expect(BADGE_PRESETS[0]?.badges.map(({ title, text }) => [title, text])).toEqual([
      ["Our Guarantee", "30 Day Money Back Guarantee"],
      ["Fast Shipping", "Fast Tracked Shipping Worldwide"],
      ["Secure Checkout", "SSL Encrypted Checkout Page"],
      ["24 / 7 Support", "Real People Ready To Help You"],
    ]);
  });

  it("exists for each subject that a store has badges about", () => {
    expect(BADGE_PRESETS.map(({ id }) => id)).toEqual(["our-guarantee", "returns", "shipping", "support", "sustainability", "handmade", "warranty", "pickup", "gifts", "subscriptions"]);
  });

  test.each(BADGE_PRESETS.map(({ id, badges }) => [id, badges] as const))("%s may be saved as it is, and says the kind of each claim", (_id, badges) => {
    expect(parseBadgeSet({ badges }, { locale: "en" })).toMatchObject({ ok: true, value: { badges } });
    for (const badge of badges) expect(Object.keys(CLAIM_KINDS)).toContain(badge.claim?.kind);
  });

  it("asks for what its claims need instead of inventing it", () => {
    const asked = BADGE_PRESETS.flatMap(({ badges }) => badges.flatMap(claimProblems));
    expect(asked.filter(({ severity }) => severity !== "error")).toEqual([]);
    expect(new Set(asked.map(({ field }) => field))).toEqual(new Set(["claim.channel", "claim.source"]));
  });

  it("of the example is borne out by the example shop's policies once it is confirmed", () => {
    const now = 1_800_000_000;
    const badges = (BADGE_PRESETS[0]?.badges ?? []).map((badge): Badge => ({ ...badge, ...(badge.claim && { claim: { ...badge.claim, confirmedAt: now, channel: "email" } }) }));
    const policies = [{ name: "refund_policy" as const, body: "<p>You have a 30 day money back guarantee on everything we sell.</p>" }, { name: "shipping_policy" as const, body: "<p>Every parcel has a tracking number.</p>" }];
    const { claims, findings } = claimsOf({ badges }, policies, now);
    expect(findings).toEqual([]);
    expect(claims[0]?.quote?.sentence).toBe("You have a 30 day money back guarantee on everything we sell.");
  });
});

describe("a badge set", () => {
  const badge: Badge = {
    icon: "returns", title: "Returns", text: "Easy", link: { policy: "refund_policy" }, linkLabel: "How", condition: "Unused", terms: "All of them",
    translations: { de: { title: "Rückgabe", text: "Einfach", condition: "Unbenutzt" } },
  };
  const design = { layout: "grid", size: "small", align: "start", separators: "lines", iconStyle: "duotone" };
  const publish = (input: object) => {
    const set = parseBadgeSet(input, { locale: "en" });
    if (!set.ok) throw new Error(JSON.stringify(set.problems));
    return toStorefrontDocument({ ...NOTHING, badgeSets: [{ id: "main", content: set.value, version: 1 }] }, 0).badge_sets[0];
  };
  const NOTHING = { banners: [], badgeSets: [], settings: NEW_SETTINGS };

  it("keeps and publishes its look, its payment icons and every badge's words by language, and no claim", () => {
    const payments = { show: true, hidden: ["paypal"], order: ["visa"] };
    expect(publish({ badges: [{ ...badge, claim: { kind: "returns", days: 30 } }], design, payments })).toMatchObject({
      layout: "grid", badge_size: "small", align: "start", separators: "lines", icon_style: "duotone", payments,
      badges: [{
        icon: "returns", link: { policy: "refund_policy" },
        texts: { en: { title: "Returns", text: "Easy", link_label: "How", condition: "Unused", terms: "All of them" }, de: { title: "Rückgabe", text: "Einfach", condition: "Unbenutzt" } },
      }],
    });
    expect(JSON.stringify(publish({ badges: [{ ...badge, claim: { kind: "returns" } }] }))).not.toContain("claim");
  });

  it("describes an icon of the shop's own in the visitor's language, and a decoration in none", () => {
    const image = { file: "badge-0a1b.svg", width: 24, height: 24, alt: "A leaf", decorative: false, seal: false };
    const described = { ...badge, image, translations: { de: { title: "Bio", text: "", imageAlt: " Ein Blatt " }, fr: { title: "Bio", text: "", imageAlt: "" } } };
    expect(publish({ badges: [described] })?.badges[0]).toMatchObject({ image: { alt: "A leaf", lang: "en" }, texts: { de: { title: "Bio", text: "", image_alt: "Ein Blatt" }, fr: { title: "Bio", text: "" } } });
    expect(missingWords([described], "fr")[0]?.names).toContain("imageAlt");
    expect(missingWords([described], "de")[0]?.names).not.toContain("imageAlt");
    const decoration = publish({ badges: [{ ...described, image: { ...image, decorative: true } }] });
    expect(JSON.stringify(decoration)).not.toMatch(/image_alt|Blatt|leaf|"lang"/);
    const replaced = withUploaded({ ...described, id: "a" }, { file: "badge-2.svg", width: 9, height: 9 });
    expect(replaced).toMatchObject({ image: { file: "badge-2.svg", alt: "", decorative: true }, translations: { de: { title: "Bio" } } });
    expect(JSON.stringify(replaced)).not.toContain("imageAlt");
  });

  it("is shown in every language that it has words in", () => {
    const set = parseBadgeSet({ badges: [badge] }, { locale: "en" });
    if (!set.ok) throw new Error("refused");
    const badgeSets = [{ id: "main", content: set.value, version: 1 }];
    expect(toStorefrontDocument({ ...NOTHING, badgeSets }, 0).badge_sets[0]?.rule.locales).toBe(",en,de,");
    expect(toCandidates({ banners: [], badgeSets })["trust-badges"][0]?.locales).toEqual(["en", "de"]);
  });

  it("is chosen for every language where its own words may stand in", () => {
    const set = publish({ badges: [badge], fallbackLanguage: true });
    expect(set).toMatchObject({ fallback_locale: "en" });
    expect(set?.rule.locales).toBeUndefined();
  });

  it("gives an icon of the shop's own its alternative text, and a decoration none", () => {
    const image = { file: "leaf.svg", width: 24, height: 24, alt: "A leaf", seal: false };
    const altOf = (decorative: boolean) => publish({ badges: [{ ...badge, image: { ...image, decorative } }] })?.badges[0]?.image?.alt;
    expect([altOf(false), altOf(true)]).toEqual(["A leaf", ""]);
  });

  it("publishes nothing of a look that is the plainest", () => {
    expect(toStorefrontDesign(badgeDesignSchema.parse({}))).toEqual({});
  });

  it("is published for its payment icons alone", () => {
    expect(publish({ badges: [], payments: { show: true } })).toMatchObject({ badges: [], payments: { show: true, hidden: [], order: [] } });
    expect(publish({ badges: [], payments: { show: false } })).toBeUndefined();
  });

  it("may hold twelve badges", () => {
    expect(parseBadgeSet({ badges: Array.from({ length: BADGES_IN_SET }, () => badge) }, { locale: "en" }).ok).toBe(true);
  });

  test.each<[string, object]>([
    ["badges", { badges: Array.from({ length: 13 }, () => badge) }],
    ["badges.0.title", { badges: [{ ...badge, title: "100 % Secure" }] }],
    ["badges.0.text", { badges: [{ ...badge, text: "Norton secured" }] }],
    ["badges.0.translations.de.title", { badges: [{ ...badge, translations: { de: { title: "Hackersicher", text: "" } } }] }],
    ["badges.0.link.url", { badges: [{ ...badge, link: { url: "javascript:alert(1)" } }] }],
    ["badges.0.link", { badges: [{ ...badge, link: { policy: "metafields" } }] }],
    ["badges.0.terms", { badges: [{ ...badge, terms: "x".repeat(1_001) }] }],
    ["design.layout", { badges: [badge], design: { ...design, layout: "marquee" } }],
    ["payments.order.0", { badges: [badge], payments: { show: true, order: ["<b>"] } }],
    ["badges.0.claim.days", { badges: [{ ...badge, claim: { kind: "returns", days: 0 } }] }],
  ])("is refused at %s", (field, input) => {
    expect(parseBadgeSet(input, { locale: "en" })).toMatchObject({ ok: false, problems: [{ field, message: expect.any(String) }] });
  });
});
