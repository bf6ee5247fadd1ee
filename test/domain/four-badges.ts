import type { Badge } from "../../app/domain/badges";

/** Four badges as a shop may have them at its foot, in its own words. */
export const FOUR_BADGES: Badge[] = [
  { icon: "shield-check", title: "30 day money back", text: "Full refund within 30 days, see our refund policy" },
  { icon: "truck", title: "Tracked shipping", text: "Every order ships with a tracking number" },
  { icon: "lock", title: "Secure checkout", text: "Encrypted (TLS) and hosted by Shopify" },
  { icon: "headset", title: "Real support", text: "People who know the products answer you" },
];
