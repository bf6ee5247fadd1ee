/** What the Pages screen is asked, as it stands in the address of the screen: the page, the moment, who looks. */
import { DEVICES, PAGE_KINDS, RESOURCE_KINDS, type Device, type PageKind, type ResourceKind, type Visitor } from "./pages";
import { readWallTime, type Instant } from "./schedule";

/** The markets and languages in which shoppers may meet the store. */
export interface Audience {
  markets: { handle: string; name: string }[];
  /** As in `request.locale.iso_code`. */
  locales: { code: string; name: string; primary: boolean }[];
}

/** Everything as typed and chosen; "" stands for the default. */
export interface QuestionFields {
  /** As pasted. */
  address: string;
  /** "article/501" */
  page: string;
  kind: string;
  /** Wall time in the shop's zone; "" for now. */
  at: string;
  market: string;
  /** As in `request.locale.iso_code`; not called "locale", which Shopify sets to the admin's own language. */
  language: string;
  customer: "guest" | "signed_in";
  /** Of the customer, with commas. */
  tags: string;
  device: Device;
}

export type Subject = { by: "address"; text: string } | { by: "resource"; kind: ResourceKind; id: number } | { by: "kind"; kind: PageKind } | { by: "nothing" };

export interface Question {
  fields: QuestionFields;
  subject: Subject;
  /** Null: now. */
  at: Instant | null;
  visitor: Visitor;
  /** What of the question could not be read, by field. */
  problems: Partial<Record<keyof QuestionFields, string>>;
}

const NAMES = ["address", "page", "kind", "at", "market", "language", "customer", "tags", "device"] satisfies (keyof QuestionFields)[] as string[];
const MOST_TAGS = 50;

/** Reads the query. What it does not name is the default visitor: the first market, the primary language, a guest, now. */
export function readQuestion(params: URLSearchParams, { markets, locales }: Audience, zone: string): Question {
  const text = (name: keyof QuestionFields) => (params.get(name) ?? "").trim();
  const problems: Question["problems"] = {};
  const primary = locales.find((one) => one.primary) ?? locales[0];

  const at = text("at") === "" ? null : readWallTime(text("at"), zone);
  // Of a time that happens twice the first answers.
  const asked = at?.ok ? at.instant : (at?.choices?.[0]?.instant ?? null);
  if (at !== null && asked === null && !at.ok) problems.at = at.message;
  const market = markets.find(({ handle }) => handle === text("market")) ?? markets[0] ?? null;
  const locale = locales.find(({ code }) => code === text("language")) ?? primary;
  const device = DEVICES.find((one) => one === text("device")) ?? "desktop";
  const customer = text("customer") === "signed_in" ? "signed_in" : "guest";
  const tags = text("tags").split(",").map((tag) => tag.trim()).filter((tag) => tag !== "").slice(0, MOST_TAGS);

  return {
    fields: { address: text("address"), page: text("page"), kind: text("kind"), at: text("at"), market: market?.handle ?? "", language: locale?.code ?? "en", customer, tags: tags.join(", "), device },
    subject: readSubject(text("address"), text("page"), text("kind")),
    at: asked,
    visitor: { market: market?.handle ?? null, locale: locale?.code ?? "en", customer: customer === "guest" ? null : { tags }, device },
    problems,
  };
}

function readSubject(address: string, page: string, kind: string): Subject {
  if (address !== "") return { by: "address", text: address };
  const [, name, number = ""] = /^(\w+)\/(\d{1,15})$/.exec(page) ?? [];
  const resource = RESOURCE_KINDS.find((one) => one === name);
  if (resource !== undefined && Number(number) > 0) return { by: "resource", kind: resource, id: Number(number) };
  const known = (Object.keys(PAGE_KINDS) as PageKind[]).find((one) => one === kind);
  return known === undefined ? { by: "nothing" } : { by: "kind", kind: known };
}

/** The query that asks the same with some answers changed; what is the default is left out, so that addresses stay short. */
export function toQuery(params: URLSearchParams, change: Partial<Record<keyof QuestionFields, string>>): string {
  // Shopify opens the app with parameters of its own; they are no part of the question.
  const query = new URLSearchParams([...params].filter(([name]) => NAMES.includes(name)));
  // A page is named in one way only.
  if (change.address !== undefined || change.page !== undefined || change.kind !== undefined) for (const name of ["address", "page", "kind"]) query.delete(name);
  for (const [name, value] of Object.entries(change)) {
    if (value === "") query.delete(name);
    else query.set(name, value);
  }
  return query.toString();
}

/** "gid://shopify/Article/501" */
export function toOwnerId(kind: ResourceKind, id: number): string {
  return `gid://shopify/${kind.charAt(0).toUpperCase()}${kind.slice(1)}/${id}`;
}

/** "article/501", as the query names a page; "" for what has no page. */
export function toPageName(ownerId: string): string {
  const [, type = "", number = ""] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(ownerId) ?? [];
  const kind = RESOURCE_KINDS.find((one) => one === type.toLowerCase());
  return kind === undefined ? "" : `${kind}/${number}`;
}
