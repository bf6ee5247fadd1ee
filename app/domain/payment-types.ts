/**
 * Payment types as Liquid's `shop.enabled_payment_types` names them. Which of them a shop accepts only its theme's Liquid
 * knows (the Admin API tells of digital wallets alone), so the app lets merchants hide and order them by name, and the
 * storefront prints those that are accepted (B5).
 */
export const PAYMENT_TYPES: Record<string, string> = {
  visa: "Visa",
  master: "Mastercard",
  american_express: "American Express",
  maestro: "Maestro",
  discover: "Discover",
  diners_club: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
  paypal: "PayPal",
  shopify_pay: "Shop Pay",
  apple_pay: "Apple Pay",
  google_pay: "Google Pay",
  amazon_payments: "Amazon Pay",
  facebook_pay: "Meta Pay",
  klarna: "Klarna",
  "klarna-pay-later": "Klarna Pay Later",
  afterpay: "Afterpay",
  clearpay: "Clearpay",
  ideal: "iDEAL",
  bancontact: "Bancontact",
  sofort: "Sofort",
  eps: "EPS",
  dankort: "Dankort",
  elo: "Elo",
  hypercard: "Hipercard",
  interac: "Interac",
  bitcoin: "Bitcoin",
  ethereum: "Ethereum",
};

/** What most shops accept, for a preview that cannot know. */
const USUAL = ["visa", "master", "american_express", "paypal", "shopify_pay", "apple_pay"];

/** Every type by name in the merchant's order: the chosen ones first, then the usual ones, then the others. */
export function orderedPaymentTypes(order: readonly string[]): string[] {
  return [...new Set([...order, ...USUAL, ...Object.keys(PAYMENT_TYPES)])];
}

/** What a preview takes the shop to accept: the usual types, and those that the merchant speaks of. */
export function samplePaymentTypes({ order, hidden }: { order: readonly string[]; hidden: readonly string[] }): string[] {
  return [...new Set([...USUAL, ...order, ...hidden])];
}
