/** What the shop's policies say about a number of days: the sentence that bears a badge out, or the one that contradicts it (B1, B4). */
import type { PolicyName } from "./claim-kinds";
import { durationsIn, plainText } from "./durations";

/** A policy as Shopify gives it. */
export interface ShopPolicy {
  name: PolicyName;
  /** HTML, as the merchant wrote it. */
  body: string;
}

/** Where a policy can be read, and what Shopify calls it. */
export interface PublicPolicy extends ShopPolicy {
  title: string;
  url: string;
}

export type PolicyEvidence = { kind: "agrees"; sentence: string } | { kind: "contradicts"; sentence: string; days: number } | { kind: "silent" };

/** Sentences about the thing itself, by policy. */
const SUBJECT: Partial<Record<PolicyName, RegExp>> = {
  refund_policy: /return|refund|money[\s-]*back|guarant|exchange|ruckgabe|zuruck|erstatt|umtausch|widerruf|garantie/,
  shipping_policy: /ship|deliver|arriv|transit|dispatch|working day|business day|versand|liefer|zustell|werktag/,
  terms_of_service: /warrant|guarant|garantie|gewahrleistung/,
};
/** How long the shop takes for the payment is not how long the shopper has. */
const PROCESSING = /(process|issu|credit|appear|receiv)\w{0,9}\W+(?:\w+\W+){0,6}(?:within|in|up to|after)\W+(?:\w+\W+){0,2}\d|refund (?:\w+ ){0,3}(?:takes|appears|arrives)|gutgeschrieben|bearbeitungszeit/;
const FROM_DELIVERY = /(of|after|from|since) (the |your )?(delivery|purchase|receipt|arrival|order)|nach (erhalt|lieferung|kauf)/;

/** The readable sentences of a policy's HTML. */
export function sentencesIn(html: string): string[] {
  // What stands between the tags of a script or a style is no text.
  const pieces = html.split(/<(?=\/?(?:script|style)\b)/i).flatMap((piece, index) => (index === 0 ? [piece] : piece.startsWith("/") ? [piece.slice(piece.indexOf(">") + 1)] : []));
  const text = pieces
    .join(" ")
    .replace(/<\/?(p|div|li|ul|ol|h[1-6]|br|tr|td|th|table|section)\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&#(\d{1,6});/g, (_whole, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(nbsp|amp|quot|apos|lt|gt|ndash|mdash|auml|ouml|uuml|szlig);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
  return text
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu}|\d)/u)
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => sentence !== "");
}

const ENTITIES: Record<string, string> = { nbsp: " ", amp: "&", quot: '"', apos: "'", lt: "<", gt: ">", ndash: "–", mdash: "—", auml: "ä", ouml: "ö", uuml: "ü", szlig: "ß" };

/** The policy with only what decides about numbers of days: small enough to be sent to the browser. */
export function toEvidence({ name, body }: ShopPolicy): ShopPolicy {
  const sentences = sentencesIn(body);
  const telling = sentences.filter((sentence, index) => index === 0 || durationsIn(sentence).length > 0);
  return { name, body: telling.map((sentence) => `<p>${sentence.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")}</p>`).join("") };
}

/** @param days as `durationsIn` counts them */
export function evidenceFor(policy: ShopPolicy, days: number): PolicyEvidence {
  const about = SUBJECT[policy.name];
  const sentences = sentencesIn(policy.body).map((sentence) => ({ sentence, plain: plainText(sentence), lengths: durationsIn(sentence) }));
  const speaking = sentences.filter(({ plain, lengths }) => lengths.length > 0 && (about === undefined || about.test(plain)) && (!PROCESSING.test(plain) || FROM_DELIVERY.test(plain)));
  const agreeing = speaking.find(({ lengths }) => lengths.some((length) => length.days === days));
  if (agreeing) return { kind: "agrees", sentence: agreeing.sentence };
  const [other] = speaking;
  if (other) return { kind: "contradicts", sentence: other.sentence, days: Math.max(...other.lengths.map((length) => length.days)) };
  return { kind: "silent" };
}
