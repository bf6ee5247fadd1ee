/** The colors of the live theme, as its settings have them, for a preview on them. Nothing else of the theme is read. */
import { readColor } from "./color";
import { parseThemeFile, toRecord } from "./theme-file";

export interface ThemeColors {
  /** "Scheme 1" */
  name: string;
  text: string;
  background: string;
}

/** Themes have fewer; a list of more helps nobody. */
const MOST_SCHEMES = 20;

/**
 * @param settings the theme's config/settings_data.json
 * @returns the color schemes that name a background and a text, each pair once; none where the theme keeps them otherwise
 */
export function readThemeColors(settings: string): ThemeColors[] {
  const { current, presets } = toRecord(parseThemeFile(settings));
  // A theme that nobody has changed names one of its presets.
  const values = toRecord(typeof current === "string" ? toRecord(presets)[current] : current);
  const schemes = Object.values(toRecord(values["color_schemes"])).map((scheme) => toRecord(toRecord(scheme)["settings"]));
  // Older themes, as Dawn was, have a few colors and no schemes.
  const pairs = [...schemes.map((colors) => [colors["text"] ?? colors["foreground"], colors["background"]]), [values["colors_text"], values["colors_background_1"]]];
  const read = pairs.flatMap(([text, background]) => {
    const colors = { text: readColor(String(text)), background: readColor(String(background)) };
    return colors.text === null || colors.background === null ? [] : [{ text: colors.text, background: colors.background }];
  });
  const once = read.filter((one, index) => read.findIndex(({ text, background }) => text === one.text && background === one.background) === index);
  return once.slice(0, MOST_SCHEMES).map((colors, index) => ({ name: `Scheme ${index + 1}`, ...colors }));
}
