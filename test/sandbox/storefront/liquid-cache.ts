/** One Liquid per language and currency with its parsed files, kept until a file or the shop's formats change. */
import { createShopifyLiquid, type LiquidSchema, type ShopifyLiquid } from "../../../app/adapters/shopify-liquid";
import type { SandboxStore } from "../store";
import { readingAttributes } from "./design-mode";
import type { Locality } from "./locality";
import type { Folder } from "./theme";
import { themeFilters } from "./theme-filters";
import { requirePage, themeTags } from "./theme-tags";

/** Shopify documents 50 for any `for`; whether its own lists alone are meant is unknown, so our blocks are held to the strict reading. */
const TURNS_OF_A_LOOP = 50;

export type LiquidFor = (locality: Locality, designMode: boolean) => ShopifyLiquid;

export interface LiquidCacheOptions {
  store: SandboxStore;
  theme: Folder;
  extension: Folder;
  now: () => Date;
}

export function createLiquidCache({ store, theme, extension, now }: LiquidCacheOptions): LiquidFor {
  const known = new Map<string, ShopifyLiquid>();
  let state = "";
  return ({ locale, market }, designMode) => {
    const { zone, locales } = store.state.shop;
    const current = [theme.fingerprint(), extension.fingerprint(), zone].join(" ");
    if (current !== state) known.clear();
    state = current;
    const key = JSON.stringify([locale, market.moneyFormat, market.currency.isoCode, designMode]);
    const found = known.get(key);
    if (found) return found;
    const created = withKeptSchemas(
      createShopifyLiquid({
        read: designMode ? readingAttributes(extension.read) : extension.read,
        theme: { read: theme.read, tags: themeTags, filters: themeFilters, renderAppBlock: (block, globals) => requirePage(globals).renderThemeBlock(block) },
        zone,
        locale,
        defaultLocale: locales.find((each) => each.primary)?.locale ?? "en",
        moneyFormat: market.moneyFormat,
        currency: market.currency.isoCode,
        now,
        assetUrl: (file) => `/cdn/shop/t/1/assets/${file}?v=${theme.version(`assets/${file}`) ?? "missing"}`,
        extensionAssetUrl: (file) => extensionAssetUrl(extension, file),
        extensionLoopLimit: TURNS_OF_A_LOOP,
      }),
    );
    known.set(key, created);
    return created;
  };
}

/** Schemas are asked for at every block and section of every page. */
function withKeptSchemas(liquid: ShopifyLiquid): ShopifyLiquid {
  const keep = (read: (path: string) => LiquidSchema) => {
    const schemas = new Map<string, LiquidSchema>();
    return (path: string) => {
      const schema = schemas.get(path) ?? read(path);
      schemas.set(path, schema);
      return schema;
    };
  };
  return { ...liquid, blockSchema: keep(liquid.blockSchema), themeSchema: keep(liquid.themeSchema) };
}

/** @throws when the extension has no such file */
export function extensionAssetUrl(extension: Folder, file: string): string {
  const version = extension.version(`assets/${file}`);
  if (version === null) throw new Error(`the extension has no assets/${file}`);
  return `/extensions/buyline/assets/${file}?v=${version}`;
}
