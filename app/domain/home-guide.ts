/** The set-up guide's four steps, each seen to be done or not. */
import { proposalOf } from "./article-way";
import { BLOCKS, toAddLink } from "./blocks";
import { SCREENS } from "./screens";
import type { HomeFacts, LiveBlocks } from "./tasks";

export interface GuideStep {
  title: string;
  detail: string;
  url: string;
  external?: boolean;
  done: boolean;
}

export function guideOf(facts: HomeFacts, blocks: LiveBlocks): GuideStep[] {
  const { shop, clientId, articleBlock, featured, banners, badgeSets } = facts;
  const placed = blocks !== null && Object.values(blocks).some((places) => places.length > 0);
  const first = BLOCKS.find(({ handle }) => handle === articleBlock) ?? BLOCKS[0];
  return [
    { title: "Put products into an article", detail: "Choose an article and the products it talks about. Its text is never changed.", url: "/app/articles", done: featured > 0 },
    { title: "Make a sale banner", detail: "Its end is the same moment for everybody, and it is gone when the offer is over.", url: SCREENS.banner("new"), done: banners.length > 0 },
    { title: "Choose trust badges", detail: "Say only what your store really does.", url: SCREENS.badges("new"), done: badgeSets.some(({ titles }) => titles.length > 0) },
    proposalOf(facts, blocks) !== null
      ? { title: "Add the blocks to your theme", detail: "First choose how products show in articles: see below what suits your theme.", url: "#articles_nowhere", done: placed }
      : { title: "Add the blocks to your theme", detail: "One click opens the theme editor with the block in place; press Save there.", url: first === undefined ? "/app" : toAddLink(shop, clientId, first), external: true, done: placed },
  ];
}
