import { EVERYWHERE } from "../../app/domain/page-rules";
import { describe, expect, it } from "vitest";
import { BADGE_TITLE_LENGTH, parseBadgeSet, STARTING_BADGES } from "../../app/domain/badges";

const parse = (badges: unknown) => parseBadgeSet({ badges }, { locale: "en" });

describe("a badge form", () => {
  it("keeps the four usual badges", () => {
    expect(parse(STARTING_BADGES)).toEqual({ ok: true, value: { name: "Badges", live: true, rule: EVERYWHERE, locale: "en", badges: STARTING_BADGES } });
  });

  it("leaves out a badge without words", () => {
    expect(parse([...STARTING_BADGES.slice(0, 3), { icon: "gift", title: " ", text: "" }])).toMatchObject({ ok: true, value: { badges: STARTING_BADGES.slice(0, 3) } });
  });

  it.each([
    ["badges.0.title", [{ icon: "truck", title: "", text: "Only a text" }]],
    ["badges.1.title", [STARTING_BADGES[0], { icon: "truck", title: "x".repeat(BADGE_TITLE_LENGTH + 1), text: "" }]],
    ["badges.0.icon", [{ icon: "norton-secured", title: "Safe", text: "" }]],
    ["badges", Array.from({ length: 13 }, () => STARTING_BADGES[0])],
    ["badges", "four"],
  ])("is refused at %s", (field, badges) => {
    expect(parse(badges)).toMatchObject({ ok: false, problems: [{ field, message: expect.any(String) }] });
  });

  it("starts from words that promise no more than is true (B3)", () => {
    expect(JSON.stringify(STARTING_BADGES)).not.toMatch(/100 ?%|hacker|guaranteed safe/i);
  });
});
