/** The settings of a block as the theme editor asks for them: from the block's schema, in the words of its locale. */

export type SettingValue = string | number | boolean;

export interface BlockSetting {
  type: string;
  /** Absent in headers and paragraphs. */
  id?: string;
  label: string;
  info: string;
  options: { value: string; label: string }[];
  default?: SettingValue;
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
}

export interface SchemaSetting {
  type: string;
  id?: string;
  label?: string;
  content?: string;
  info?: string;
  options?: { value: string; label: string }[];
  default?: SettingValue;
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
}

/** @param names looks up a `t:` key without its prefix */
export function toBlockSettings(settings: SchemaSetting[], names: (key: string) => string): BlockSetting[] {
  const word = (text = "") => (text.startsWith("t:") ? names(text.slice(2)) : text);
  return settings.map(({ label, content, info, options = [], ...rest }) => ({
    ...rest,
    label: word(label ?? content),
    info: word(info),
    options: options.map((option) => ({ value: option.value, label: word(option.label) })),
  }));
}

/** What is wrong with values that were saved for a block; null when nothing is. */
export function settingsProblem(values: Record<string, unknown>, settings: BlockSetting[]): string | null {
  for (const [id, value] of Object.entries(values)) {
    const setting = settings.find((one) => one.id === id);
    if (setting === undefined) return `There is no setting ${id}`;
    if (setting.type === "checkbox" && typeof value !== "boolean") return `${setting.label} is on or off`;
    if ((setting.type === "select" || setting.type === "radio") && !setting.options.some((option) => option.value === value)) return `${setting.label} has no choice “${String(value)}”`;
    if (setting.type === "range" && !(typeof value === "number" && value >= (setting.min ?? 0) && value <= (setting.max ?? 100))) return `${setting.label} is a number from ${setting.min ?? 0} to ${setting.max ?? 100}`;
    if (setting.type === "color" && !/^(#[0-9a-f]{6})?$/i.test(String(value))) return `${setting.label} is a colour such as #336699`;
  }
  return null;
}
