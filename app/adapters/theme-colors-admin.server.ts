/** The live theme's colors, out of the one file of its settings. */
import { z } from "zod";
import { readThemeColors, type ThemeColors } from "../domain/theme-colors";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

/** @param graphql the library's client, bound to one shop */
export async function askThemeColors(graphql: AdminGraphql): Promise<ThemeColors[]> {
  const { themes } = await askShopify(graphql, themeColorsAnswer, THEME_COLORS, {});
  const settings = themes?.nodes[0]?.files?.nodes[0]?.body.content;
  return settings === undefined ? [] : readThemeColors(settings);
}

const THEME_COLORS = `#graphql
  query themeColors {
    themes(first: 1, roles: [MAIN]) {
      nodes { files(filenames: ["config/settings_data.json"], first: 1) { nodes { body { ... on OnlineStoreThemeFileBodyText { content } } } } }
    }
  }`;
const themeColorsAnswer = z.object({
  themes: z.object({ nodes: z.array(z.object({ files: z.object({ nodes: z.array(z.object({ body: z.object({ content: z.string().optional() }) })) }).nullable() })) }).nullable(),
});
