import { describe, expect, it } from "vitest";
import { parseBanner } from "../../app/domain/banner";
import { toBannerFormValues } from "../../app/domain/banner-form";
import { BANNER_PRESETS, presetValues } from "../../app/domain/banner-presets";
import { wordsProblem } from "../../app/domain/banner-words";

const now = Date.parse("2026-11-27T12:00:00Z") / 1000;
const offer = { percent: 25, code: "X5", productCount: 12 };

describe.each(BANNER_PRESETS)("the preset $name", (preset) => {
  it("has words that can be used with a discount, and colors that can be read", () => {
    const values = { ...toBannerFormValues(null, "en"), ...presetValues(preset, "en", ["en", "de", "fr"]), endsAt: "2026-11-27T23:59", startsAt: "2026-11-27T10:00", teaserFrom: "2026-11-27T08:00" };
    const plain = (words: string) => words.replace(/\{(percent|code|product_count)\}/g, "5");
    const filled = JSON.parse(plain(JSON.stringify(values)));
    const result = parseBanner(filled, { now, zone: "UTC", locale: "en", confirmation: null });
    expect(result.ok ? [] : result.problems).toEqual([]);
    expect(result.ok && Object.keys(result.value.translations ?? {})).toEqual(["de"]);
    for (const [field, words] of [preset.words.en, preset.words.de].flatMap((fields) => Object.entries(fields))) expect(wordsProblem(words, offer, { afterEnd: field === "endedMessage" })).toBeNull();
  });

  it("hurries nobody, claims no figure and has no emoji (S6)", () => {
    const said = JSON.stringify(preset.words);
    expect(said).not.toMatch(/hurry|last chance|don.t miss|only \d|while stocks? lasts?|beeil|nur noch|letzte chance|tonight|today|heute/i);
    expect(said).not.toMatch(/\p{Extended_Pictographic}|\d/u);
  });

  it("has no words in a language that it does not speak", () => {
    expect(presetValues(preset, "fr", ["fr", "en"])).toMatchObject({ message: "", linkLabel: "", translations: {} });
  });
});
