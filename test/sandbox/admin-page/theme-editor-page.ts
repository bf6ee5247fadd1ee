/** The script of the theme editor: a draft of where blocks stand and how they are set, saved as a whole. */
import type { SandboxBlockInstance } from "../store";
import type { EditorBlock, ThemeEditorData, ThemePlacement } from "../theme-editor";
import { Preview, sectionIdOf } from "./editor-preview";
import { element, readPageData, required } from "./elements";
import { settingsForm } from "./settings-form";
import { showToast } from "./toasts";

type Place = ThemeEditorData["places"][number];

const data = readPageData<ThemeEditorData>("editor-data");
const draft: ThemePlacement = structuredClone(data.theme);
const select = required<HTMLSelectElement>("#template");
const save = required<HTMLButtonElement>("#save");
const panel = required("#panel");
const preview = new Preview(required<HTMLIFrameElement>("#preview"), data.storefrontOrigin);
const known = new Map<string, EditorBlock>([...data.blocks, ...data.embeds].map((block) => [block.handle, block]));
let tab = data.asked.tab;
/** Id of the instance whose settings are open. */
let open: string | null = null;

const nameOf = (block: string) => known.get(block)?.name ?? block;

function instance(block: string): SandboxBlockInstance {
  return { id: `${block.replaceAll("-", "_")}_${crypto.randomUUID().slice(0, 6)}`, block, settings: { ...known.get(block)?.defaults } };
}

function post(body: object): Promise<Response> {
  return fetch(location.pathname, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

let waiting: number | undefined;

/** The draft has changed: the preview shows it, nobody else does. */
function changed({ redraw = true } = {}): void {
  save.disabled = JSON.stringify(draft) === JSON.stringify(data.theme);
  if (redraw) draw();
  clearTimeout(waiting);
  waiting = window.setTimeout(() => void post({ ...draft, draft: true }).then(() => preview.refresh()), 150);
}

function add(place: string, block: string, section: string | null = null): void {
  const made: SandboxBlockInstance = { ...instance(block), ...(section === null ? {} : { section }) };
  (draft.blocks[place] ??= []).push(made);
  openSettings(place, made);
  changed();
}

function openSettings(place: string, one: SandboxBlockInstance | null): void {
  open = one?.id ?? null;
  const isGroup = data.places.find(({ name }) => name === place)?.isGroup === true;
  preview.select(one === null ? null : { sectionId: sectionIdOf(place, isGroup, one.section), blockId: one.id });
}

function setEmbed(block: string, on: boolean): void {
  draft.embeds = draft.embeds.filter((embed) => embed.block !== block);
  if (on) draft.embeds.push(instance(block));
  changed();
}

function drawBlock(place: Place, standing: SandboxBlockInstance[], one: SandboxBlockInstance, index: number): HTMLElement {
  const name = nameOf(one.block);
  const act = (label: string, sign: string, disabled: boolean, click: EventListener) =>
    element("button", { type: "button", class: "button button--plain", "aria-label": `${label} ${name}`, title: label, "data-act": `${label}-${one.id}`, disabled, click }, sign);
  const move = (by: number) => {
    standing.splice(index, 1);
    standing.splice(index + by, 0, one);
    changed();
  };
  const toggle = () => {
    openSettings(place.name, open === one.id ? null : one);
    draw();
  };
  return element(
    "li",
    { class: "editor-item" },
    element(
      "div",
      { class: `editor-block ${one.id === open ? "editor-block--selected" : ""}`, "data-block": one.block },
      element(
        "button",
        { type: "button", class: "editor-block__name", "aria-expanded": String(one.id === open), "data-act": `open-${one.id}`, click: toggle },
        element("span", { class: "app-icon", "aria-hidden": "true" }, data.appName.slice(0, 1)),
        element("span", {}, name, one.section === undefined ? null : element("small", {}, one.section === "apps" ? "Apps section" : `Section ${one.section}`)),
      ),
      act("Move up", "↑", index === 0, () => move(-1)),
      act("Move down", "↓", index === standing.length - 1, () => move(1)),
      act("Remove", "✕", false, () => {
        standing.splice(index, 1);
        if (open === one.id) openSettings(place.name, null);
        changed();
      }),
    ),
    one.id === open ? drawSettings(one) : null,
  );
}

function drawSettings(one: SandboxBlockInstance): HTMLElement {
  return settingsForm(known.get(one.block)?.settings ?? [], one.settings, (id, value) => {
    one.settings = { ...one.settings, [id]: value };
    changed({ redraw: false });
  });
}

function drawPlace(place: Place): HTMLElement {
  const standing = draft.blocks[place.name] ?? [];
  const choices = data.blocks.filter(({ handle }) => place.fitting.includes(handle));
  const chooser = element("select", { class: "editor-add", "aria-label": `Add app block to ${place.label}`, change: ({ target }) => add(place.name, (target as HTMLSelectElement).value) });
  chooser.append(element("option", { value: "" }, "+ Add block"), ...choices.map(({ handle, name }) => element("option", { value: handle }, name)));
  return element(
    "div",
    { class: "editor-place", "data-place": place.name },
    element("h2", {}, place.isGroup ? place.label : `${place.label} template`),
    standing.length === 0 ? element("p", { class: "editor-empty" }, "No app blocks here.") : element("ul", {}, ...standing.map((one, index) => drawBlock(place, standing, one, index))),
    choices.length === 0 ? element("p", { class: "editor-empty" }, "No block of the app may stand here.") : chooser,
  );
}

function drawEmbed({ handle, name, settings }: EditorBlock): HTMLElement {
  const box = element("input", { type: "checkbox", role: "switch", "data-act": `embed-${handle}`, change: ({ target }) => setEmbed(handle, (target as HTMLInputElement).checked) });
  const on = draft.embeds.find(({ block }) => block === handle);
  box.checked = on !== undefined;
  const label = element("label", {}, element("span", { class: "app-icon", "aria-hidden": "true" }, data.appName.slice(0, 1)), element("span", { class: "editor-block__name" }, name), box);
  return element("li", { class: "editor-item" }, element("div", { class: "editor-block" }, label), on !== undefined && settings.length > 0 ? drawSettings(on) : null);
}

function draw(): void {
  for (const name of ["sections", "embeds"] as const) {
    required(`#tab-${name}`).setAttribute("aria-selected", String(tab === name));
    required(`#tab-${name}`).tabIndex = tab === name ? 0 : -1;
  }
  const problem = data.asked.problem === null ? [] : [element("p", { class: "editor-problem", role: "alert" }, data.asked.problem)];
  const group = (name: string) => data.places.filter((place) => place.name === name);
  const template = data.places.filter((place) => place.name === select.value);
  const focused = document.activeElement?.getAttribute("data-act") ?? null;
  panel.replaceChildren(
    ...problem,
    ...(tab === "embeds"
      ? [element("div", { class: "editor-place" }, element("h2", {}, "App embeds"), data.embeds.length === 0 ? element("p", { class: "editor-empty" }, "The app has none.") : element("ul", {}, ...data.embeds.map(drawEmbed)))]
      : [...group("header"), ...template, ...group("aside"), ...group("footer")].map(drawPlace)),
  );
  // A keyboard stays where it was, though what it stood on is drawn anew.
  if (focused !== null) panel.querySelector<HTMLElement>(`[data-act="${CSS.escape(focused)}"]`)?.focus();
}

function showPage(): void {
  const path = data.places.find(({ name }) => name === select.value)?.preview ?? "/";
  preview.show(path);
  required("#view").setAttribute("href", data.storefrontOrigin + path);
}

function openTab(name: typeof tab): void {
  tab = name;
  openSettings("", null);
  draw();
}

select.addEventListener("change", () => {
  openSettings("", null);
  showPage();
  draw();
});
for (const name of ["sections", "embeds"] as const) {
  const button = required(`#tab-${name}`);
  button.addEventListener("click", () => openTab(name));
  button.addEventListener("keydown", ({ key }) => {
    if (key !== "ArrowDown" && key !== "ArrowUp" && key !== "ArrowLeft" && key !== "ArrowRight") return;
    openTab(name === "sections" ? "embeds" : "sections");
    required(`#tab-${tab}`).focus();
  });
}
save.addEventListener("click", () => {
  save.disabled = true;
  clearTimeout(waiting);
  const sent = structuredClone(draft);
  void post(sent).then(async (response) => {
    if (response.ok) data.theme = sent;
    else save.disabled = false;
    const message = response.ok ? "Saved" : await response.text();
    showToast({ id: crypto.randomUUID(), message, duration: 5000, isError: !response.ok, action: null }, () => undefined);
    if (response.ok) preview.refresh();
  });
});
window.addEventListener("beforeunload", (event) => {
  if (!save.disabled) event.preventDefault();
});

showPage();
draw();
if (data.asked.add !== null) add(data.asked.add.place, data.asked.add.block, data.asked.add.section);
if (data.asked.activate !== null && !draft.embeds.some(({ block }) => block === data.asked.activate)) setEmbed(data.asked.activate, true);
