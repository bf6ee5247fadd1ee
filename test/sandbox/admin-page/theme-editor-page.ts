/** The script of the theme editor: a draft of where blocks stand, saved as a whole. */
import type { SandboxBlockInstance } from "../store";
import type { ThemeEditorData, ThemePlacement } from "../theme-editor";
import { element, readPageData, required } from "./elements";
import { showToast } from "./toasts";

const data = readPageData<ThemeEditorData>("editor-data");
const draft: ThemePlacement = structuredClone(data.theme);
const select = required<HTMLSelectElement>("#template");
const save = required<HTMLButtonElement>("#save");
const preview = required<HTMLIFrameElement>("#preview");
const names = new Map([...data.blocks, ...data.embeds].map(({ handle, name }) => [handle, name]));
let tab = data.asked.tab;
let selected: string | null = null;

function instance(block: string): SandboxBlockInstance {
  const defaults = [...data.blocks, ...data.embeds].find(({ handle }) => handle === block)?.defaults ?? {};
  return { id: `${block.replaceAll("-", "_")}_${crypto.randomUUID().slice(0, 6)}`, block, settings: { ...defaults } };
}

function changed(): void {
  save.disabled = JSON.stringify(draft) === JSON.stringify(data.theme);
  draw();
}

/** @param ownSection in an "Apps" section of its own, at the end of the template */
function add(place: string, block: string, ownSection = false): void {
  const made: SandboxBlockInstance = { ...instance(block), ...(ownSection ? { section: "apps" } : {}) };
  (draft.blocks[place] ??= []).push(made);
  selected = made.id;
  changed();
}

function setEmbed(block: string, on: boolean): void {
  draft.embeds = draft.embeds.filter((embed) => embed.block !== block);
  if (on) draft.embeds.push(instance(block));
  changed();
}

function move(standing: SandboxBlockInstance[], from: number, by: number): void {
  const [block] = standing.splice(from, 1);
  if (block !== undefined) standing.splice(from + by, 0, block);
  changed();
}

function drawBlock(standing: SandboxBlockInstance[], { id, block, section }: SandboxBlockInstance, index: number): HTMLElement {
  const name = names.get(block) ?? block;
  const act = (label: string, sign: string, disabled: boolean, click: EventListener) =>
    element("button", { type: "button", class: "button button--plain", "aria-label": `${label} ${name}`, title: label, disabled, click }, sign);
  return element(
    "li",
    { class: `editor-block ${id === selected ? "editor-block--selected" : ""}`, "data-block": block },
    element("span", { class: "app-icon", "aria-hidden": "true" }, data.appName.slice(0, 1)),
    element("span", { class: "editor-block__name" }, section === "apps" ? `${name} (Apps section)` : name),
    act("Move up", "↑", index === 0, () => move(standing, index, -1)),
    act("Move down", "↓", index === standing.length - 1, () => move(standing, index, 1)),
    act("Remove", "✕", false, () => {
      standing.splice(index, 1);
      changed();
    }),
  );
}

function drawPlace(place: ThemeEditorData["places"][number]): HTMLElement {
  const standing = draft.blocks[place.name] ?? [];
  const choices = data.blocks.filter(({ handle }) => place.fitting.includes(handle));
  const chooser = element("select", { class: "editor-add", "aria-label": `Add app block to ${place.label}`, change: ({ target }) => add(place.name, (target as HTMLSelectElement).value) });
  chooser.append(element("option", { value: "" }, "+ Add block"), ...choices.map(({ handle, name }) => element("option", { value: handle }, name)));
  return element(
    "div",
    { class: "editor-place", "data-place": place.name },
    element("h2", {}, place.isGroup ? place.label : `${place.label} template`),
    standing.length === 0 ? element("p", { class: "editor-empty" }, "No app blocks here.") : element("ul", {}, ...standing.map((block, index) => drawBlock(standing, block, index))),
    choices.length === 0 ? element("p", { class: "editor-empty" }, "No block of the app may stand here.") : chooser,
  );
}

function drawEmbed({ handle, name }: ThemeEditorData["embeds"][number]): HTMLElement {
  const box = element("input", { type: "checkbox", role: "switch", "data-embed": handle, change: ({ target }) => setEmbed(handle, (target as HTMLInputElement).checked) });
  box.checked = draft.embeds.some(({ block }) => block === handle);
  return element("li", { class: "editor-block" }, element("label", {}, element("span", { class: "app-icon", "aria-hidden": "true" }, data.appName.slice(0, 1)), element("span", { class: "editor-block__name" }, name), box));
}

function draw(): void {
  for (const name of ["sections", "embeds"] as const) required(`#tab-${name}`).setAttribute("aria-selected", String(tab === name));
  const problem = data.asked.problem === null ? [] : [element("p", { class: "editor-problem", role: "alert" }, data.asked.problem)];
  const group = (name: string) => data.places.filter((place) => place.name === name);
  const template = data.places.filter((place) => place.name === select.value);
  const panel = required("#panel");
  const focused = document.activeElement?.getAttribute("data-embed");
  panel.replaceChildren(
    ...problem,
    ...(tab === "embeds"
      ? [element("div", { class: "editor-place" }, element("h2", {}, "App embeds"), data.embeds.length === 0 ? element("p", { class: "editor-empty" }, "The app has none.") : element("ul", {}, ...data.embeds.map(drawEmbed)))]
      : [...group("header"), ...template, ...group("aside"), ...group("footer")].map(drawPlace)),
  );
  if (focused !== null && focused !== undefined) panel.querySelector<HTMLElement>(`[data-embed="${CSS.escape(focused)}"]`)?.focus();
}

function showPage(): void {
  const path = data.places.find(({ name }) => name === select.value)?.preview ?? "/";
  preview.src = data.storefrontOrigin + path;
  required("#view").setAttribute("href", data.storefrontOrigin + path);
}

select.addEventListener("change", () => {
  showPage();
  draw();
});
for (const name of ["sections", "embeds"] as const) {
  required(`#tab-${name}`).addEventListener("click", () => {
    tab = name;
    draw();
  });
}
save.addEventListener("click", () => {
  save.disabled = true;
  void fetch(location.pathname, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(draft) }).then(async (response) => {
    if (response.ok) data.theme = structuredClone(draft);
    else save.disabled = false;
    const message = response.ok ? "Saved" : await response.text();
    showToast({ id: crypto.randomUUID(), message, duration: 5000, isError: !response.ok, action: null }, () => undefined);
    if (response.ok) showPage();
  });
});
window.addEventListener("beforeunload", (event) => {
  if (!save.disabled) event.preventDefault();
});

showPage();
if (data.asked.add !== null) add(data.asked.add.place, data.asked.add.block, data.asked.add.ownSection);
if (data.asked.activate !== null && !draft.embeds.some(({ block }) => block === data.asked.activate)) setEmbed(data.asked.activate, true);
changed();
