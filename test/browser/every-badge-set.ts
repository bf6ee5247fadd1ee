/** Every badge preset in every layout, with icon styles and separators taking turns: one sheet to be looked at by audits. */
import { BADGE_ICON_STYLES, BADGE_LAYOUTS, BADGE_SEPARATORS, toStorefrontDesign, type BadgeDesign } from "../../app/domain/badge-design";
import { BADGE_PRESETS } from "../../app/domain/badge-presets";
import { toStorefrontBadge, type StorefrontBadge } from "../../app/domain/storefront-document";
import { printBlock } from "../extension/page";

const keysOf = <K extends string>(choices: Record<K, string>) => Object.keys(choices) as K[];
export const SHOP = { enabled_payment_types: ["visa", "paypal"], refund_policy: { title: "Refund policy", url: "/policies/refund-policy" }, shipping_policy: { title: "Shipping policy", url: "/policies/shipping-policy" } };
/** A badge with all that one may have. */
export const TERMS: StorefrontBadge = { icon: "returns", link: { url: "/pages/returns" }, texts: { en: { title: "Returns", text: "Within 30 days", link_label: "How it works", condition: "Unused", terms: "Write to us." } } };

/** Presets times layouts. */
export const SETS_ON_SHEET = BADGE_PRESETS.length * keysOf(BADGE_LAYOUTS).length;

export async function printEveryBadgeSet(): Promise<string> {
  const parts: string[] = [];
  for (const [index, { badges }] of BADGE_PRESETS.entries()) {
    for (const [step, layout] of keysOf(BADGE_LAYOUTS).entries()) {
      const iconStyle = keysOf(BADGE_ICON_STYLES)[(index + step) % 3] ?? "line";
      const separators = keysOf(BADGE_SEPARATORS)[(index + 2 * step) % 3] ?? "none";
      const design: BadgeDesign = { layout, size: index % 2 === 0 ? "medium" : "small", align: "center", separators, iconStyle };
      const set = { id: "sheet", rule: {}, ...toStorefrontDesign(design), badges: [...badges.map((badge) => toStorefrontBadge(badge, "en")), ...(index === 0 ? [TERMS] : [])] };
      parts.push(await printBlock("trust-badges", { kind: "index", shop: SHOP, badgeSets: [set] }));
    }
  }
  return parts.join("\n");
}
