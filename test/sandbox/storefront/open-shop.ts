/** A shopper in the demo store, for tests: one cookie jar, a frozen clock, and what the app would have published. */
import { fileURLToPath } from "node:url";
import type { StorefrontDocument } from "../../../app/domain/storefront-document";
import { demoState, requireMainArticle } from "../demo-store";
import { createStorefront, type StorefrontOptions } from "../storefront";
import { SandboxStore, gid, type SandboxState } from "../store";

export const NOW = new Date("2026-11-27T17:00:00Z");
export const HOUR_IN_SECONDS = 3600;
export const EXTENSION = fileURLToPath(new URL("../../../extensions/storefront", import.meta.url));
export const ORIGIN = "http://127.0.0.1:4000";
export const MAIN_ARTICLE = "/blogs/journal/why-does-my-back-hurt-when-i-lie-down";

export function openShop(change: (state: SandboxState) => void = () => undefined, options: { now?: Date } & Pick<StorefrontOptions, "cacheAgeSeconds" | "clock" | "editorOrigin" | "findDiscount"> = {}) {
  const store = new SandboxStore(demoState(NOW));
  change(store.state);
  const handle = createStorefront({ store, extensionFolder: EXTENSION, clientId: "client", ...options, now: () => options.now ?? NOW });
  const jar = new Map<string, string>();
  const fetch = async (path: string, init: RequestInit = {}) => {
    const response = await handle(new Request(ORIGIN + path, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), ...(jar.size > 0 ? { cookie: [...jar].map((pair) => pair.join("=")).join("; ") } : {}) } }));
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (/max-age=0(;|$)/.test(header)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const post = (path: string, body: Record<string, string>) => fetch(path, { method: "POST", body: new URLSearchParams(body) });
  const read = async (path: string) => (await fetch(path)).text();
  const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
  return { store, state: store.state, fetch, post, read, send };
}

export function addMetafield(state: SandboxState, ownerId: string, namespace: string, key: string, type: string, value: unknown): void {
  const at = NOW.toISOString();
  state.metafields.push({ id: state.nextId++, ownerId, namespace, key, type, value: JSON.stringify(value), createdAt: at, updatedAt: at });
}

export function feature(state: SandboxState, productIds: number[]): void {
  const article = gid("Article", requireMainArticle(state).id);
  addMetafield(state, article, "app--client", "products", "list.product_reference", productIds.map((id) => gid("Product", id)));
  addMetafield(state, article, "app--client", "placements", "json", { version: 1, groups: [{ id: "g", product_ids: productIds }] });
}

export function publish(state: SandboxState): void {
  const ends_at = Math.floor(NOW.getTime() / 1000) + 5 * HOUR_IN_SECONDS;
  const document: StorefrontDocument = {
    version: 1,
    banners: [
      {
        id: "b",
        rule: {},
        shows_from: null,
        shows_until: ends_at,
        starts_at: null,
        ends_at,
        last_hours_from: null,
        countdown: "on",
        dismissible: true,
        colors: { text: "#ffffff", background: "#7a1f12" },
        link: "/collections/all",
        code: null,
        texts: { en: { message: "Black Friday & more", link_label: "Shop" }, de: { message: "Schwarzer Freitag", link_label: null } },
      },
    ],
    badge_sets: [{ id: "s", rule: {}, badges: [{ icon: "truck", texts: { en: { title: "Fast shipping", text: "Tracked" } } }] }],
    kind_choices: {},
    article_products_way: "list",
  };
  addMetafield(state, gid("AppInstallation", state.installation.id ?? 0), "buyline", "storefront", "json", document);
}
