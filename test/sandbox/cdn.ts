/** Plays https://cdn.shopify.com: App Bridge and Inter, and nothing else. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./app-process";
import { bundle } from "./bundle";
import type { PlayedNames } from "./frame-messages";
import type { Handler } from "./http";

const inter = join(PROJECT, "node_modules/@fontsource-variable/inter");
const fonts = new Set(readdirSync(join(inter, "files")));

/** Admin pages live on other origins: without this header the browser refuses the fonts. */
const SHARED = { "access-control-allow-origin": "*", "cache-control": "max-age=3600" };

export function createCdn(names: PlayedNames): Handler {
  return async function cdn(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/shopifycloud/app-bridge.js") {
      const script = await bundle("app-bridge.ts", { __PLAYED_NAMES__: names });
      // The real one is unversioned, too: nobody may keep it.
      return new Response(script, { headers: { ...SHARED, "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" } });
    }
    if (pathname === "/static/fonts/inter/v4/styles.css") {
      const css = readFileSync(join(inter, "wght.css"), "utf8").replaceAll("Inter Variable", "Inter");
      return new Response(css, { headers: { ...SHARED, "content-type": "text/css; charset=utf-8" } });
    }
    const font = /^\/static\/fonts\/inter\/v4\/files\/([\w-]+\.woff2)$/.exec(pathname)?.[1];
    if (font !== undefined && fonts.has(font)) {
      return new Response(readFileSync(join(inter, "files", font)), { headers: { ...SHARED, "content-type": "font/woff2" } });
    }
    console.error(`cdn.shopify.com${pathname} is not in the local Shopify`);
    return new Response(`Not in the local Shopify: https://cdn.shopify.com${pathname}\n`, { status: 404, headers: SHARED });
  };
}
