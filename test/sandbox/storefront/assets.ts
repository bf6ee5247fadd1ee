/** Files of the theme, of the extension and of the store. */
import { bundle } from "../bundle";
import { EDITOR_SCRIPT } from "./design-mode";
import type { Folder } from "./theme";

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  wasm: "application/wasm",
};

export interface AssetFolders {
  theme: Folder;
  /** The store's pictures are this theme's, whatever theme shows them. */
  ownTheme: Folder;
  extension: Folder;
  /** A file of Shopify's Files by its name; null when there is none. */
  uploaded?: (name: string) => { bytes: Buffer; type: string } | null;
}

/** Null when the address is no file. */
export async function answerAsset(url: URL, { theme, ownTheme, extension, uploaded = () => null }: AssetFolders): Promise<Response | null> {
  if (url.pathname === EDITOR_SCRIPT) {
    return new Response(await bundle("storefront/editor-events.ts", {}), { headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" } });
  }
  const [, place, asked = ""] = /^\/(extensions\/buyline\/assets|cdn\/shop\/t\/1\/assets|cdn\/shop\/files|files)\/([\w.-]+)$/.exec(url.pathname) ?? [];
  if (place === undefined) return null;
  // "sale_960x.jpg" is a smaller "sale.jpg"; here it has all its pixels.
  const file = place.startsWith("cdn/shop/files") ? asked.replace(/_(\d+x\d*|x\d+)(?=\.\w+$)/, "") : asked;
  // The example page names a picture that only its own store has: the article's picture stands for it.
  const name = place === "files" && !ownTheme.bytes(`assets/${file}`) ? "article-rest.svg" : file;
  const kept = place === "cdn/shop/files" ? uploaded(file) : null;
  if (kept) return new Response(new Uint8Array(kept.bytes), { headers: { "content-type": kept.type, "cache-control": "public, max-age=60" } });
  const folder = place.startsWith("extensions") ? extension : place.endsWith("files") ? ownTheme : theme;
  const bytes = folder.bytes(`assets/${name}`);
  if (!bytes) return new Response("Not Found", { status: 404, headers: { "content-type": "text/plain" } });
  const cache = url.searchParams.has("v") ? "public, max-age=31536000, immutable" : "public, max-age=60";
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return new Response(new Uint8Array(bytes), { headers: { "content-type": type, "cache-control": cache, etag: `"${folder.version(`assets/${name}`)}"` } });
}
