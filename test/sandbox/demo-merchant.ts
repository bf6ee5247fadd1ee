/** Fills the demo as a merchant would: through the app's own routes, with a signed id token. */
import { toGroupsAtEnd } from "../../app/domain/article-groups";
import { BADGE_PRESETS } from "../../app/domain/badge-presets";
import { toArticleVersion } from "../../app/publish";
import { requireMainArticle } from "./demo-store";
import { MAIN_DISCOUNT_ID } from "./demo/discounts";
import { readSingleFetch } from "./single-fetch";
import { gid, type SandboxStore } from "./store";

/** The library turns away what calls itself a bot, node or headless. */
export const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/** The three products that the demo article names. */
const ARTICLE_PRODUCTS = ["QL Claw", "Flexible Back 2.0", "Back of Steel"];

export interface DemoOptions {
  /** The app's public origin. */
  appOrigin: string;
  store: SandboxStore;
  signToken: () => string;
  now: Date;
}

export async function fillDemo(options: DemoOptions): Promise<void> {
  const { state } = options.store;
  const article = requireMainArticle(state);
  const productIds = ARTICLE_PRODUCTS.map((title) => {
    const product = state.products.find((one) => one.title === title);
    if (product === undefined) throw new Error(`The demo store has no product ${title}`);
    return gid("Product", product.id);
  });
  await save(options, `/app/articles/${article.id}`, { ...toGroupsAtEnd(productIds, "en"), version: toArticleVersion({ products: null, placements: null }, null) });
  await save(options, "/app/banners/main", {
    live: true,
    name: "Black Friday",
    message: "({ends}) Enjoy {percent} OFF EVERYTHING at Checkout! - Black Friday Sale Is LIVE",
    linkLabel: "Shop the sale",
    link: "/collections/all",
    // Its percentage, code, start and end are the discount's.
    offerId: gid("DiscountNode", MAIN_DISCOUNT_ID),
    codeAction: "apply",
    startsAt: "",
    endsAt: "",
    countdown: "on",
    textColor: "#ffffff",
    backgroundColor: "#14213d",
    confirmed: false,
    confirmedBy: "",
    version: 0,
  });
  await save(options, "/app/badges/main", {
    name: "Our guarantee",
    // The example page's four, with what their claims need; the policies of the demo store bear them out.
    badges: BADGE_PRESETS[0]?.badges.map((badge) => ({ ...badge, claim: { ...badge.claim, channel: badge.claim?.kind === "support_always" ? "email" : null }, confirm: true })),
    version: 0,
  });
}

/** Saves one form, and throws unless the app says that it is saved and live. */
async function save({ appOrigin, signToken }: DemoOptions, path: string, form: object): Promise<void> {
  const response = await fetch(`${appOrigin}${path}.data`, {
    method: "POST",
    headers: { authorization: `Bearer ${signToken()}`, "content-type": "application/json", "user-agent": USER_AGENT },
    body: JSON.stringify(form),
  });
  const text = await response.text();
  const answer = response.status === 200 ? (readSingleFetch(text) as { data?: { saved?: boolean; outcome?: { live?: boolean } } }).data : undefined;
  if (answer?.saved !== true || answer.outcome?.live !== true) throw new Error(`The app refuses the demo's ${path} (${response.status}):\n${text}`);
}
