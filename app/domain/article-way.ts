/** Which way to show articles' products suits a theme. */
import { ARTICLE_WAYS, BLOCKS } from "./blocks";
import type { ArticleProductsWay } from "./settings";
import type { HomeFacts, LiveBlocks } from "./tasks";
import { parseThemeFile, toRecord } from "./theme-file";

/** What themes call the block that prints an article's text: "content" in Dawn, "_blog-post-content" in Horizon. */
const TEXT_BLOCK = /(^|[-_])content$/;

/**
 * Where the article's text is a block, ours can stand for it, which needs no script; elsewhere the embed puts products
 * between the paragraphs all the same.
 * @param template the theme's templates/article.json; "" where it has none, as older themes
 */
export function proposeWay(template: string): ArticleProductsWay {
  const sections = Object.values(toRecord(toRecord(parseThemeFile(template))["sections"]));
  const blocks = sections.flatMap((section) => Object.values(toRecord(toRecord(section)["blocks"])));
  return blocks.some((block) => TEXT_BLOCK.test(String(toRecord(block)["type"]))) ? "inside" : "embed";
}

const WHY: Record<ArticleProductsWay, string> = {
  inside: "In your theme a block prints the article’s text. One of ours can stand for it: products between the paragraphs, without any script.",
  embed: "Your theme prints the article’s text by itself. A switch in the theme editor puts the products between its paragraphs.",
  list: "They can all stand together, where you place the block.",
};

/** The way to show products in articles that is proposed to a store that has not chosen; what stands in the theme already comes first. */
export function proposalOf({ featured, proposedWay }: HomeFacts, blocks: LiveBlocks): { way: ArticleProductsWay; because: string } | null {
  if (featured === 0 || proposedWay === null || blocks === null) return null;
  const way = (Object.keys(ARTICLE_WAYS) as ArticleProductsWay[]).find((one) => (blocks[ARTICLE_WAYS[one].block] ?? []).length > 0);
  const name = BLOCKS.find(({ handle }) => way !== undefined && handle === ARTICLE_WAYS[way].block)?.name;
  return way === undefined ? { way: proposedWay, because: WHY[proposedWay] } : { way, because: `“${name}” stands in your theme already, and waits for your store to choose its way.` };
}
