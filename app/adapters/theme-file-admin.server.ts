/** One file of the live theme, to read. */
import { z } from "zod";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

/**
 * @param graphql the library's client, bound to one shop
 * @returns "" where the theme has no such file
 */
export async function askThemeFile(graphql: AdminGraphql, filename: "config/settings_data.json" | "templates/article.json"): Promise<string> {
  const { themes } = await askShopify(graphql, themeFileAnswer, THEME_FILE, { filenames: [filename] });
  return themes?.nodes[0]?.files?.nodes[0]?.body.content ?? "";
}

const THEME_FILE = `#graphql
  query themeFile($filenames: [String!]!) {
    themes(first: 1, roles: [MAIN]) {
      nodes { files(filenames: $filenames, first: 1) { nodes { body { ... on OnlineStoreThemeFileBodyText { content } } } } }
    }
  }`;
const themeFileAnswer = z.object({
  themes: z.object({ nodes: z.array(z.object({ files: z.object({ nodes: z.array(z.object({ body: z.object({ content: z.string().optional() }) })) }).nullable() })) }).nullable(),
});
