/** What Shopify gathers from a theme's `{% stylesheet %}` and `{% javascript %}`: one file each. */
import type { Folder } from "./theme";

const FOLDERS = ["sections", "blocks", "snippets"];
const ADDRESS = "/cdn/shop/t/1/compiled_assets/";

const known = new WeakMap<Folder, { state: string; files: Map<string, string> }>();

function compile(theme: Folder): Map<string, string> {
  const state = theme.fingerprint();
  const found = known.get(theme);
  if (found?.state === state) return found.files;
  const sources = FOLDERS.flatMap((folder) => theme.list(folder)).filter((path) => path.endsWith(".liquid")).map((path) => theme.read(path) ?? "");
  const bodies = (tag: string) => sources.flatMap((source) => [...source.matchAll(new RegExp(`\\{%-?\\s*${tag}\\s*-?%\\}([\\s\\S]*?)\\{%-?\\s*end${tag}`, "g"))].map((match) => match[1] ?? ""));
  const scripts = bodies("javascript").map((body) => `(function () {${body}})();`);
  const files = new Map([["styles.css", bodies("stylesheet").join("\n")], ["scripts.js", scripts.join("\n")]]);
  known.set(theme, { state, files });
  return files;
}

/** For `content_for_header`; nothing where the theme has no such tag. */
export function compiledAssetTags(theme: Folder): string[] {
  const files = compile(theme);
  const tags = { "styles.css": `<link rel="stylesheet" href="${ADDRESS}styles.css">`, "scripts.js": `<script src="${ADDRESS}scripts.js" defer="defer"></script>` };
  return Object.entries(tags).flatMap(([file, tag]) => (files.get(file) ? [tag] : []));
}

export function answerCompiledAsset(url: URL, theme: Folder): Response | null {
  if (!url.pathname.startsWith(ADDRESS)) return null;
  const file = url.pathname.slice(ADDRESS.length);
  const body = compile(theme).get(file);
  if (body === undefined) return new Response("Not Found", { status: 404 });
  return new Response(body, { headers: { "content-type": file.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", "cache-control": "no-cache" } });
}
