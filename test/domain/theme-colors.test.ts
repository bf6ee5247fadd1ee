import { expect, it } from "vitest";
import { readThemeColors } from "../../app/domain/theme-colors";

const scheme = (settings: object) => ({ settings });

it.each([
  ["schemes as Dawn has them, each pair once", { current: { color_schemes: { a: scheme({ background: "#FFFFFF", text: "#121212", button: "#000000" }), b: scheme({ background: "#242833", text: "#ffffff" }), c: scheme({ background: "#ffffff", text: "#121212" }) } } }, ["#121212 on #ffffff", "#ffffff on #242833"]],
  ["schemes as Horizon has them", { current: { color_schemes: { a: scheme({ background: "#ffffff", foreground: "#000000cf" }), b: scheme({ background: "#f5f5f5", foreground: "#333333" }) } } }, ["#333333 on #f5f5f5"]],
  ["a preset that nobody has changed", { current: "Calm", presets: { Calm: { color_schemes: { a: scheme({ background: "#eeeeee", text: "#111111" }) } } } }, ["#111111 on #eeeeee"]],
  ["an older theme's few colors", { current: { colors_text: "#222222", colors_background_1: "#fafafa" } }, ["#222222 on #fafafa"]],
  ["a theme with colors of its own names", { current: { ink: "#222222", paper: "#fafafa" } }, []],
  ["what is no color", { current: { color_schemes: { a: scheme({ background: "red;}body{x:y", text: "#111111" }), b: null, c: scheme({}) } } }, []],
])("of %s", (_what, settings, colors) => {
  const said = (text: string) => readThemeColors(text).map(({ text: ink, background }) => `${ink} on ${background}`);
  expect(said(JSON.stringify(settings))).toEqual(colors);
  expect(said(`/*\n * made by the editor }\n */\n${JSON.stringify(settings, null, 2).replaceAll(/(\n\s*[}\]])/g, ",$1")}`)).toEqual(colors);
});

it.each(["", "null", "[]", "{", '{"current": 3}', '{"current": "None"}'])("of %j none are read", (text) => {
  expect(readThemeColors(text)).toEqual([]);
});

it("are twenty at most, named by their order", () => {
  const schemes = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`s${index}`, scheme({ background: `#0000${10 + index}`, text: "#ffffff" })]));
  const read = readThemeColors(JSON.stringify({ current: { color_schemes: schemes } }));
  expect([read.length, read[0]?.name, read[19]?.name]).toEqual([20, "Scheme 1", "Scheme 20"]);
});
