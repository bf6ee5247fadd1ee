/**
 * Draws every badge preset in every layout, every style and every icon on one sheet, with the extension's own Liquid
 * and style, into a temporary folder, and a picture of each of its sections: `npm run badge-sheet`.
 */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BADGE_ALIGNMENTS, BADGE_ICON_STYLES, BADGE_LAYOUTS, BADGE_SEPARATORS, BADGE_SIZES, toStorefrontDesign, type BadgeDesign } from "../app/domain/badge-design";
import { BADGE_ICON_IDS, BADGE_ICON_LIBRARY } from "../app/domain/badge-icons";
import { BADGE_PRESETS } from "../app/domain/badge-presets";
import { toStorefrontBadge, type StorefrontBadge } from "../app/domain/storefront-document";
import { launchChromium } from "./browser/chromium";
import { shippedFiles } from "./extension/extension-files";
import { printBlock } from "./extension/page";

const SHOP = {
  enabled_payment_types: ["visa", "master", "american_express", "paypal", "shopify_pay"],
  refund_policy: { title: "Refund policy", url: "/policies/refund-policy" },
  shipping_policy: { title: "Shipping policy", url: "/policies/shipping-policy" },
  subscription_policy: { title: "Cancellation policy", url: "/policies/subscription-policy" },
  terms_of_service: { title: "Terms of service", url: "/policies/terms-of-service" },
};
const PLAIN: BadgeDesign = { layout: "row", size: "medium", align: "center", separators: "none", iconStyle: "line" };
const SCHEMES: Record<string, string> = { light: "background:#fff;color:#1d2226", cream: "background:#f6f0e4;color:#3d2c1e", dark: "background:#15181c;color:#f1f3f4", brand: "background:#123b32;color:#e9f5ee" };
const ARABIC = [["returns", "إرجاع خلال 30 يومًا", "استرداد كامل للمبلغ"], ["truck", "شحن متتبَّع", "رقم تتبع مع كل طلب"], ["lock", "دفع آمن", "صفحة دفع مشفّرة"], ["headset", "دعم حقيقي", "أشخاص يعرفون المنتجات"]] as const;
/** A typeface as themes have, rather than whatever this machine falls back to. */
const INTER = readFileSync("node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", "base64");
const keysOf = <K extends string>(choices: Record<K, string>) => Object.keys(choices) as K[];

const print = (badges: StorefrontBadge[], design: Partial<BadgeDesign> = {}, payments = false) =>
  printBlock("trust-badges", { kind: "index", shop: SHOP, badgeSets: [{ id: "sheet", rule: {}, ...toStorefrontDesign({ ...PLAIN, ...design }), badges, ...(payments && { payments: { show: true, hidden: [], order: [] } }) }] });

/** One set as wide as an article, as the column beside a product's pictures and as a phone. */
const widths = (title: string, html: string, scheme = "light") =>
  `<h3>${title}</h3><div class="widths">${[760, 440, 328].map((width) => `<div style="width:${width}px;${SCHEMES[scheme] ?? ""}">${html}</div>`).join("")}</div>`;

/** The sheet's sections by their headings, in their order. */
async function drawSections(): Promise<Record<string, string[]>> {
  const sections: Record<string, string[]> = {};
  for (const { name, badges } of BADGE_PRESETS) {
    for (const layout of keysOf(BADGE_LAYOUTS)) (sections[name] ??= []).push(widths(BADGE_LAYOUTS[layout], await print(badges.map((badge) => toStorefrontBadge(badge, "en")), { layout })));
  }
  const [first = [], ...others] = BADGE_PRESETS.map(({ badges }) => badges.map((badge) => toStorefrontBadge(badge, "en")));
  const terms = { title: "30 day money back", text: "On everything we sell", condition: "Unused, in its own box", terms: "Write to us within 30 days of delivery.", link_label: "How it works" };
  const four = [...first.slice(0, 3), { icon: "returns", link: { url: "/pages/returns" }, texts: { en: terms } }];
  for (const layout of keysOf(BADGE_LAYOUTS)) {
    const separated: string[] = (sections[`${BADGE_LAYOUTS[layout]}, with terms and payment icons`] = []);
    for (const separators of keysOf(BADGE_SEPARATORS)) separated.push(widths(BADGE_SEPARATORS[separators], await print(four, { layout, separators, iconStyle: "duotone" }, true)));
  }
  for (const iconStyle of keysOf(BADGE_ICON_STYLES)) {
    const coloured: string[] = (sections[`${BADGE_ICON_STYLES[iconStyle]} in colours`] = []);
    for (const scheme of Object.keys(SCHEMES)) coloured.push(widths(scheme, await print(four, { iconStyle, separators: "boxes" }), scheme));
  }
  const sizes: string[] = (sections["Sizes"] = []);
  for (const size of keysOf(BADGE_SIZES)) for (const align of keysOf(BADGE_ALIGNMENTS)) sizes.push(widths(`${BADGE_SIZES[size]}, ${BADGE_ALIGNMENTS[align]}`, await print(first, { size, align })));
  for (const layout of keysOf(BADGE_LAYOUTS)) {
    const counted: string[] = (sections[`${BADGE_LAYOUTS[layout]}, how many`] = []);
    for (const count of [1, 2, 5, 6, 7, 12]) counted.push(widths(String(count), await print([...first, ...others.flat()].slice(0, count), { layout })));
  }
  const arabic = ARABIC.map(([icon, title, text]) => ({ icon, texts: { en: { title, text } } }));
  for (const layout of keysOf(BADGE_LAYOUTS)) {
    const reversed: string[] = (sections[`${BADGE_LAYOUTS[layout]}, right to left`] = []);
    for (const separators of keysOf(BADGE_SEPARATORS)) reversed.push(`<div dir="rtl" lang="ar">${widths(BADGE_SEPARATORS[separators], await print(arabic, { layout, separators }, true))}</div>`);
  }
  for (const iconStyle of keysOf(BADGE_ICON_STYLES)) sections[`Icons, ${BADGE_ICON_STYLES[iconStyle]}`] = [`<div class="icons">${await drawIcons(iconStyle)}</div>`];
  return sections;
}

function toPage(sections: Record<string, string[]>): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trust badges</title><style>
    @font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${INTER})}
    body{margin:0;font:16px/1.5 Inter,"Liberation Sans",sans-serif;color:#1d2226}section{padding:24px 32px}h2{margin:0}h3{margin:24px 0 4px;font-size:13px;color:#5c6670}
    .widths{display:flex;gap:24px;align-items:start}.widths>div{padding:0 16px;border:1px solid #e6e8ea;border-radius:8px}.icons{display:flex;flex-wrap:wrap;gap:12px;margin-top:24px}.icon{width:150px;font-size:11px;text-align:center}
    .icon span{display:inline-block;vertical-align:middle;margin:4px}.icon svg{width:100%;height:100%;margin:0}
    ${shippedFiles.get("assets/trust-badges.css") ?? ""}</style><body>${Object.entries(sections).map(([name, parts]) => `<section><h2>${name}</h2>${parts.join("\n")}</section>`).join("\n")}</html>`;
}

/** Each icon at 24, 48 and 96 px. */
async function drawIcons(iconStyle: BadgeDesign["iconStyle"]): Promise<string> {
  const cells: string[] = [];
  for (const icon of BADGE_ICON_IDS) {
    const html = await print([{ icon, texts: { en: { title: icon, text: "" } } }], { iconStyle });
    const svg = /<svg[\s\S]*?<\/svg>/.exec(html)?.[0] ?? "";
    const sizes = [24, 48, 96].map((size) => `<span style="width:${size}px;height:${size}px">${svg}</span>`).join("");
    cells.push(`<div class="icon buyline-trust-badges--${iconStyle}">${sizes.replace(/(<span[^>]*96px)/, "<br>$1")}<br>${BADGE_ICON_LIBRARY[icon].label}</div>`);
  }
  return cells.join("");
}

const folder = mkdtempSync(join(tmpdir(), "badge-sheet-"));
const sections = await drawSections();
writeFileSync(join(folder, "badges.html"), toPage(sections));
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1700, height: 900 } });
  await page.goto(`file://${join(folder, "badges.html")}`);
  for (const [index, name] of Object.keys(sections).entries()) {
    const picture = `${String(index + 1).padStart(2, "0")}-${name.toLowerCase().replace(/[^a-z]+/g, "-")}.png`;
    await page.locator("section").nth(index).screenshot({ path: join(folder, picture) });
  }
} finally {
  await browser.close();
}
process.stdout.write(`${folder}\n`);
