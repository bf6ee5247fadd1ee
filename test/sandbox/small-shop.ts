/** A shop small enough to know by heart, with the app installed and a clock that a test can set: for the sandbox's own tests. */
import { Faults, openAdminApi } from "./admin-api";
import { API_VERSION } from "./admin-schema";
import { signIdToken, type IdTokenPayload } from "./id-tokens";
import { CostBucket } from "./query-cost";
import { MerchantChanges } from "./merchant-changes";
import type { AppSubscription } from "./project-settings";
import { WebhookDelivery } from "./webhook-delivery";
import { SandboxStore, type SandboxArticle, type SandboxProduct, type SandboxState } from "./store";

export const SHOP = "small-shop.myshopify.com";
export const CLIENT = { clientId: "client-of-tests", clientSecret: "secret-of-tests" };
export const SCOPES = ["read_discounts", "read_legal_policies", "read_locales", "read_markets", "read_publications", "read_themes", "write_content", "write_files", "write_products"];
const TOPICS = ["app/uninstalled", "bulk_operations/finish", "discounts/create", "discounts/delete", "discounts/update", "products/delete", "products/update", "shop/redact", "shop/update", "themes/publish"];
export const STOREFRONT = "http://127.0.0.1:4999";

export interface SmallShopOptions {
  /** Of several shops beside each other each needs its own. */
  domain?: string;
  articles?: number;
  scopes?: string[];
  realClock?: boolean;
  themeFolder?: string;
  /** Where webhooks go. Left out, nobody listens: a test that wants deliveries says where its app is, or makes a WebhookDelivery. */
  appOrigin?: () => string;
  subscriptions?: readonly AppSubscription[];
  /** Where the results of bulk operations lie; the shop's own domain when left out. */
  adminApiOrigin?: () => string;
}

export function smallShop({ domain = SHOP, articles = 3, scopes = SCOPES, realClock = false, themeFolder, appOrigin = () => "http://127.0.0.1:9", subscriptions = TOPICS.map((topic) => ({ topic, uri: "/webhooks" })), adminApiOrigin }: SmallShopOptions = {}) {
  let instant = Date.parse("2026-11-20T10:00:00Z");
  const now = () => (realClock ? new Date() : new Date(instant));
  const store = new SandboxStore(smallState(domain, articles, scopes));
  const faults = new Faults();
  const bucket = new CostBucket(now);
  const webhooks = new WebhookDelivery({ store, clientSecret: CLIENT.clientSecret, now, subscriptions, appOrigin });
  const merchant = new MerchantChanges({ store, webhooks, now });
  const { answer: api, bulk, contextOf } = openAdminApi({ store, ...CLIENT, now, storefrontOrigin: () => STOREFRONT, adminApiOrigin, themeFolder, faults, bucket, webhooks });

  async function requestToken(fields: Record<string, string>): Promise<{ status: number; body: TokenBody }> {
    const body = JSON.stringify({ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, ...fields });
    const response = await api(new Request(`https://${domain}/admin/oauth/access_token`, { method: "POST", headers: { "Content-Type": "application/json" }, body }));
    return { status: response.status, body: (await response.json()) as TokenBody };
  }

  const exchange = (subjectToken: string, fields: Record<string, string> = {}) =>
    requestToken({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: subjectToken,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
      ...fields,
    });

  const idToken = (overrides: Partial<IdTokenPayload> = {}, clientSecret = CLIENT.clientSecret) =>
    signIdToken({ ...CLIENT, clientSecret, shop: domain, userId: 12, now: now(), overrides });

  let token: string | null = null;
  async function post(query: string, variables: Record<string, unknown> = {}, accessToken?: string): Promise<Response> {
    token ??= (await exchange(idToken())).body.access_token ?? "";
    const headers = { "Content-Type": "application/json", "X-Shopify-Access-Token": accessToken ?? token };
    return api(new Request(`https://${domain}/admin/api/${API_VERSION}/graphql.json`, { method: "POST", headers, body: JSON.stringify({ query, variables }) }));
  }

  return {
    api,
    store,
    faults,
    bucket,
    bulk,
    contextOf,
    webhooks,
    merchant,
    now,
    requestToken,
    exchange,
    idToken,
    post,
    /** Lets time go by. */
    pass(seconds: number) {
      instant += seconds * 1000;
    },
    async ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
      const response = await post(query, variables);
      return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
    },
  };
}

export interface TokenBody {
  access_token?: string;
  refresh_token?: string;
  expires_in?: number;
  refresh_token_expires_in?: number;
  scope?: string;
  associated_user?: { id: number };
  error?: string;
}

export interface Answer {
  status: number;
  // What a query answers is as varied as the queries are.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors?: { path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions: {
    cost: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number } };
    search?: { path: string[]; warnings: { field: string; code: string }[] }[];
  };
}

export const ARTICLE = "gid://shopify/Article/1";
export const PRODUCT = "gid://shopify/Product/101";
export const INSTALLATION = "gid://shopify/AppInstallation/900";

/** Codes of GraphQL errors, in order. */
export function codes({ errors = [] }: Answer): unknown[] {
  return errors.map(({ extensions }) => extensions?.["code"]);
}

function smallState(domain: string, articles: number, scopes: string[]): SandboxState {
  return {
    shop: {
      id: 800,
      name: "Small Shop",
      domain,
      email: "owner@small-shop.example",
      zone: "Europe/Berlin",
      currency: "EUR",
      moneyFormat: "€{{ amount }}",
      locales: [
        { locale: "en", name: "English", primary: true, published: true },
        { locale: "de", name: "German", primary: false, published: false },
      ],
      enabledPaymentTypes: ["visa"],
    },
    products: [product(101, "Flexible Back 2.0", "ACTIVE"), product(102, "Back of Steel", "ACTIVE"), product(103, "Secret Claw", "DRAFT")],
    collections: [{ id: 301, handle: "relief", title: "Relief", description: "", productIds: [101, 102] }],
    blogs: [
      { id: 401, handle: "news", title: "Back News", updatedAt: "2026-01-01T00:00:00Z" },
      { id: 402, handle: "recipes", title: "Recipes", updatedAt: "2026-01-01T00:00:00Z" },
    ],
    articles: Array.from({ length: articles }, (_, index) => article(index + 1)),
    pages: [{ id: 501, handle: "returns", title: "Returns", body: "<p>30 days</p>", updatedAt: "2026-02-01T00:00:00Z", publishedAt: "2026-02-01T00:00:00Z" }],
    metafields: [],
    theme: { id: 1, name: "Theme", blocks: {}, embeds: [] },
    installation: { id: 900, scopes, accessTokens: [] },
    carts: {},
    nextId: 10_000,
  };
}

/** Titles are "Back pain 1" …; every third shares its time of update with its neighbours. */
function article(id: number): SandboxArticle {
  return {
    id,
    blogId: id % 5 === 0 ? 402 : 401,
    handle: `back-pain-${id}`,
    title: `Back pain ${id}`,
    author: "Sam Spine",
    body: "<p>Text</p>",
    excerpt: "",
    tags: id % 2 === 0 ? ["even", "Low Back"] : ["odd"],
    image: id === 1 ? { src: "/cdn/shop/files/back.svg", alt: "A back", width: 800, height: 600 } : null,
    publishedAt: id === 2 ? null : "2026-03-01T08:00:00Z",
    updatedAt: new Date(Date.parse("2026-04-01T00:00:00Z") + Math.floor(id / 3) * 60_000).toISOString(),
    templateSuffix: null,
    comments: [],
  };
}

function product(id: number, title: string, status: SandboxProduct["status"]): SandboxProduct {
  return {
    id,
    handle: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
    title,
    description: "",
    vendor: "Small",
    productType: "Brace",
    tags: ["back"],
    status,
    options: [{ name: "Size", values: ["S", "L"] }],
    variants: [
      { id: id * 10, title: "S", options: ["S"], sku: `${id}-S`, price: 1250, compareAtPrice: 2000, available: true },
      { id: id * 10 + 1, title: "L", options: ["L"], sku: `${id}-L`, price: 1500, compareAtPrice: null, available: false },
    ],
    image: { src: "/cdn/shop/files/product.svg", alt: "", width: 10, height: 10 },
    updatedAt: "2026-05-01T00:00:00Z",
  };
}
