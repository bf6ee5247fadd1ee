/** Addresses: where Shopify's names are played here, what a click on them does, and telling the admin where the app is. */
import { appPath } from "./document";
import { ADMIN_ORIGIN, PLAYED_NAMES, tell } from "./parent-frame";

const plainOpen = window.open.bind(window);
const storeAdmin = `${ADMIN_ORIGIN}/store/${PLAYED_NAMES.shop.replace(".myshopify.com", "")}`;

/** The sandbox's address for one of Shopify's; any other address as it is. */
export function toPlayed(address: string): string {
  const url = new URL(address, location.href);
  if (url.protocol === "shopify:") return `${storeAdmin}${address.replace(/^shopify:\/*admin/i, "")}`;
  if (url.origin === "https://admin.shopify.com") return `${ADMIN_ORIGIN}${url.pathname}${url.search}${url.hash}`;
  if (url.origin === `https://${PLAYED_NAMES.shop}`) {
    const inAdmin = /^\/admin(?=\/|$)/.exec(url.pathname);
    const base = inAdmin === null ? PLAYED_NAMES.storefrontOrigin : storeAdmin;
    return `${base}${inAdmin === null ? url.pathname : url.pathname.slice("/admin".length)}${url.search}${url.hash}`;
  }
  return url.href;
}

function isAdmin(address: string): boolean {
  return address.startsWith(`${ADMIN_ORIGIN}/`);
}

/** `window.open` as App Bridge leaves it: the admin's pages are opened by the admin. */
export function openPage(address?: string | URL, target = "_blank", features?: string): Window | null {
  const played = address === undefined ? "" : toPlayed(String(address));
  if (!isAdmin(played)) return plainOpen(played, target, features);
  tell("open", { url: played, target: target === "_top" || target === "_parent" || target === "_self" ? "_top" : "_blank" });
  return null;
}

export function watchLinks(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    const href = link?.getAttribute("href");
    if (link === null || href === null || href === undefined) return;
    const played = toPlayed(href);
    const isShopifys = played !== new URL(href, location.href).href;
    if (!isShopifys && !isAdmin(played)) return;
    event.preventDefault();
    const newTab = link.target === "_blank" || event.ctrlKey || event.metaKey;
    if (isAdmin(played)) {
      const fits = newTab || link.target === "_top" || link.target === "_parent" || href.startsWith("shopify:");
      if (!fits) throw new Error(`The admin refuses to be shown inside the app's iframe; give this link target="_top": ${href}`);
      tell("open", { url: played, target: newTab ? "_blank" : "_top" });
    } else {
      plainOpen(played, newTab ? "_blank" : link.target || "_self");
    }
  });

  const report = () => tell("navigated", { path: appPath(new URL(location.href)) });
  for (const method of ["pushState", "replaceState"] as const) {
    const plain = history[method].bind(history);
    history[method] = (...args: Parameters<History["pushState"]>) => {
      plain(...args);
      report();
    };
  }
  window.addEventListener("popstate", report);
  report();
}
