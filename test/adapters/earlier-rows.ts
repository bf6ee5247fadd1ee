/** One row for every table that a Buyline ever had, with contents as the first one that had it kept them. */
export const SHOP = "a.myshopify.com";
export const ARTICLE = "gid://shopify/Article/1";
export const PRODUCT = "gid://shopify/Product/101";
export const AT = "2026-11-27T17:00:00.000Z";
/** {@link AT} in seconds. */
export const AT_SECONDS = 1_795_798_800;

export const BANNER = { live: true, locale: "en", message: "Everything 25% off", linkLabel: "Shop", link: "/collections/all", startsAt: null, endsAt: AT_SECONDS, zone: "America/New_York", countdown: "on", colors: { text: "#ffffff", background: "#000000" }, confirmation: { name: "Owner", endsAt: AT_SECONDS, at: AT_SECONDS } };
export const BADGES = { locale: "en", badges: [{ icon: "truck", title: "Fast", text: "Two days" }] };
export const CHOICES = { "sale-banner": "off" };
export const SETTINGS = { kindChoices: { home: CHOICES }, guideDismissed: true };
const SCAN = { kind: "scan", phase: "text", since: null, products: 3, articles: 9, scanned: 4, unreadable: 0, operationId: "gid://shopify/BulkOperation/1", offset: 512 };
export const JOB = { id: "job", startedAt: AT_SECONDS, finishedAt: null, end: null, problem: null, tries: 0, work: SCAN, last: null };
export const PROPOSAL = { reason: "The text names it.", evidence: { sentence: "Our mug.", start: 4, end: 7 }, place: null, after: null };
const staff = { name: "Ada", email: "ada@example.com" };
const author = { authorName: staff.name, authorEmail: staff.email };

type Row = Record<string, string | number | boolean | null>;

/** By table; of a column that a state does not have yet nothing is written. @param seal as a token is kept */
export function earlierRows(seal: (text: string) => string): Record<string, Row> {
  const json = JSON.stringify;
  return {
    Session: { id: `offline_${SHOP}`, shop: SHOP, state: "", isOnline: false, scope: "write_content", expires: AT, accessToken: seal("access"), refreshToken: seal("refresh"), refreshTokenExpires: AT, onlineAccessInfo: null, storedAt: AT },
    Lock: { shop: SHOP, name: "publish", holder: "somebody", expiresAt: AT },
    WebhookDelivery: { shop: SHOP, id: "webhook", receivedAt: AT, handledAt: AT },
    Banner: { shop: SHOP, id: "main", position: 0, content: json(BANNER), version: 3, updatedAt: AT },
    BadgeSet: { shop: SHOP, id: "main", position: 0, content: json(BADGES), version: 4, updatedAt: AT },
    Settings: { shop: SHOP, content: json(SETTINGS), version: 5, updatedAt: AT },
    ArticleDraft: { shop: SHOP, articleId: ARTICLE, productIds: json([PRODUCT]), updatedAt: AT },
    PageDraft: { shop: SHOP, ownerId: ARTICLE, choices: json(CHOICES), replaces: "digest", error: "Shopify did not answer.", updatedAt: AT },
    Publication: { shop: SHOP, target: "storefront", hash: "hash", publishedAt: AT, error: "Shopify did not answer.", attemptedAt: AT },
    PublishedVersion: { shop: SHOP, number: 7, publishedAt: AT, ...author, content: json({ banners: [{ id: "main", content: BANNER, version: 3 }], badgeSets: [{ id: "main", content: BADGES, version: 4 }], settings: SETTINGS }) },
    OfferRecord: { shop: SHOP, number: 8, bannerId: "main", at: AT, event: "shown", cause: "merchant", ...author, showsUntil: AT, content: json(BANNER) },
    StaffMember: { shop: SHOP, userId: "1", ...staff },
    ThemeMemory: { shop: SHOP, seen: json({ "sale-banner": ["index"] }), before: null, themeName: "Dawn", switchedAt: AT },
    LinkedArticle: { shop: SHOP, articleId: ARTICLE, title: "Article", lostPlaces: 1, checkedAt: AT },
    ArticleLink: { shop: SHOP, articleId: ARTICLE, productId: PRODUCT, title: "Mug", presence: "hidden", soldOut: true, tracked: true, missingMarkets: json(["Japan"]), broken: true, asOf: AT },
    LinkMarkets: { shop: SHOP, markets: json([{ handle: "jp", name: "Japan", country: "JP" }]) },
    Catalogue: { shop: SHOP, products: json([[PRODUCT, "Mug", "mug", ["SKU-1"]]]), readAt: AT, operationId: null },
    ScanJob: { shop: SHOP, jobId: "job", content: json(JOB), wish: "pause", leaseHolder: null, leaseUntil: null },
    ScanProposal: { shop: SHOP, articleId: ARTICLE, productId: PRODUCT, status: "open", confidence: "certain", content: json(PROPOSAL), textHash: "hash", articleTitle: "Article", blogTitle: "Journal", productTitle: "Mug", line: null, foundBy: "job", problem: null },
  };
}
