import { describe, expect, it } from "vitest";
import { bannerSchema, type Banner } from "../../app/domain/banner";
import { actionsFor, actOn } from "../../app/domain/banner-actions";
import { NO_END } from "../../app/domain/banner-windows";
import { toCandidates, toStorefrontDocument } from "../../app/domain/storefront-document";

const now = 1_800_000_000;
const banner = (over: Partial<Banner> = {}): Banner => {
  const endsAt = over.endsAt ?? now + 3_600;
  return bannerSchema.parse({ name: "Sale", live: true, locale: "en", message: "Sale", linkLabel: null, link: null, startsAt: null, endsAt, zone: "UTC", countdown: "on", colors: { text: "#ffffff", background: "#000000" }, confirmation: { name: "A", endsAt, at: now - 9 }, ...over });
};
const intents = (one: Banner) => actionsFor(one, now).map(({ intent }) => intent);

describe("what can be done with a banner", () => {
  it.each([
    ["a live one", {}, ["pause", "end", "archive"]],
    ["one that is to come", { startsAt: now + 60 }, ["pause", "archive"]],
    ["a paused one", { live: false }, ["go_on", "archive"]],
    ["one that was never confirmed", { live: false, confirmation: null }, ["archive"]],
    ["one that is over", { endsAt: now }, ["archive"]],
    ["an archived one", { live: false, archived: true }, ["bring_back"]],
  ] as [string, Partial<Banner>, string[]][])("%s", (_name, over, expected) => {
    expect(intents(banner(over))).toEqual(expected);
  });

  it("asks first before an end, and says what shoppers see then", () => {
    const ask = (over: Partial<Banner>) => actionsFor(banner(over), now).find(({ intent }) => intent === "end")?.ask?.text;
    expect(ask({})).toMatch(/shoppers see no banner/);
    expect(ask({ ended: { hours: 3, message: "Thank you" } })).toMatch(/For 3 hours shoppers see “Thank you”/);
  });

  it("asks before it archives what shoppers see, and not otherwise", () => {
    expect(actionsFor(banner(), now).at(-1)?.ask?.text).toMatch(/leaves your store at once/);
    expect(actionsFor(banner({ live: false }), now).at(-1)?.ask).toBeUndefined();
  });
});

describe("an action", () => {
  const shown = (one: Banner | string, at = now) => {
    if (typeof one === "string") throw new Error(one);
    return toStorefrontDocument({ banners: [{ id: "a", version: 1, content: one }], badgeSets: [], settings: { kindChoices: {}, guideDismissed: false } }, at).banners.length;
  };

  it("pauses and goes on with the same end and its confirmation (T5)", () => {
    const paused = actOn(banner(), "pause", now);
    expect(shown(paused)).toBe(0);
    if (typeof paused === "string") throw new Error(paused);
    expect(actOn(paused, "go_on", now + 60)).toEqual(banner());
    expect(actOn(paused, "go_on", now + 3_600)).toMatch(/its end is over/);
    expect(actOn({ ...paused, endsAt: now + 9_999 }, "go_on", now)).toMatch(/nobody has confirmed/);
  });

  it("ends at once, and says its last word for as long as it was to", () => {
    expect(shown(actOn(banner(), "end", now))).toBe(0);
    const spoken = actOn(banner({ ended: { hours: 2, message: "Thank you" } }), "end", now);
    expect([shown(spoken), shown(spoken, now + 7_199), shown(spoken, now + 7_200)]).toEqual([1, 1, 0]);
    expect(actOn(banner({ live: false }), "end", now)).toMatch(/nothing to end/);
  });

  it.each<[string, Banner["windows"], number]>([
    ["several windows", { kind: "several", list: [{ startsAt: now - 90_000, endsAt: now - 80_000 }, { startsAt: now - 60, endsAt: now + 3_600 }, { startsAt: now + 9_000, endsAt: now + 9_999 }] }, now + 9_999],
    // 2027-01-15, a Friday, 08:00 UTC.
    ["a weekly rule", { kind: "weekly", days: [5], from: "07:00", until: "09:00", firstDate: null, lastDate: null }, NO_END],
  ])("ends %s with the window that runs, and none comes after it", (_, windows, endsAt) => {
    const ended = actOn(banner({ windows, startsAt: windows?.kind === "several" ? now - 90_000 : null, endsAt, teaser: { from: 0, hours: 2, message: "Soon" } }), "end", now);
    expect(ended).toMatchObject({ endsAt: now, startsAt: windows?.kind === "several" ? now - 60 : now - 3_600, windows: undefined });
    expect([0, 8_000, 9_500, 7 * 86_400].map((later) => shown(ended, now + later))).toEqual([0, 0, 0, 0]);
    if (typeof ended === "string") throw new Error(ended);
    expect(bannerSchema.parse(JSON.parse(JSON.stringify(ended)))).not.toHaveProperty("windows");
    expect(actOn(ended, "end", now)).toMatch(/nothing to end/);
  });

  it("archives: off and in no list of what may show; brought back it stays off", () => {
    const archived = actOn(banner(), "archive", now);
    if (typeof archived === "string") throw new Error(archived);
    expect(shown(archived)).toBe(0);
    expect(toCandidates({ banners: [{ id: "a", version: 1, content: archived }], badgeSets: [] })["sale-banner"]).toEqual([]);
    expect(actOn(archived, "bring_back", now)).toMatchObject({ live: false });
  });
});
