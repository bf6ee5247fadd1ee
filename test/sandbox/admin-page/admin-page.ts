/** The script of the admin page: answers the app in the iframe and keeps the address in step with it. */
import type { AdminPageData } from "../admin-document";
import type { FrameEvent } from "../frame-messages";
import { answerApp, tellApp } from "./app-frame";
import { readPageData, required } from "./elements";
import { AppMenu, watchMenuButton } from "./navigation";
import { pickItems, pickResources } from "./picker-dialog";
import { SaveBar } from "./save-bar";
import { showTitleBar } from "./title-bar";
import { hideToast, showToast } from "./toasts";

const data = readPageData<AdminPageData>("admin-data");
const frame = document.querySelector<HTMLIFrameElement>("iframe.app");
watchMenuButton();
if (frame !== null) {
  surround(frame);
  // Only now: the app's first messages must find somebody who listens.
  frame.src = frame.dataset["source"] ?? "";
}

function surround(app: HTMLIFrameElement): void {
  const tell = (event: FrameEvent) => tellApp(app, data.appOrigin, event);
  const saveBar = new SaveBar((id, button) => tell({ name: "saveBarClick", id, button }));
  const menu = new AppMenu(data.appPath, (index) => {
    void saveBar.mayLeave().then((leaves) => leaves && tell({ name: "navMenuClick", index }));
  });
  const loading = required(".loading");
  const titleBar = (state: Parameters<typeof showTitleBar>[0]) => showTitleBar(state, data.appName, (index) => tell({ name: "titleBarClick", index }));

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (link === null || link.dataset["inApp"] !== undefined || link.target === "_blank" || link.classList.contains("skip")) return;
    event.preventDefault();
    void saveBar.mayLeave().then((leaves) => {
      if (!leaves) return;
      if (link.classList.contains("app-home")) tell({ name: "homeClick" });
      else location.assign(link.href);
    });
  });

  answerApp(app, data.appOrigin, {
    boot: () => {
      saveBar.show(null);
      titleBar(null);
      loading.hidden = true;
      return null;
    },
    idToken: async () => ((await (await post("/id-token")).json()) as { idToken: string }).idToken,
    navigated: ({ path }) => {
      const shown = data.appPath + (path === "/" ? "" : path);
      if (shown !== location.pathname + location.search + location.hash) history.replaceState(history.state, "", shown);
      menu.at(path);
      return null;
    },
    navMenu: (state) => {
      menu.show(state);
      return null;
    },
    titleBar: (state) => {
      titleBar(state);
      return null;
    },
    saveBar: (state) => {
      saveBar.show(state);
      return null;
    },
    leaveConfirmation: async () => ((await saveBar.mayLeave()) ? null : new Promise<null>(() => undefined)),
    toastShow: (toast) => {
      showToast(toast, (by) => tell({ name: "toastClosed", id: toast.id, by }));
      return null;
    },
    toastHide: ({ id }) => {
      hideToast(id);
      return null;
    },
    loading: ({ on }) => {
      loading.hidden = !on;
      return null;
    },
    resourcePicker: (request) => pickResources(request, data.storePath),
    picker: (options) => pickItems(options),
    user: () => data.staff,
    scopes: async () => (await get("/scopes.json")) as never,
    extensions: async () => (await get("/extensions.json")) as unknown[],
    open: async ({ url, target }) => {
      if (new URL(url).origin !== location.origin) throw new Error(`The admin opens its own pages only, not ${url}`);
      if (target === "_blank") window.open(url, "_blank");
      else if (await saveBar.mayLeave()) location.assign(url);
      return null;
    },
  });
}

async function get(path: string): Promise<unknown> {
  const response = await fetch(data.storePath + path);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function post(path: string): Promise<Response> {
  const response = await fetch(data.storePath + path, { method: "POST" });
  if (!response.ok) throw new Error(await response.text());
  return response;
}
