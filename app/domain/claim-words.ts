/** What badges may not say (B2, B3), and which claims their words make, however they are spaced, cased or accented; English and German. */
import type { ClaimKind } from "./claim-kinds";
import { plainText } from "./durations";

/** Letters of other alphabets that pass for Latin ones. */
const LOOKALIKES: Record<string, string> = { а: "a", е: "e", о: "o", р: "p", с: "c", у: "y", х: "x", к: "k", і: "i", ѕ: "s", һ: "h", α: "a", ο: "o", ε: "e", ı: "i", "٪": "%" };
const toLatin = (text: string) => plainText(text).replace(/[^\u0000-\u007f]/g, (letter) => LOOKALIKES[letter] ?? letter);

interface Words {
  pattern: RegExp;
  name: string;
}

/** Finds the letters of a phrase with anything that is no letter or digit between them. A percent sign is looked for, too: "100 safe recipes" promises nothing. */
function spelled(phrase: string, { whole }: { whole: boolean }): Words {
  const letters = [...phrase.replace(/[^a-z0-9%]/g, "")].join("[^a-z0-9]*");
  return { pattern: new RegExp(`(?<![a-z0-9])${letters}${whole ? "(?![a-z0-9])" : ""}`), name: phrase };
}

const FORBIDDEN = [
  "100% secure", "100 percent secure", "hundred percent secure", "100% safe", "100 percent safe", "hundred percent safe", "completely secure", "totally secure", "absolutely secure",
  "hacker proof", "hack proof", "hackproof", "unhackable", "guaranteed safe", "guaranteed secure", "safety guaranteed", "risk free checkout",
  "100% sicher", "100 prozent sicher", "hundert prozent sicher", "hackersicher", "garantiert sicher", "absolut sicher", "vollig sicher",
].map((phrase) => spelled(phrase, { whole: false }));

const SEALS = [
  "Norton", "McAfee", "VeriSign", "DigiCert", "GeoTrust", "Sectigo", "Comodo Secure", "Comodo SSL", "Trustwave", "SiteLock", "TRUSTe", "TrustArc", "Trustpilot", "Trusted Shops", "Trusted Site", "Google Trusted Store",
  "Google Customer Reviews", "BBB", "Better Business Bureau", "PayPal verified", "Verified by Visa", "Mastercard SecureCode", "TUV", "Stiftung Warentest", "Oko-Test", "Blauer Engel", "eKomi", "EHI", "Fairtrade", "Leaping Bunny",
  "USDA Organic", "Ecocert", "Oeko-Tex", "GOTS", "FSC certified", "Energy Star", "B Corp", "ISO 9001", "FDA approved", "Rainforest Alliance", "Cradle to Cradle", "PCI certified",
].map((name) => ({ ...spelled(plainText(name), { whole: true }), name }));

/** The forbidden phrase in the text, as it is usually written; null for none (B3). */
export function forbiddenPhraseIn(text: string): string | null {
  const latin = toLatin(text);
  return FORBIDDEN.find(({ pattern }) => pattern.test(latin))?.name ?? null;
}

/** The third party whose seal the text names; null for none (B2). */
export function sealIn(text: string): string | null {
  const latin = toLatin(text);
  return SEALS.find(({ pattern }) => pattern.test(latin))?.name ?? null;
}

const SAID: [kind: ClaimKind, pattern: RegExp][] = [
  ["money_back", /money[\s-]*back|full refund|geld[\s-]*zuruck|ruckerstattung/],
  ["guarantee", /(?<!\p{L})guarant(ee|eed|y)|garantie(?!rt)|garantiert/u],
  ["returns", /(?<!\p{L})(returns?(?! (customers?|visitors?))|ruckgabe|rucksendung|retouren?|umtausch)/u],
  ["warranty", /warrant(y|ies)|gewahrleistung/],
  ["fast_shipping", /(fast|express|quick|rapid|speedy|next[\s-]*day|same[\s-]*day|schnell|blitz)\p{L}*(?:[\s-]+(?:\p{L}+[\s-]+)?)?(shipping|deliver\w*|dispatch\w*|versand|liefer\w*)/u],
  ["support_always", /24\s*[/x×-]\s*7|24\s*h(ours?)?\s*(?:a day\s*)?(support|service)|around the clock|round the clock|rund um die uhr|24[\s-]*stunden[\s-]*(support|service)/],
  ["number", /\d[\d.,\s]{0,30}(?:(?:\+|k\+?|m\+|million\w*|thousand\w*|tausend\w*)\s*)?(happy |satisfied |zufriedene |verified |five-?star |5-?star )?(customers|clients|reviews|orders|stars?|users|people|families|members|countries|sold|kunden|kundinnen|bewertungen|bestellungen|sterne?|lander)(?!\p{L})|\d[.,]?\s*(%|percent|prozent)|(?<!\p{L})(no\.?|nr\.?|number|nummer|#)\s*1(?!\d)|\d\s*\+(?!\d)/u],
  ["sustainability", /eco[\s-]*friendly|environmentally friendly|climate[\s-]*neutral|carbon[\s-]*neutral|sustainabl[ey]|umweltfreundlich|klimaneutral|nachhaltig/],
];

/** The kinds of claim that the words make, whatever the merchant calls them. */
export function kindsSaidIn(text: string): ClaimKind[] {
  const plain = toLatin(text);
  return SAID.filter(([, pattern]) => pattern.test(plain)).map(([kind]) => kind);
}
