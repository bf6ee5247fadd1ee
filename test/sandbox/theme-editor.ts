/** A small theme editor: where the app's blocks stand in the published theme, opened by the deep links that apps generate. */
import { icon } from "./admin-document";
import { fitsPlace, isEmbed, isGroup, placesOf, readExtensionBlocks, type ExtensionBlock } from "./extension-blocks";
import { html, scriptJson } from "./html";
import type { SandboxBlockInstance, SandboxState, SandboxStore } from "./store";

export interface ThemeEditorOptions {
  store: SandboxStore;
  clientId: string;
  appName: string;
  extensionFolder: string;
  storePath: string;
  storefrontOrigin: string;
  cdnOrigin: string;
}

export interface ThemeEditorData {
  appName: string;
  storePath: string;
  storefrontOrigin: string;
  places: { name: string; label: string; isGroup: boolean; preview: string; fitting: string[] }[];
  blocks: { handle: string; name: string; defaults: SandboxBlockInstance["settings"] }[];
  embeds: { handle: string; name: string; defaults: SandboxBlockInstance["settings"] }[];
  theme: ThemePlacement;
  /** What the deep link asks for; it is done in the editor but not yet saved. */
  asked: { template: string; tab: "sections" | "embeds"; add: { block: string; place: string; ownSection: boolean } | null; activate: string | null; problem: string | null };
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
    const placement = (await request.json()) as ThemePlacement;
    const problem = placementProblem(placement, blocks, placesOf(theme));
    if (problem !== null) return new Response(problem, { status: 422 });
    theme.blocks = placement.blocks;
    theme.embeds = placement.embeds;
    return Response.json({ saved: true });
  }
  const data = editorData(new URL(request.url).searchParams, blocks, options);
  return new Response(editorDocument(data, options), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

function placementProblem(placement: ThemePlacement, blocks: ExtensionBlock[], places: string[]): string | null {
  for (const [place, standing] of Object.entries(placement.blocks)) {
    if (!places.includes(place)) return `The theme has no ${place}`;
    for (const { block } of standing) {
      const known = blocks.find(({ handle }) => handle === block);
      if (known === undefined) return `The extension has no block ${block}`;
      if (!fitsPlace(known, place)) return `${known.name} may not stand in ${place}`;
    }
  }
  const wrong = placement.embeds.find(({ block }) => !blocks.some((known) => known.handle === block && isEmbed(known)));
  return wrong === undefined ? null : `The extension has no embed ${wrong.block}`;
}

function editorData(query: URLSearchParams, blocks: ExtensionBlock[], { store, clientId, appName, storePath, storefrontOrigin }: ThemeEditorOptions): ThemeEditorData {
  const { state } = store;
  const brief = ({ handle, name, defaults }: ExtensionBlock) => ({ handle, name, defaults });
  return {
    appName,
    storePath,
    storefrontOrigin,
    places: placesOf(state.theme).map((name) => ({
      name,
      label: LABELS[name] ?? name,
      isGroup: isGroup(name),
      preview: previewPath(name, state),
      fitting: blocks.filter((block) => fitsPlace(block, name)).map(({ handle }) => handle),
    })),
    blocks: blocks.filter((block) => !isEmbed(block)).map(brief),
    embeds: blocks.filter(isEmbed).map(brief),
    theme: { blocks: state.theme.blocks, embeds: state.theme.embeds },
    asked: readDeepLink(query, blocks, clientId, placesOf(state.theme)),
  };
}

/** Problems are Shopify's silence made loud: a link that names nothing real. */
function readDeepLink(query: URLSearchParams, blocks: ExtensionBlock[], clientId: string, places: string[]): ThemeEditorData["asked"] {
  const asked: ThemeEditorData["asked"] = { template: query.get("template") ?? "index", tab: query.get("context") === "apps" ? "embeds" : "sections", add: null, activate: null, problem: null };
  if (!places.includes(asked.template)) {
    asked.problem = `The theme has no template “${asked.template}”.`;
    asked.template = places.find((place) => !isGroup(place)) ?? "index";
  }
  const find = (id: string, embed: boolean) => {
    const [client, handle] = id.split("/");
    const block = blocks.find((one) => one.handle === handle && isEmbed(one) === embed);
    if (client !== clientId || block === undefined) asked.problem = `“${id}” is no ${embed ? "app embed" : "app block"} of ${clientId}.`;
    return client === clientId ? block : undefined;
  };
  const add = query.get("addAppBlockId");
  if (add !== null) {
    const target = query.get("target") ?? "newAppsSection";
    const group = /^sectionGroup:(.+)$/.exec(target)?.[1];
    const place = group ?? asked.template;
    const block = find(add, false);
    if (group === undefined && target !== "newAppsSection" && target !== "mainSection" && !target.startsWith("sectionId:")) asked.problem = `“${target}” is no target.`;
    else if (!places.includes(place)) asked.problem = `The theme has no “${place}”.`;
    else if (block !== undefined && !fitsPlace(block, place)) asked.problem = `${block.name} may not stand in “${LABELS[place] ?? place}”.`;
    else if (block !== undefined) asked.add = { block: block.handle, place, ownSection: target === "newAppsSection" };
  }
  const activate = query.get("activateAppId");
  if (activate !== null) {
    asked.tab = "embeds";
    asked.activate = find(activate, true)?.handle ?? null;
  }
  return asked;
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
