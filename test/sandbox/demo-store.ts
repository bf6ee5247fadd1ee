/** The demo store: Steady Spine, a small shop for people with sore backs, before the app has published anything. */
import { handleize } from "../../app/adapters/shopify-liquid";
import { demoDiscounts } from "./demo/discounts";
import { JOURNAL } from "./demo/journal";
import { MAIN_ARTICLE_BODY, MAIN_ARTICLE_COMMENTS, MAIN_ARTICLE_EXCERPT, MAIN_ARTICLE_HANDLE, MAIN_ARTICLE_TITLE } from "./demo/main-article";
import { DEMO_CUSTOMERS, demoMarkets } from "./demo/markets";
import { instantOfNight } from "./demo/night";
import { demoPages } from "./demo/pages";
import { demoCollections, demoProducts } from "./demo/products";
import type { SandboxArticle, SandboxImage, SandboxState, SandboxTheme } from "./store";

const DAY_IN_MS = 24 * 60 * 60 * 1000;
const BLOG_ID = 301;
const MAIN_ARTICLE_ID = 501;
const ZONE = "America/New_York";

/** The whole store as it is on its first day with the app installed; nothing of Buyline's is published yet. */
export function demoState(now: Date, scopes: readonly string[] = ["read_legal_policies", "read_locales", "read_markets", "read_publications", "read_themes", "write_content", "write_files", "write_products"]): SandboxState {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_IN_MS).toISOString();
  const products = demoProducts(daysAgo(20));
  return {
    shop: {
      id: 1,
      name: "Steady Spine",
      domain: "steady-spine.myshopify.com",
      email: "hello@steady-spine.example",
      zone: ZONE,
      currency: "USD",
      moneyFormat: "${{amount}}",
      locales: [
        { locale: "en", name: "English", primary: true, published: true },
        { locale: "de", name: "German", primary: false, published: true },
        { locale: "ar", name: "Arabic", primary: false, published: true },
      ],
      enabledPaymentTypes: ["american_express", "apple_pay", "master", "paypal", "shopify_pay", "visa"],
      markets: demoMarkets(products),
    },
    products,
    collections: demoCollections(products),
    blogs: [{ id: BLOG_ID, handle: "journal", title: "Journal", updatedAt: daysAgo(3) }],
    articles: demoArticles(daysAgo),
    pages: demoPages(daysAgo(200)),
    metafields: [],
    files: [{ id: 851, src: "/cdn/shop/files/sale-morning.jpg", alt: "", size: { width: 1600, height: 600 }, mimeType: "image/jpeg", bytes: 23_907, createdAt: daysAgo(9) }],
    theme: demoTheme(),
    installation: { id: 7001, scopes: [...scopes], accessTokens: [] },
    carts: {},
    customers: DEMO_CUSTOMERS.map((customer) => ({ ...customer, tags: [...customer.tags] })),
    discounts: demoDiscounts(now, instantOfNight(now, ZONE), products),
    nextId: 100_000,
  };
}

function demoTheme(): SandboxTheme {
  const block = (id: string, name: string) => ({ id, block: name, settings: {} });
  return {
    id: 801,
    name: "Steady",
    blocks: {
      header: [block("sale_banner_header", "sale-banner")],
      article: [block("article_products_main", "article-products"), { ...block("trust_badges_article", "trust-badges"), section: "apps" }],
      product: [block("trust_badges_product", "trust-badges"), { ...block("read_about_product", "read-about"), section: "apps" }],
    },
    embeds: [],
  };
}

function picture(file: string, alt: string): SandboxImage {
  return { src: `/cdn/shop/files/${file}.svg`, alt, width: 1200, height: 800 };
}

const PICTURES: Record<string, SandboxImage> = {
  care: picture("article-rest", "A person lies on their back with a pillow under the knees"),
  massage: picture("article-massage", "A foam roller and three massage balls"),
  mobility: picture("article-stretch", "A person stretches on a mat"),
  movement: picture("article-walk", "Two people walk along a path in the morning"),
  sleep: picture("article-night", "A person sits on the edge of the bed at night"),
  strength: picture("article-strength", "A kettlebell and a full backpack"),
  work: picture("article-desk", "A desk with a chair, a lamp and a plant"),
};

function demoArticles(daysAgo: (days: number) => string): SandboxArticle[] {
  const main: SandboxArticle = {
    id: MAIN_ARTICLE_ID,
    blogId: BLOG_ID,
    handle: MAIN_ARTICLE_HANDLE,
    title: MAIN_ARTICLE_TITLE,
    author: "Steady Spine team",
    body: MAIN_ARTICLE_BODY,
    excerpt: MAIN_ARTICLE_EXCERPT,
    tags: ["care", "sleep"],
    image: picture("article-night", "A person sits on the edge of the bed at night with a hand on the lower back"),
    publishedAt: daysAgo(3),
    updatedAt: daysAgo(3),
    templateSuffix: null,
    comments: MAIN_ARTICLE_COMMENTS.map(({ author, body, daysAgo: days }, index) => ({ id: 901 + index, author, body, createdAt: daysAgo(days) })),
  };
  const others = JOURNAL.map(
    ([title, excerpt, text, tag], index): SandboxArticle => ({
      id: MAIN_ARTICLE_ID + 1 + index,
      blogId: BLOG_ID,
      handle: handleize(title),
      title,
      author: "Steady Spine team",
      body: `<p>${excerpt}</p>\n<p>${text}</p>`,
      excerpt,
      tags: [tag],
      image: PICTURES[tag] ?? null,
      // The last one waits unpublished, as drafts do.
      publishedAt: index === JOURNAL.length - 1 ? null : daysAgo(8 + index * 6),
      updatedAt: daysAgo(8 + index * 6),
      templateSuffix: null,
      comments: [],
    }),
  );
  return [main, ...others];
}

/** The main article, whose body `--article FILE` replaces. */
export function requireMainArticle(state: SandboxState): SandboxArticle {
  const article = state.articles.find((each) => each.id === MAIN_ARTICLE_ID);
  if (!article) throw new Error("the demo store's main article is gone");
  return article;
}

/** Shows any article body in the main article's place. */
export function articleFromFile(state: SandboxState, html: string): void {
  requireMainArticle(state).body = html;
}
