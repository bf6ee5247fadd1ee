/** Settings as Liquid sees them: a colour is a colour, a collection the collection, a text may name what is on the page. */
import { Drop } from "liquidjs";
import { LiquidColor } from "../../../app/adapters/shopify-liquid/colors";
import { LiquidFloat } from "../../../app/adapters/shopify-liquid/values";
import type { LiquidSchema } from "../../../app/adapters/shopify-liquid";
import { parseFont } from "./fonts";
import { PRODUCTS_OF_SETTINGS } from "./globals";
import type { Folder } from "./theme";
import { parseThemeJson } from "./theme-json";

type Values = Record<string, unknown>;
type Setting = NonNullable<LiquidSchema["settings"]>[number];

export interface SettingSources {
  /** Evaluates `{{ … }}` in a text, for the page and the block that it stands in. */
  evaluate: (text: string) => Promise<unknown>;
  /** `collections`, `products` … by handle. */
  lookUp: (kind: string, handle: string) => Promise<unknown>;
  colorSchemes: Map<string, ColorScheme>;
}

/** Prints as its id; its settings are colours. */
export class ColorScheme extends Drop {
  constructor(
    readonly id: string,
    readonly settings: Values,
  ) {
    super();
  }
  override valueOf(): string {
    return this.id;
  }
}

const LOOKUPS: Record<string, string> = { collection: "collections", product: PRODUCTS_OF_SETTINGS, blog: "blogs", page: "pages", article: "articles", link_list: "linklists" };
const TEXTS = ["text", "textarea", "richtext", "inline_richtext", "html", "liquid"];

function toColor(value: unknown): LiquidColor | null {
  if (typeof value !== "string" || value === "") return null;
  return new LiquidColor(value === "transparent" ? "rgba(0,0,0,0)" : value);
}

const byName = (value: unknown) => Object.entries(typeof value === "object" && value !== null ? value : {});

async function toValue(given: unknown, { type }: Pick<Setting, "type">, sources: SettingSources): Promise<unknown> {
  const value = typeof given === "string" && given.includes("{{") && type !== "liquid" ? await sources.evaluate(given) : given;
  if (value !== null && typeof value === "object" && !Array.isArray(value) && value !== given) return value;
  const kind = LOOKUPS[type];
  if (kind) return typeof value === "string" && value !== "" ? sources.lookUp(kind, value) : null;
  switch (type) {
    case "color":
      return toColor(value);
    case "color_scheme":
      return sources.colorSchemes.get(String(value)) ?? sources.colorSchemes.values().next().value ?? null;
    case "color_scheme_group":
      return [...sources.colorSchemes.values()];
    case "color_palette":
      return Object.fromEntries(byName(value).map(([name, color]) => [name, toColor(color)]));
    case "font_picker":
      return typeof value === "string" && value !== "" ? parseFont(value) : null;
    case "collection_list":
    case "product_list":
      return Promise.all((Array.isArray(value) ? value : []).map((handle) => sources.lookUp(type === "product_list" ? PRODUCTS_OF_SETTINGS : "collections", String(handle))));
    case "image_picker":
    case "video":
    case "metaobject":
      return null;
    case "url":
      return typeof value === "string" ? value.replace(/^shopify:\/\//, "/") : null;
    case "liquid":
      return typeof value === "string" && value !== "" ? sources.evaluate(value) : "";
    case "checkbox":
      return value ?? false;
    default:
      if (typeof value === "number" && !Number.isInteger(value)) return new LiquidFloat(value);
      return value ?? (TEXTS.includes(type) ? "" : null);
  }
}

/** What was set, the schema's defaults for the rest, each in its type. Settings that the schema does not know stay as they are. */
export async function toSettings(given: Values, settings: readonly Setting[], sources: SettingSources): Promise<Values> {
  const typed = await Promise.all(
    settings.flatMap((setting) => (setting.id === undefined ? [] : [toValue(given[setting.id] ?? setting.default ?? null, setting, sources).then((value) => [setting.id, value] as const)])),
  );
  return { ...given, ...(Object.fromEntries(typed) as Values) };
}

export interface ThemeSettings {
  values: Values;
  schema: Setting[];
  /** Settings of sections that a layout names itself. */
  sections: Record<string, { settings?: Values; type?: string }>;
  colorSchemes: Map<string, ColorScheme>;
}

/** The theme's own settings, from `config/`; a theme without that folder has none. */
export function readThemeSettings(theme: Folder): ThemeSettings {
  const read = <Parsed>(path: string): Parsed | null => {
    const source = theme.read(path);
    return source === undefined ? null : parseThemeJson<Parsed>(source, path);
  };
  const data = read<{ current: string | Values; presets?: Record<string, Values> }>("config/settings_data.json");
  const schema = (read<{ settings?: Setting[] }[]>("config/settings_schema.json") ?? []).flatMap((group) => group.settings ?? []);
  const values = (typeof data?.current === "string" ? data.presets?.[data.current] : data?.current) ?? {};
  const schemes = (values["color_schemes"] ?? schema.find((each) => each.type === "color_scheme_group")?.default ?? {}) as Record<string, { settings: Values }>;
  const colorSchemes = new Map(
    Object.entries(schemes).map(([id, scheme]) => {
      const colors = Object.entries(scheme.settings).map(([name, value]) => [name, /^#|^rgb/.test(String(value)) ? toColor(value) : value]);
      return [id, new ColorScheme(id, Object.fromEntries(colors) as Values)];
    }),
  );
  return { values, schema, sections: (values["sections"] ?? {}) as ThemeSettings["sections"], colorSchemes };
}
