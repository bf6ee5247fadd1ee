/** The admin's one document: top bar, left navigation, and the app (or what stands in its place) in a card. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./app-process";
import { Html, html, scriptJson } from "./html";

export interface AdminPageData {
  storeName: string;
  storePath: string;
  /** The app's address in the admin, without a path of the app. */
  appPath: string;
  appName: string;
  appOrigin: string;
  storefrontOrigin: string;
  cdnOrigin: string;
  staff: { id: number; name: string; email: string; accountAccess: string };
}

export type AdminContent =
  | { kind: "app"; source: string }
  | { kind: "install"; scopes: string[] }
  | { kind: "settings"; cards: Html }
  | { kind: "elsewhere"; path: string };

const icons = join(PROJECT, "node_modules/@shopify/polaris-icons/dist/svg");

/** An icon of Polaris, hidden from assistive technology. */
export function icon(name: string): Html {
  const svg = readFileSync(join(icons, `${name}Icon.svg`), "utf8");
  return new Html(svg.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" '));
}

const SECTIONS = [
  ["Home", "Home", ""],
  ["Orders", "Order", "/orders"],
  ["Products", "Product", "/products"],
  ["Customers", "Person", "/customers"],
  ["Content", "Image", "/content"],
  ["Analytics", "ChartVertical", "/analytics"],
  ["Discounts", "Discount", "/discounts"],
] as const;

export function adminDocument(data: AdminPageData, content: AdminContent): string {
  const path = content.kind === "elsewhere" ? content.path : null;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.kind === "app" ? data.appName : "Admin"} · ${data.storeName} · local Shopify</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${data.cdnOrigin}/static/fonts/inter/v4/styles.css">
<link rel="stylesheet" href="/assets/admin.css">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="top-bar">
  <button class="top-bar__menu" type="button" aria-label="Menu" aria-expanded="false" aria-controls="navigation">${icon("Menu")}</button>
  <a class="top-bar__logo" href="${data.storePath}" aria-label="Local Shopify">${icon("Store")}<span>Local Shopify</span></a>
  <div class="top-bar__search" aria-hidden="true">${icon("Search")}<span>Search</span></div>
  <div class="save-bar" role="region" aria-label="Unsaved changes" hidden></div>
  <div class="top-bar__store"><span class="top-bar__name">${data.storeName}</span><span class="avatar" aria-hidden="true">${initials(data.storeName)}</span></div>
</header>
<div class="frame">
  <nav class="navigation" id="navigation" aria-label="Admin">
    <ul>${SECTIONS.map(([label, symbol, to]) => html`<li><a href="${data.storePath}${to}"${path === (to || "/") || path === to ? html` aria-current="page"` : ""}>${icon(symbol)}${label}</a></li>`)}</ul>
    <h2>Sales channels</h2>
    <ul><li><a href="${data.storePath}/themes/current/editor">${icon("Store")}Online Store</a></li></ul>
    <h2>Apps</h2>
    <ul><li class="navigation__app"><a class="app-home" href="${data.appPath}"${content.kind === "app" ? html` aria-current="page"` : ""}>${appIcon(data.appName)}${data.appName}</a><ul class="app-menu"></ul></li></ul>
    <ul class="navigation__end"><li><a href="${data.storefrontOrigin}/" target="_blank">${icon("View")}View storefront</a></li><li><a href="${data.storePath}/settings/apps"${content.kind === "settings" ? html` aria-current="page"` : ""}>${icon("Settings")}Settings</a></li></ul>
  </nav>
  <main class="content" id="content">${card(data, content)}</main>
</div>
<div class="toasts" role="status" aria-live="polite"></div>
<script type="application/json" id="admin-data">${scriptJson(data)}</script>
<script src="/assets/admin-page.js"></script>
</body>
</html>
`.text;
}

function card(data: AdminPageData, content: AdminContent): Html {
  if (content.kind === "app") {
    return html`<div class="app-bar"><div class="app-bar__title">${appIcon(data.appName)}<span class="app-bar__crumb"></span><h1>${data.appName}</h1></div><div class="app-bar__actions"></div></div>
<div class="loading" role="progressbar" aria-label="Loading" hidden></div>
<iframe class="app" name="app-iframe" title="${data.appName}" data-source="${content.source}" allow="clipboard-write"></iframe>`;
  }
  if (content.kind === "install") {
    return html`<div class="notice"><h1>Install ${data.appName}</h1><p>${data.appName} asks this store for:</p><ul>${content.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
<form method="post" action="${data.storePath}/install"><button class="button button--primary">Install</button></form></div>`;
  }
  if (content.kind === "settings") return content.cards;
  return html`<div class="notice"><h1>Not in the local Shopify</h1><p>This part of the admin is only here to look at. The app is real.</p>
<p><a class="button button--primary" href="${data.appPath}">Open ${data.appName}</a></p></div>`;
}

function appIcon(name: string): Html {
  return html`<span class="app-icon" aria-hidden="true">${name.slice(0, 1)}</span>`;
}

function initials(name: string): string {
  return name.split(/\s+/).map((word) => word.slice(0, 1)).join("").slice(0, 2).toUpperCase();
}
