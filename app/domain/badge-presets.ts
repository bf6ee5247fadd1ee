/** Ready-made badges for the merchant to start from, each with the kind of its claim; what the kind needs is asked for (claim-kinds.ts). */
import type { BadgeIcon } from "./badge-icons";
import type { Badge } from "./badges";
import { CLAIM_KINDS, NO_CLAIM, type ClaimField, type ClaimKind } from "./claim-kinds";

export interface BadgePreset {
  id: string;
  name: string;
  badges: Badge[];
}

/** A badge that links to the policy in which its kind's terms usually stand. */
function badge(icon: BadgeIcon, title: string, text: string, kind: ClaimKind, days: number | null = null): Badge {
  const { policy, needs } = CLAIM_KINDS[kind];
  const linked = policy !== null && needs.some((field) => field === "policy") ? policy : null;
  return { icon, title, text, ...(linked !== null && { link: { policy: linked } }), claim: { ...NO_CLAIM, kind, days, policy: linked } };
}

/** "Secure checkout" names what is true of any store on Shopify and no more (B3). */
const SECURE = badge("lock", "Secure Checkout", "SSL Encrypted Checkout Page", "secure_checkout");

export const BADGE_PRESETS: BadgePreset[] = [
  {
    id: "our-guarantee",
    name: "Our guarantee",
    badges: [
      badge("shield-check", "Our Guarantee", "30 Day Money Back Guarantee", "money_back", 30),
      { ...badge("truck", "Fast Shipping", "Fast Tracked Shipping Worldwide", "fast_shipping"), link: { policy: "shipping_policy" } },
      SECURE,
      badge("headset", "24 / 7 Support", "Real People Ready To Help You", "support_always"),
    ],
  },
  {
    id: "returns",
    name: "Returns",
    badges: [
      badge("returns", "30 day returns", "Send it back if it is not for you", "returns", 30),
      badge("exchange", "Exchanges", "Another size or colour instead", "returns", 30),
      badge("money-back", "Money back", "Refunded to the way you paid", "money_back", 30),
    ],
  },
  {
    id: "shipping",
    name: "Shipping",
    badges: [
      badge("package", "Tracked parcels", "Follow your order to the door", "shipping"),
      badge("globe", "Where we ship", "Countries, costs and times", "shipping"),
      badge("warehouse", "From our own stock", "Packed and sent by us", "handmade"),
    ],
  },
  {
    id: "support",
    name: "Support",
    badges: [
      badge("chat", "Ask us", "A person answers, not a machine", "support"),
      badge("lightbulb", "Advice before you buy", "Tell us what you need it for", "support"),
      badge("book", "Clear instructions", "Printed and online", "plain"),
    ],
  },
  {
    id: "sustainability",
    name: "Sustainability",
    badges: [
      badge("leaf", "Made from plants", "See what it is made of", "sustainability"),
      badge("bottle", "Refill and reuse", "Keep the bottle, buy the refill", "sustainability"),
      badge("package-check", "Plastic-free parcels", "Paper and cardboard only", "sustainability"),
    ],
  },
  {
    id: "handmade",
    name: "Handmade",
    badges: [
      badge("hand-heart", "Made by hand", "In our own workshop", "handmade"),
      badge("spool", "Small batches", "No two are quite the same", "handmade"),
      badge("scissors", "Made to order", "Begun when you buy it", "handmade"),
    ],
  },
  {
    id: "warranty",
    name: "Warranty",
    badges: [
      badge("certificate", "2 year warranty", "On materials and workmanship", "warranty", 730),
      badge("wrench", "Repairs", "Spare parts for what wears out", "plain"),
      badge("tested", "Checked by hand", "Before it leaves us", "plain"),
    ],
  },
  {
    id: "pickup",
    name: "Local pick-up",
    badges: [
      badge("store", "Pick up in our shop", "Choose it at checkout", "pickup"),
      badge("map-pin", "Find us", "Address and opening hours", "pickup"),
      badge("bell", "We tell you when", "A message when it is ready", "pickup"),
    ],
  },
  {
    id: "gifts",
    name: "Gifts",
    badges: [
      badge("gift", "Gift wrapping", "Choose it in the cart", "gifts"),
      badge("mail", "A card in your words", "We write it by hand", "gifts"),
      badge("tag", "No prices inside", "The parcel shows none", "gifts"),
    ],
  },
  {
    id: "subscriptions",
    name: "Subscriptions",
    badges: [
      badge("subscription", "Delivered on your dates", "Choose how often", "subscription"),
      badge("pause", "Skip or pause", "In your account, on your own", "subscription"),
      badge("calendar-check", "Cancel online", "The terms in plain words", "subscription"),
    ],
  },
];

const ASKED: Record<ClaimField, string> = { days: "the days", policy: "a policy", channel: "a channel", hours: "your hours", source: "a source" };

/** What the claims of a preset need, in words: "the days", "a channel or your hours". */
export function presetAsks({ badges }: BadgePreset): string[] {
  const kinds = badges.flatMap(({ claim }) => (claim === undefined ? [] : [CLAIM_KINDS[claim.kind]]));
  const needed = new Set(kinds.flatMap(({ needs }) => needs));
  const choices = kinds.map(({ needsOneOf }) => needsOneOf).filter((fields) => fields.length > 0 && !fields.some((field) => needed.has(field)));
  return [...new Set([...[...needed].map((field) => ASKED[field]), ...choices.map((fields) => fields.map((field) => ASKED[field]).join(" or "))])];
}
