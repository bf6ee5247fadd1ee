import { EVERYWHERE } from "../../app/domain/page-rules";
import { describe, expect, it } from "vitest";
import { BADGE_TITLE_LENGTH, parseBadgeSet } from "../../app/domain/badges";
import { FOUR_BADGES } from "./four-badges";

const parse = (badges: unknown) => parseBadgeSet({ badges }, { locale: "en" });

describe("a badge form", () => {
  it("keeps the four usual badges", () => {
    expect(parse(FOUR_BADGES)).toEqual({ ok: true, value: { name: "Badges", live: true, rule: EVERYWHERE, locale: "en", badges: FOUR_BADGES } });
  });

  it("leaves out a badge without words", () => {
    expect(parse([...FOUR_BADGES.slice(0, 3), { icon: "gift", title: " ", text: "" }])).toMatchObject({ ok: true, value: { badges: FOUR_BADGES.slice(0, 3) } });
  });

  it.each([
    ["badges.0.title", [{ icon: "truck", title: "", text: "Only a text" }]],
    ["badges.1.title", [FOUR_BADGES[0], { icon: "truck", title: "x".repeat(BADGE_TITLE_LENGTH + 1), text: "" }]],
    ["badges.0.icon", [{ icon: "norton-secured", title: "Safe", text: "" }]],
    ["badges", Array.from({ length: 13 }, () => FOUR_BADGES[0])],
    ["badges", "four"],
  ])("is refused at %s", (field, badges) => {
    expect(parse(badges)).toMatchObject({ ok: false, problems: [{ field, message: expect.any(String) }] });
  });
});
