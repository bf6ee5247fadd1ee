/** How a badge set looks, and its payment icons: what a merchant may choose. The first of each list is what stands when nothing was chosen. */
import { z } from "zod";

export const BADGE_LAYOUTS = { row: "Row", grid: "Grid", stack: "Stack", strip: "Inline strip", compact: "Compact" } as const;
export const BADGE_SIZES = { medium: "Medium", small: "Small", large: "Large" } as const;
export const BADGE_ALIGNMENTS = { center: "Centred", start: "At the start" } as const;
export const BADGE_SEPARATORS = { none: "None", lines: "Lines", boxes: "Boxes" } as const;
export const BADGE_ICON_STYLES = { line: "Line", solid: "Solid", duotone: "Two tones" } as const;

const oneOf = <K extends string>(choices: Record<K, string>) => z.enum(Object.keys(choices) as [K, ...K[]]);

export const badgeDesignSchema = z.object({
  layout: oneOf(BADGE_LAYOUTS).default("row"),
  size: oneOf(BADGE_SIZES).default("medium"),
  align: oneOf(BADGE_ALIGNMENTS).default("center"),
  separators: oneOf(BADGE_SEPARATORS).default("none"),
  iconStyle: oneOf(BADGE_ICON_STYLES).default("line"),
});
export type BadgeDesign = z.infer<typeof badgeDesignSchema>;
export const PLAIN_DESIGN: BadgeDesign = { layout: "row", size: "medium", align: "center", separators: "none", iconStyle: "line" };

const paymentType = z.string().regex(/^[a-z0-9_-]{1,40}$/, "This is no payment type.");

/** Types as in Liquid's `shop.enabled_payment_types`, such as "shopify_pay". What the shop does not accept is never shown, whatever stands here (B5). */
export const badgePaymentsSchema = z.object({
  show: z.boolean().default(false),
  hidden: z.array(paymentType).max(50).default([]),
  /** These first; the others follow in the shop's order. */
  order: z.array(paymentType).max(50).default([]),
});
export type BadgePayments = z.infer<typeof badgePaymentsSchema>;
export const NO_PAYMENTS: BadgePayments = { show: false, hidden: [], order: [] };

/** As the storefront reads it: what is left out has its first value. */
export interface StorefrontBadgeDesign {
  layout?: Exclude<BadgeDesign["layout"], "row">;
  /** Not "size", which Liquid takes for the number of keys. */
  badge_size?: Exclude<BadgeDesign["size"], "medium">;
  align?: Exclude<BadgeDesign["align"], "center">;
  separators?: Exclude<BadgeDesign["separators"], "none">;
  icon_style?: Exclude<BadgeDesign["iconStyle"], "line">;
}

export function toStorefrontDesign({ layout, size, align, separators, iconStyle }: BadgeDesign): StorefrontBadgeDesign {
  return {
    ...(layout !== "row" && { layout }),
    ...(size !== "medium" && { badge_size: size }),
    ...(align !== "center" && { align }),
    ...(separators !== "none" && { separators }),
    ...(iconStyle !== "line" && { icon_style: iconStyle }),
  };
}
