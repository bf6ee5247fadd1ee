import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBanner } from "../../app/domain/banner";
import { toBannerFormValues } from "../../app/domain/banner-form";
import { bannerLookSchema, gradientContrast, lookProblems, PLAIN_LOOK, readImage, toStorefrontLook, unitLabels, veilOver, type BannerLook } from "../../app/domain/banner-look";
import { contrast, LEAST_TEXT_CONTRAST } from "../../app/domain/color";

const colors = { text: "#ffffff", background: "#14213d" };
const look = (over: Partial<BannerLook>): BannerLook => ({ ...PLAIN_LOOK, ...over });
const color = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);

describe("a gradient", () => {
  it("is refused when the text cannot be read in its middle, though it can at both ends", () => {
    const ends = { text: "#ffffff", background: "#d00000" };
    expect(contrast(ends.text, "#0000d0")).toBeGreaterThan(LEAST_TEXT_CONTRAST);
    const gray = { text: "#767676", background: "#000000" };
    expect(lookProblems(look({ background: "gradient", gradientTo: "#ffffff" }), { text: "#949494", background: "#000000" })).toEqual([{ field: "look.gradientTo", message: expect.stringMatching(/only 1(\.\d+)?:1/) }]);
    expect(gradientContrast(gray, "#ffffff")).toBeLessThan(1.1);
  });

  it("is never better than at its ends", () => {
    fc.assert(
      fc.property(color, color, color, (text, background, to) => {
        expect(gradientContrast({ text, background }, to)).toBeLessThanOrEqual(Math.min(contrast(text, background), contrast(text, to)));
      }),
    );
  });

  it("becomes CSS", () => {
    expect(toStorefrontLook(look({ background: "gradient", gradientTo: "#3A5BA0" }), colors)).toEqual({ fill: "linear-gradient(90deg, #14213d, #3a5ba0)" });
  });
});

describe("an image", () => {
  it.each([
    ["sale.jpg", "sale.jpg"],
    ["Été_2026.final-2.WEBP", "Été_2026.final-2.WEBP"],
    ["https://cdn.shopify.com/s/files/1/0001/0002/files/sale.jpg?v=17", "sale.jpg"],
    ["https://steady-spine.com/cdn/shop/files/sale.png?v=1", "sale.png"],
    ["/cdn/shop/files/sale.webp?v=12", "sale.webp"],
    ["sale.svg", null],
    ["../sale.jpg", null],
    ["a/b.jpg", null],
    ["sale.jpg') red", null],
    ['sale".jpg', null],
    ["a b.jpg", null],
    ["http://cdn.shopify.com/s/files/a.jpg", null],
    ["https://images.example/a.jpg", null],
    ["https://cdn.shopify.com/files/a.jpg) red", null],
    ["javascript:alert(1)", null],
    ["//cdn.shopify.com/files/a.jpg", null],
  ])("%s is the store's file %s", (text, file) => {
    expect(readImage(text)).toBe(file);
    expect(lookProblems(look({ background: "image", image: text }), colors)).toHaveLength(file === null ? 1 : 0);
  });

  it("is refused when none is chosen", () => {
    expect(lookProblems(look({ background: "image" }), colors)).toEqual([{ field: "look.image", message: expect.stringContaining("Choose an image") }]);
  });

  it("lies under a veil that keeps any readable pair of colors readable on white and on black", () => {
    expect(veilOver(colors)).toBeLessThan(1);
    fc.assert(
      fc.property(color, color, (text, background) => {
        expect(veilOver({ text, background }) !== null).toBe(contrast(text, background) >= LEAST_TEXT_CONTRAST);
      }),
    );
    expect(toStorefrontLook(look({ background: "image", image: "a.jpg" }), colors)).toEqual({ fill: expect.stringMatching(/^linear-gradient\(#14213d[0-9a-f]{2}, #14213d[0-9a-f]{2}\)$/), image: "a.jpg" });
  });
});

it("is plain as the schema leaves it, so that an empty look is nothing", () => {
  expect(bannerLookSchema.parse({})).toEqual(PLAIN_LOOK);
});

it("publishes a look as classes of ours, and nothing of a plain one", () => {
  expect(toStorefrontLook(PLAIN_LOOK, colors)).toEqual({});
  expect(toStorefrontLook(look({ size: "large", corners: "rounded", position: "bottom", units: "day,hour" }), colors)).toEqual({
    modifiers: ["buyline-sale-banner--large", "buyline-sale-banner--rounded", "buyline-sale-banner--bottom"],
    units: "86400,3600",
  });
});

it.each([
  ["en", "day,hour,minute,second", "narrow", undefined],
  ["en", "day,hour", "long", "days,hours"],
  ["de", "hour,minute", "long", "Stunden,Minuten"],
  ["fr", "day,hour", "narrow", "j,h"],
] as const)("says the units of a countdown in %s: %s, %s", (locale, units, labels, said) => {
  expect(unitLabels(look({ units, labels }), locale)).toBe(said);
});

it("comes with the banner's form and back, and its problems stand beside its fields", () => {
  const form = { live: false, message: "Sale", endsAt: "2026-11-27T23:59", countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: false, confirmedBy: "" };
  const context = { now: Date.parse("2026-11-27T12:00:00Z") / 1000, zone: "UTC", locale: "en", confirmation: null };
  const rounded = look({ corners: "rounded", background: "gradient" });
  const result = parseBanner({ ...form, look: rounded }, context);
  if (!result.ok) throw new Error("refused");
  expect(toBannerFormValues(result.value).look).toEqual(rounded);
  for (const [wrong, field] of [[{ background: "image" }, "look.image"], [{ size: "huge" }, "look.size"], [{ background: "gradient", gradientTo: "red" }, "look.gradientTo"]] as const) {
    expect(parseBanner({ ...form, look: wrong }, context)).toMatchObject({ ok: false, problems: [{ field }] });
  }
});
