/** Reading an exported file: whatever may be wrong with it is said in words before anything is looked up or written. */
import { z } from "zod";
import { badgeSetSchema, parseBadgeSet } from "./badges";
import { bannerSchema, parseBanner, type Banner } from "./banner";
import { toBannerFormValues } from "./banner-form";
import { NO_END } from "./banner-windows";
import { articleGroupSchema, articleGroupsSchema, MOST_GROUP_PRODUCTS, MOST_GROUPS } from "./article-groups";
import { toCarried } from "./form-body";
import { WHEN_SOLD_OUT } from "./link-fallback";
import { parsed, refused, type Parsed, type Problem } from "./parsed";
import { PORTABLE_FORMAT, PORTABLE_PRODUCT, type PortableFile } from "./portability-file";
import { RESOURCE_KINDS } from "./pages";
import { isZone, type Instant } from "./schedule";
import { choicesSchema, settingsSchema } from "./settings";

/** So that an import ends while a merchant waits for it: each hundred of them is a request to Shopify. */
const MOST_ARTICLES = 5_000;
const MOST_PAGES = 1_000;
const MOST_ITEMS = 250;
const MOST_PROBLEMS_SAID = 5;

const id = z.string().regex(/^[\w-]{1,40}$/, "is no id of Buyline");
const handle = z.string().min(1).max(255).regex(/^[^\s"\\]+$/, "is no handle");
const name = z.object({ kind: z.enum(RESOURCE_KINDS), handle, blog: handle.nullable(), title: z.string().max(500) });

const fallback = z.object({ instead: z.object({ kind: z.enum(["product", "collection"]), handle }).nullable(), whenSoldOut: z.enum(WHEN_SOLD_OUT) });
const group = articleGroupSchema.omit({ productIds: true, fallbacks: true }).extend({ products: z.array(handle).max(MOST_GROUP_PRODUCTS), fallbacks: z.record(handle, fallback).optional() });

const fileSchema = z.object({
  product: z.literal(PORTABLE_PRODUCT),
  format: z.literal(PORTABLE_FORMAT),
  exportedAt: z.iso.datetime(),
  shop: z.string().max(255),
  banners: z.array(z.object({ id, content: bannerSchema })).max(MOST_ITEMS),
  badgeSets: z.array(z.object({ id, content: badgeSetSchema })).max(MOST_ITEMS),
  settings: settingsSchema.omit({ guideDismissed: true }),
  named: z.array(name.extend({ id: z.number().int().positive() })).max(MOST_ARTICLES),
  articles: z.array(z.object({ blog: handle, handle, title: z.string().max(500), locale: articleGroupsSchema.shape.locale, groups: z.array(group).max(MOST_GROUPS) })).max(MOST_ARTICLES),
  pages: z.array(name.extend({ choices: choicesSchema })).max(MOST_PAGES),
});
const headSchema = z.object({ product: z.string(), format: z.number() });

/** Every field of a file that a person can mend or must know about; nothing of it is believed unread. */
export function parsePortableFile(text: string): Parsed<PortableFile> {
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ""), trimmed);
  } catch {
    return refuse(/^\s*\{[^]*"product"/.test(text) ? "This file is cut off or damaged. Export it again, or choose another file." : "This is not a file that Buyline exported: it is not JSON.");
  }
  const head = headSchema.safeParse(input);
  if (!head.success) return refuse("This is not a file that Buyline exported: it does not say which product and version it is of.");
  if (head.data.product !== PORTABLE_PRODUCT) return refuse(`This is a file of another product (“${head.data.product.slice(0, 60)}”), not of Buyline.`);
  if (head.data.format > PORTABLE_FORMAT) return refuse(`This file was made by a newer Buyline (format ${head.data.format}; this one reads up to ${PORTABLE_FORMAT}). Update Buyline first.`);
  const file = fileSchema.safeParse(input);
  if (!file.success) return refused(...said(file.error.issues.map(({ path, message }) => `In the file, “${path.join(".")}” is not as Buyline writes it: ${message}`)));
  const problems = itemProblems(file.data);
  return problems.length > 0 ? refused(...said(problems)) : parsed(file.data);
}

/** What the forms would refuse is refused here, too: links, contrast, lengths (P4, W4). */
function itemProblems({ banners, badgeSets }: PortableFile): string[] {
  const problems: string[] = [];
  for (const list of [banners, badgeSets]) {
    const ids = list.map((item) => item.id);
    for (const twice of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) problems.push(`The id “${twice}” is in the file twice.`);
  }
  for (const { content } of banners) {
    if (!isZone(content.zone)) {
      problems.push(`Banner “${content.name}”: there is no time zone “${content.zone}”.`);
      continue;
    }
    if (instantsOf(content).some((instant) => Math.abs(instant) > FARTHEST)) {
      problems.push(`Banner “${content.name}”: one of its times is in no calendar.`);
      continue;
    }
    // A form always gives them; without them the windows of a week that go on for ever would be searched to their end.
    if (content.windows !== undefined && content.teaser !== null && content.teaser.hours === undefined) problems.push(`Banner “${content.name}”: its announcement does not say how many hours before each window it begins.`);
    // As a form it must pass but for its end, which may be over, and its confirmation, which is judged apart (T5).
    const form = parseBanner({ ...toBannerFormValues(content), live: false }, { now: content.endsAt - 1, zone: content.zone, locale: content.locale, confirmation: null, offer: content.offer });
    if (form.ok && content.windows !== undefined && (form.value.startsAt !== content.startsAt || form.value.endsAt !== content.endsAt)) problems.push(`Banner “${content.name}”: its start and end are not those of its windows.`);
    if (!form.ok) problems.push(...form.problems.map(({ message }) => `Banner “${content.name}”: ${message}`));
  }
  for (const { content } of badgeSets) {
    const form = parseBadgeSet(content, { locale: content.locale });
    if (!form.ok) problems.push(...form.problems.map(({ message }) => `Badge set “${content.name}”: ${message}`));
  }
  return problems;
}

/** The end of the year 9999 in any zone. */
const FARTHEST = NO_END + 86_400;

/** Every instant that a form would have made of a wall time, or a save of its clock. */
function instantsOf({ startsAt, endsAt, teaser, windows, confirmation, reasons = [] }: Banner): Instant[] {
  return [
    startsAt ?? endsAt,
    endsAt,
    ...(teaser ? [teaser.from] : []),
    ...[windows, confirmation?.windows].flatMap((each) => (each?.kind === "several" ? each.list.flatMap((one) => [one.startsAt, one.endsAt]) : [])),
    ...(confirmation ? [confirmation.endsAt, confirmation.at] : []),
    ...reasons.flatMap(({ from, to, at }) => [from, to, at]),
  ];
}

function refuse(message: string): { ok: false; problems: Problem[] } {
  return refused({ field: "file", message });
}

function said(messages: string[]): Problem[] {
  const more = messages.length - MOST_PROBLEMS_SAID;
  const shown = more > 0 ? [...messages.slice(0, MOST_PROBLEMS_SAID), `And ${more} more.`] : messages;
  return shown.map((message) => ({ field: "file", message }));
}

/** Forms trim what is typed and hold whole characters only, so a file cannot bring what a form would not. */
function trimmed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? toCarried(value).trim() : value;
}
