/** Whether some page and some visitor may be meant by two rules at once. In doubt they may, so that an overlap is never kept quiet. */
import type { Candidate } from "./page-resolution";
import { fold } from "./page-rules";
import { areApart, covers, type Pages } from "./rule-sets";

export function canMeet(one: Candidate, other: Candidate): boolean {
  return canMeetPages(one, other) && canMeetVisitors(one, other);
}

function canMeetPages({ rule: one }: Candidate, { rule: other }: Candidate): boolean {
  const places = (where: typeof one.where): Pages[] => (where.length === 0 ? [null] : where);
  const isLeft = (place: Pages) => ![...one.except, ...other.except].some((except) => covers(except, place));
  return places(one.where).some((first) => isLeft(first) && places(other.where).some((second) => isLeft(second) && !areApart(first, second)));
}

function canMeetVisitors(one: Candidate, other: Candidate): boolean {
  const [first, second] = [one.rule, other.rule];
  const isSignedIn = ({ customer, customerTags }: typeof first) => customer === "signed_in" || customerTags.length > 0;
  const guestAndCustomer = (first.customer === "guest" && isSignedIn(second)) || (second.customer === "guest" && isSignedIn(first));
  return share(first.markets, second.markets) && share(languagesOf(one), languagesOf(other)) && !guestAndCustomer && (first.device === "any" || second.device === "any" || first.device === second.device);
}

/** Whether two lists have something in common; an empty one stands for everything. */
function share(ones: string[], others: string[]): boolean {
  return ones.length === 0 || others.length === 0 || ones.some((one) => others.some((other) => fold(one) === fold(other)));
}

/** Those in which it can show; empty for every language. */
function languagesOf({ rule, locales }: Candidate): string[] {
  if (locales === null || locales.length === 0) return rule.locales;
  return rule.locales.length === 0 ? locales : rule.locales.filter((locale) => locales.includes(locale));
}
