/** Draws a block with the extension's own Liquid, as a document of its own (no second drawing in React). */
import type { Preview } from "../domain/preview";
import { STOREFRONT_METAFIELD } from "../domain/storefront-document";
import { createShopifyLiquid } from "./shopify-liquid";

const EXTENSION = "../../extensions/storefront/";
const files = import.meta.glob<string>("../../extensions/storefront/{blocks,snippets,locales,assets}/*.{liquid,json,css}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const read = (path: string) => files[`${EXTENSION}${path}`];

/** A banner goes from edge to edge, badges stand on a page. */
const MARGINS = { "sale-banner": "0", "trust-badges": "0 1rem" };

/** No script runs in a preview, so what waits for one is shown as it stands at this moment. */
const SHOWN_WITHOUT_SCRIPT = ".buyline-sale-banner__clock{display:inline-flex!important;visibility:visible!important}.buyline-sale-banner__pause{visibility:hidden}";

/** @returns the HTML document of the preview; the block's style stands in it, no script does */
export async function drawPreview({ block, document, zone, locale, at }: Preview): Promise<string> {
  const liquid = createShopifyLiquid({
    read,
    zone,
    locale,
    moneyFormat: "${{amount}}",
    currency: "USD",
    now: () => new Date(at * 1000),
    assetUrl: (file) => file,
    extensionAssetUrl: (file) => file,
    extensionLoopLimit: 50,
  });
  const { namespace, key } = STOREFRONT_METAFIELD;
  const scope = {
    app: { metafields: { [namespace]: { [key]: { value: document } } } },
    request: { locale: { iso_code: locale }, page_type: "index", design_mode: false },
    template: { name: "index" },
  };
  const printed = await liquid.renderBlock(block, { id: "preview", scope });
  const html = printed.replace(/<script>.*?<\/script>/gs, "");
  const style = read(`assets/${liquid.blockSchema(block).stylesheet ?? ""}`) ?? "";
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><style>body{margin:${MARGINS[block]};font:16px/1.5 system-ui,sans-serif;color:#1a1a1a}${style}${SHOWN_WITHOUT_SCRIPT}</style><body>${html}</body></html>`;
}
