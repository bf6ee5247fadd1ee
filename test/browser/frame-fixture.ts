/** The admin frame around an app of a few lines, which says in plain HTML what App Bridge gave it. */
import { fileURLToPath } from "node:url";
import { createAdminFrame, STAFF } from "../sandbox/admin-frame";
import { createAppProxy } from "../sandbox/app-proxy";
import { createCdn } from "../sandbox/cdn";
import { listen, type Handler, type Listener } from "../sandbox/http";
import { signIdToken } from "../sandbox/id-tokens";
import { SandboxStore, type SandboxProduct, type SandboxState } from "../sandbox/store";
import { WebhookDelivery } from "../sandbox/webhook-delivery";

export const SHOP = "steady-spine.myshopify.com";
const CLIENT = { clientId: "c0ffee", clientSecret: "a secret for tests" };

export interface FrameFixture {
  store: SandboxStore;
  clientId: string;
  adminOrigin: string;
  appOrigin: string;
  storefrontOrigin: string;
  /** `${admin}/store/steady-spine/apps/buyline` */
  appUrl: string;
  /** What the app's process was asked, newest last. */
  requests: Request[];
  close(): Promise<void>;
}

/** @param app what the app's own process answers */
export async function startFrame(app: Handler, state: SandboxState = frameState()): Promise<FrameFixture> {
  const store = new SandboxStore(state);
  const requests: Request[] = [];
  const listeners: Listener[] = [];
  const faces: Record<"admin" | "cdn" | "proxy", Handler> = { admin: unready, cdn: unready, proxy: unready };
  const open = async (handler: Handler) => {
    const listener = await listen(handler);
    listeners.push(listener);
    return listener.origin;
  };
  const adminOrigin = await open((request) => faces.admin(request));
  const storefrontOrigin = await open(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith(".svg")) return new Response(thumbnail(pathname), { headers: { "content-type": "image/svg+xml" } });
    return new Response(`<!doctype html><title>Store</title><h1>Storefront ${pathname}</h1><output></output><script>addEventListener("message", ({ data }) => { document.querySelector("output").textContent += [data.type, data.detail.sectionId, data.detail.blockId].join(" ") + ";" })</script>`, { headers: { "content-type": "text/html" } });
  });
  const cdnOrigin = await open((request) => faces.cdn(request));
  const appOrigin = await open((request) => faces.proxy(request));
  const appProcess = await open(async (request) => {
    requests.push(request.clone());
    return app(request);
  });
  const names = { shop: SHOP, adminOrigin, storefrontOrigin, cdnOrigin };
  const now = () => new Date();
  faces.cdn = createCdn(names);
  faces.proxy = createAppProxy(appProcess, names);
  faces.admin = createAdminFrame({
    store,
    webhooks: new WebhookDelivery({ store, clientSecret: CLIENT.clientSecret, now, subscriptions: [], appOrigin: () => appOrigin }),
    ...CLIENT,
    ...names,
    appHandle: "buyline",
    appName: "Buyline",
    scopes: ["write_content"],
    appOrigin,
    extensionFolder: fileURLToPath(new URL("../../extensions/storefront", import.meta.url)),
    extensionHandle: "storefront",
    signToken: async () => signIdToken({ ...CLIENT, shop: SHOP, userId: STAFF.id, now: now() }),
    now,
  });
  return {
    store,
    clientId: CLIENT.clientId,
    adminOrigin,
    appOrigin,
    storefrontOrigin,
    appUrl: `${adminOrigin}/store/steady-spine/apps/buyline`,
    requests,
    async close() {
      for (const listener of listeners) await listener.close();
    },
  };
}

const unready: Handler = async () => new Response("starting", { status: 503 });

/** A document of the app: App Bridge in its head as in the real one, the address's path as its heading. */
export function appPage(body: string): Response {
  return new Response(
    `<!doctype html><html lang="en"><head><title>App</title><meta name="shopify-api-key" content="${CLIENT.clientId}">
<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>
<link rel="stylesheet" href="https://cdn.shopify.com/static/fonts/inter/v4/styles.css"><style>body { font: 14px Inter, sans-serif; padding: 1rem }</style></head><body>
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/articles">Articles</a><a href="/app/banner">Banner</a></ui-nav-menu>
<h1></h1><output></output>${body}
<script>
  const path = () => document.querySelector("h1").textContent = location.pathname;
  const say = (value) => document.querySelector("output").textContent = typeof value === "string" ? value : JSON.stringify(value);
  addEventListener("shopify:navigate", (event) => { history.pushState(null, "", event.target.getAttribute("href")); path(); });
  path();
</script></body></html>`,
    {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": `frame-ancestors https://${SHOP} https://admin.shopify.com; script-src 'self' 'unsafe-inline' https://cdn.shopify.com`,
      },
    },
  );
}

export function frameState(): SandboxState {
  const product = (id: number, title: string, status: SandboxProduct["status"], sizes: string[]): SandboxProduct => ({
    id,
    handle: title.toLowerCase().replaceAll(" ", "-"),
    title,
    description: `<p>${title}</p>`,
    vendor: "Steady Spine",
    productType: "Tools",
    tags: ["back"],
    status,
    options: [{ name: "Size", values: sizes }],
    variants: sizes.map((size, index) => ({ id: id * 10 + index, title: size, options: [size], sku: `${id}-${index}`, price: 4900, compareAtPrice: null, available: true })),
    image: { src: `/cdn/shop/files/${id}.svg`, alt: title, width: 600, height: 600 },
    updatedAt: "2026-11-01T00:00:00Z",
  });
  const block = (id: string, name: string) => ({ id, block: name, settings: {} });
  return {
    shop: { id: 1, name: "Steady Spine", domain: SHOP, email: "hello@steady-spine.example", zone: "America/New_York", currency: "USD", moneyFormat: "${{ amount }}", locales: [{ locale: "en", name: "English", primary: true, published: true }], enabledPaymentTypes: ["visa"] },
    products: [
      product(11, "QL Claw", "ACTIVE", ["Default Title"]),
      product(12, "Flexible Back 2.0", "ACTIVE", ["Small", "Large"]),
      product(13, "Back of Steel", "ACTIVE", ["Default Title"]),
      product(14, "Old Roller", "DRAFT", ["Default Title"]),
    ],
    collections: [{ id: 21, handle: "back", title: "Back tools", description: "", productIds: [11, 12] }],
    blogs: [{ id: 31, handle: "news", title: "News", updatedAt: "2026-11-01T00:00:00Z" }],
    articles: [],
    pages: [],
    metafields: [],
    theme: { id: 41, name: "Steady", blocks: { header: [], index: [], product: [], article: [block("a1", "article-products"), block("a2", "trust-badges")], footer: [] }, embeds: [] },
    installation: { id: 51, scopes: ["write_content"], accessTokens: [] },
    carts: {},
    nextId: 1000,
  } as SandboxState;
}

function thumbnail(path: string): string {
  const hue = (Number(/\d+/.exec(path)?.[0] ?? 0) * 67) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><rect width="60" height="60" fill="hsl(${hue} 40% 88%)"/><circle cx="30" cy="30" r="15" fill="hsl(${hue} 45% 45%)"/></svg>`;
}
