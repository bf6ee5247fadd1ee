/** Which sections of a theme's templates take app blocks, read from its files as the theme editor does. */
import { fileURLToPath } from "node:url";
import { schemaOf } from "../../app/adapters/shopify-liquid/sources";
import { openTheme, type SectionList } from "./storefront/theme";
import { parseThemeJson } from "./storefront/theme-json";

const OWN_THEME = fileURLToPath(new URL("theme", import.meta.url));

/** By section id; empty for a template that the theme does not have. */
export function sectionsOf(template: string, themeFolder: string = OWN_THEME): Map<string, boolean> {
  const theme = openTheme(themeFolder);
  const path = `templates/${template}.json`;
  const source = theme.read(path);
  if (source === undefined) return new Map();
  const { sections } = parseThemeJson<SectionList>(source, path);
  return new Map(
    Object.entries(sections).map(([id, { type }]) => {
      const file = `sections/${type}.liquid`;
      return [id, (schemaOf(theme.read(file) ?? "", file).blocks ?? []).some((block) => block.type === "@app")];
    }),
  );
}
