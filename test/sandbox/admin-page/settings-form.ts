/** A block's settings as a form, made from its schema. */
import type { BlockSetting, SettingValue } from "../block-settings";
import { element } from "./elements";

type Values = Record<string, SettingValue>;

/** @param changed is told each new value at once */
export function settingsForm(settings: BlockSetting[], values: Values, changed: (id: string, value: SettingValue) => void): HTMLElement {
  const form = element("form", { class: "editor-settings", submit: (event) => event.preventDefault() });
  if (settings.length === 0) form.append(element("p", { class: "editor-empty" }, "This block has no settings."));
  form.append(...settings.map((setting) => (setting.id === undefined ? heading(setting) : field(setting, setting.id, values[setting.id] ?? setting.default, changed))));
  return form;
}

function heading({ type, label }: BlockSetting): HTMLElement {
  return type === "header" ? element("h3", {}, label) : element("p", { class: "editor-empty" }, label);
}

function field(setting: BlockSetting, id: string, value: SettingValue | undefined, changed: (id: string, value: SettingValue) => void): HTMLElement {
  const key = `setting-${id}`;
  const info = setting.info === "" ? null : element("p", { class: "editor-setting__info", id: `${key}-info` }, setting.info);
  const described: Record<string, string> = { id: key, ...(info === null ? {} : { "aria-describedby": `${key}-info` }) };
  const label = element("label", { for: key }, setting.label);
  const row = (...children: (Node | null)[]) => element("div", { class: `editor-setting editor-setting--${setting.type}`, "data-setting": id }, ...children, info);

  switch (setting.type) {
    case "checkbox": {
      const box = element("input", { ...described, type: "checkbox", change: () => changed(id, box.checked) });
      box.checked = value === true;
      return row(box, label);
    }
    case "select":
    case "radio": {
      const choice = element("select", { ...described, change: () => changed(id, choice.value) });
      choice.append(...setting.options.map((option) => element("option", { value: option.value }, option.label)));
      choice.value = String(value ?? "");
      return row(label, choice);
    }
    case "range": {
      const shown = element("output", { for: key }, `${String(value ?? setting.min ?? 0)}${setting.unit ?? ""}`);
      const range = element("input", {
        ...described,
        type: "range",
        min: String(setting.min ?? 0),
        max: String(setting.max ?? 100),
        step: String(setting.step ?? 1),
        input: () => {
          shown.textContent = `${range.value}${setting.unit ?? ""}`;
          changed(id, Number(range.value));
        },
      });
      range.value = String(value ?? setting.min ?? 0);
      return row(label, shown, range);
    }
    case "number": {
      const number = element("input", { ...described, type: "number", input: () => changed(id, Number(number.value)) });
      number.value = String(value ?? "");
      return row(label, number);
    }
    case "color": {
      const color = element("input", { ...described, type: "color", input: () => changed(id, color.value) });
      color.value = String(value ?? "#000000");
      return row(label, color);
    }
    case "textarea":
    case "richtext":
    case "html": {
      const area = element("textarea", { ...described, rows: "4", input: () => changed(id, area.value) });
      area.value = String(value ?? "");
      return row(label, area);
    }
    default: {
      const text = element("input", { ...described, type: "text", input: () => changed(id, text.value) });
      text.value = String(value ?? "");
      return row(label, text);
    }
  }
}
