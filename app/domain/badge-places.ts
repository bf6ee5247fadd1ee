/** The kinds of page on which a badge set is previewed, with the words for them. */
export const BADGE_PLACES = { article: "End of an article", product: "Product, under the buy button", cart: "Cart", footer: "Above the footer" } as const;
export type BadgePlace = keyof typeof BADGE_PLACES;
