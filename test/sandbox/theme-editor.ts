/** A small theme editor: where the app's blocks stand in the published theme, opened by the deep links that apps generate. */
import { icon } from "./admin-document";
import { settingsProblem, type BlockSetting } from "./block-settings";
import { readDeepLink, type DeepLink } from "./deep-links";
import { fitsPlace, isEmbed, isGroup, placesOf, readExtensionBlocks, type ExtensionBlock } from "./extension-blocks";
import { html, scriptJson } from "./html";
import type { SandboxBlockInstance, SandboxState, SandboxStore } from "./store";
import { sectionsOf } from "./theme-sections";

export interface ThemeEditorOptions {
  store: SandboxStore;
  clientId: string;
  appName: string;
  extensionFolder: string;
  /** Another theme's folder. */
  themeFolder?: string;
  storePath: string;
  storefrontOrigin: string;
  cdnOrigin: string;
}

export interface ThemeEditorData {
  appName: string;
  storePath: string;
  storefrontOrigin: string;
  places: { name: string; label: string; isGroup: boolean; preview: string; fitting: string[] }[];
  blocks: EditorBlock[];
  embeds: EditorBlock[];
  theme: ThemePlacement;
  /** What the deep link asks for; it is done in the editor but not yet saved. */
  asked: DeepLink;
}

export interface EditorBlock {
  handle: string;
  name: string;
  defaults: SandboxBlockInstance["settings"];
  settings: BlockSetting[];
}

export interface ThemePlacement {
  blocks: Record<string, SandboxBlockInstance[]>;
  embeds: SandboxBlockInstance[];
}

const LABELS: Record<string, string> = {
  index: "Home page", product: "Products", collection: "Collections", "list-collections": "Collections list", blog: "Blogs", article: "Blog posts",
  page: "Pages", cart: "Cart", search: "Search", "404": "404 page", header: "Header", footer: "Footer", aside: "Overlay",
};

export async function answerThemeEditor(request: Request, options: ThemeEditorOptions): Promise<Response> {
  const blocks = readExtensionBlocks(options.extensionFolder);
  const { theme } = options.store.state;
  if (request.method === "POST") {
    const { draft, ...placement } = (await request.json()) as ThemePlacement & { draft?: boolean };
    const problem = placementProblem(placement, blocks, placesOf(theme));
    if (problem !== null) return new Response(problem, { status: 422 });
    if (draft === true) {
      options.store.draft = placement;
      return Response.json({ saved: false });
    }
    options.store.draft = null;
    theme.blocks = placement.blocks;
    theme.embeds = placement.embeds;
    return Response.json({ saved: true });
  }
  options.store.draft = null;
  const data = editorData(new URL(request.url).searchParams, blocks, options);
  return new Response(editorDocument(data, options), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

function placementProblem(placement: ThemePlacement, blocks: ExtensionBlock[], places: string[]): string | null {
  for (const [place, standing] of Object.entries(placement.blocks)) {
    if (!places.includes(place)) return `The theme has no ${place}`;
    for (const { block, settings } of standing) {
      const known = blocks.find(({ handle }) => handle === block);
      if (known === undefined) return `The extension has no block ${block}`;
      if (!fitsPlace(known, place)) return `${known.name} may not stand in ${place}`;
      const wrong = settingsProblem(settings, known.settings);
      if (wrong !== null) return wrong;
    }
  }
  const wrong = placement.embeds.find(({ block }) => !blocks.some((known) => known.handle === block && isEmbed(known)));
  return wrong === undefined ? null : `The extension has no embed ${wrong.block}`;
}

function editorData(query: URLSearchParams, blocks: ExtensionBlock[], { store, clientId, appName, storePath, storefrontOrigin, themeFolder }: ThemeEditorOptions): ThemeEditorData {
  const { state } = store;
  const places = placesOf(state.theme);
  const brief = ({ handle, name, defaults, settings }: ExtensionBlock): EditorBlock => ({ handle, name, defaults, settings });
  return {
    appName,
    storePath,
    storefrontOrigin,
    places: places.map((name) => ({
      name,
      label: LABELS[name] ?? name,
      isGroup: isGroup(name),
      preview: previewPath(name, state),
      fitting: blocks.filter((block) => fitsPlace(block, name)).map(({ handle }) => handle),
    })),
    blocks: blocks.filter((block) => !isEmbed(block)).map(brief),
    embeds: blocks.filter(isEmbed).map(brief),
    theme: { blocks: state.theme.blocks, embeds: state.theme.embeds },
    asked: readDeepLink(query, { clientId, blocks, places, labels: LABELS, sectionsOf: (template) => sectionsOf(template, themeFolder) }),
  };
}

function previewPath(place: string, state: SandboxState): string {
  const article = state.articles[0];
  const blog = state.blogs.find(({ id }) => id === article?.blogId) ?? state.blogs[0];
  switch (place) {
    case "product":
      return `/products/${state.products[0]?.handle ?? ""}`;
    case "collection":
      return `/collections/${state.collections[0]?.handle ?? "all"}`;
    case "list-collections":
      return "/collections";
    case "blog":
      return `/blogs/${blog?.handle ?? ""}`;
    case "article":
      return `/blogs/${blog?.handle ?? ""}/${article?.handle ?? ""}`;
    case "page":
      return `/pages/${state.pages[0]?.handle ?? ""}`;
    case "cart":
    case "search":
    case "404":
      return `/${place}`;
    default:
      return "/";
  }
}

function editorDocument(data: ThemeEditorData, { store, storePath, cdnOrigin, storefrontOrigin }: ThemeEditorOptions): string {
  const templates = data.places.filter((place) => !place.isGroup);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Edit ${store.state.theme.name} · ${store.state.shop.name} · local Shopify</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${cdnOrigin}/static/fonts/inter/v4/styles.css">
<link rel="stylesheet" href="/assets/admin.css">
</head>
<body class="editor">
<header class="editor-bar">
  <div class="editor-bar__start"><a class="button button--plain" href="${storePath}" aria-label="Exit the theme editor">${icon("Exit")}</a><h1>${store.state.theme.name}</h1><span class="badge badge--success">Live</span></div>
  <label class="editor-bar__template"><span class="visually-hidden">Template</span><select id="template">${templates.map(({ name, label }) => html`<option value="${name}"${name === data.asked.template ? html` selected` : ""}>${label}</option>`)}</select></label>
  <div class="editor-bar__end"><a class="button" id="view" href="${storefrontOrigin}/" target="_blank">View storefront</a><button class="button button--primary" id="save" type="button" disabled>Save</button></div>
</header>
<main class="editor-main">
  <div class="editor-rail" role="tablist" aria-label="Editor" aria-orientation="vertical">
    <button role="tab" id="tab-sections" aria-controls="panel" type="button" aria-label="Sections" title="Sections">${icon("Theme")}</button>
    <button role="tab" id="tab-embeds" aria-controls="panel" type="button" aria-label="App embeds" title="App embeds">${icon("AppExtension")}</button>
  </div>
  <section class="editor-panel" id="panel" role="tabpanel" aria-label="Blocks"></section>
  <iframe class="editor-preview" title="Preview" id="preview"></iframe>
</main>
<div class="toasts" role="status" aria-live="polite"></div>
<script type="application/json" id="editor-data">${scriptJson(data)}</script>
<script src="/assets/theme-editor-page.js"></script>
</body>
</html>
`.text;
}
