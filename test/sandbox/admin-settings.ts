/** "Apps" in the admin's settings: uninstall and install the app, and see which webhooks it was sent. */
import { grants } from "./access-scopes";
import { installApp, uninstallApp } from "./installation";
import { Html, html } from "./html";
import type { SandboxStore } from "./store";
import type { WebhookDelivery } from "./webhook-delivery";

export interface AppSettingsOptions {
  store: SandboxStore;
  webhooks: WebhookDelivery;
  appName: string;
  scopes: string[];
  storePath: string;
  appPath: string;
}

/** The post of one of the page's two buttons. @throws on any other */
export async function answerAppSettings(request: Request, { store, webhooks, scopes }: AppSettingsOptions): Promise<void> {
  const act = new URLSearchParams(await request.text()).get("act");
  if (act === "uninstall") uninstallApp(store, webhooks);
  else if (act === "install") installApp(store, scopes);
  else throw new Error(`The settings have no button ${act ?? ""}`);
}

export function appSettingsCards(options: AppSettingsOptions): Html {
  const { store, webhooks, appName, storePath, appPath, scopes } = options;
  const installed = store.state.installation.id !== null;
  const missing = installed ? scopes.filter((scope) => !grants(store.state.installation.scopes, scope)) : [];
  const deliveries = webhooks.log.slice(-20).reverse();
  return html`<div class="settings">
<h1>Apps</h1>
<section class="settings__card" aria-labelledby="app-name">
<div class="settings__row"><h2 id="app-name">${appName}</h2>${installed ? html`<span class="badge badge--success">Installed</span>` : html`<span class="badge">Not installed</span>`}</div>
<p>${installed ? "Can do in this store:" : "Asks this store for:"}</p>
<ul class="settings__scopes">${(installed ? store.state.installation.scopes : scopes).map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
${missing.length === 0 ? "" : html`<p>An update asks for more: ${missing.map((scope) => html`<code>${scope}</code> `)}</p>${installForm(storePath, "Approve")}`}
${installed ? uninstallForm(storePath, appPath, appName) : installForm(storePath, "Install")}
</section>
<section class="settings__card" aria-labelledby="webhooks-title">
<h2 id="webhooks-title">Webhooks</h2>
${webhooks.pending.length === 0 ? html`<p>None is waiting to be sent.</p>` : html`<ul>${webhooks.pending.map(({ topic, dueAt, tries }) => html`<li><code>${topic}</code> due ${new Date(dueAt).toISOString()}${tries === 0 ? "" : `, tries so far: ${tries}`}</li>`)}</ul>`}
${deliveries.length === 0 ? "" : html`<table><thead><tr><th scope="col">When</th><th scope="col">Topic</th><th scope="col">Try</th><th scope="col">Outcome</th></tr></thead><tbody>${deliveries.map(({ at, topic, attempt, outcome }) => html`<tr><td>${at}</td><td><code>${topic}</code></td><td>${attempt}</td><td>${outcome}</td></tr>`)}</tbody></table>`}
</section>
</div>`;
}

function uninstallForm(storePath: string, appPath: string, appName: string): Html {
  return html`<div class="settings__actions"><a class="button" href="${appPath}">Open app</a></div>
<details class="settings__danger"><summary>Uninstall ${appName} …</summary>
<p>Its data on the installation goes at once and its access ends. What it keeps on articles and products stays, and so do its blocks in the theme. 48 hours later the app is asked to erase the store's data.</p>
<form method="post" action="${storePath}/settings/apps"><input type="hidden" name="act" value="uninstall"><button class="button button--critical">Uninstall</button></form></details>`;
}

function installForm(storePath: string, label: string): Html {
  return html`<form class="settings__actions" method="post" action="${storePath}/settings/apps"><input type="hidden" name="act" value="install"><button class="button button--primary">${label}</button></form>`;
}
