/**
 * The fields of banners and badge sets in words. A field that is not in the table is shown by its name, so that a new
 * one is in the history from its first day.
 */
import { z } from "zod";
import { PLAIN_DESIGN } from "./badge-design";
import type { Change } from "./history-words";
import { EVERYWHERE, pageRuleSchema } from "./page-rules";
import { ruleWords } from "./rule-words";
import { PLAIN_LOOK } from "./banner-look";
import { windowsSchema } from "./banner-windows";
import { languageName } from "./banner-words-form";
import { describeInstant } from "./schedule";
import { endWords, weeklyWords } from "./schedule-words";

type Item = Record<string, unknown>;

interface Field {
  label: string;
  /** A value as a person reads it; its neighbours give the zone. */
  show?: (value: unknown, item: Item) => string;
  /** What happened, when it is more than "changed". */
  words?: (before: unknown, after: unknown) => string[];
}

const COUNTDOWNS: Record<string, string> = { off: "no countdown", on: "ticking, on articles in the last 48 hours", on_articles_too: "ticking everywhere" };

const ARTICLE_WAYS: Record<string, string> = { inside: "between the paragraphs, by the block that prints the article", embed: "between the paragraphs, by the switch for any theme", list: "together, where the block stands" };

const FIELDS: Record<string, Field> = {
  name: { label: "Name", words: (_, after) => [`is now called “${String(after)}”`] },
  live: { label: "In the store", show: (value) => (value === true ? "on" : "off"), words: (_, after) => [after === true ? "switched on" : "switched off"] },
  archived: { label: "Archived", show: (value) => (value === true ? "yes" : "no"), words: (_, after) => [after === true ? "archived" : "brought back"] },
  rule: { label: "Where it shows", show: showRule, words: (_, after) => [`shows elsewhere: ${showRule(after).replace(/^Show /, "")}`] },
  message: { label: "Message", words: (_, after) => [`says “${String(after)}”`] },
  more: { label: "Further messages" },
  translations: { label: "Words in other languages", show: showTranslations, words: () => ["words in other languages changed"] },
  offer: { label: "Discount", show: (value) => z.object({ title: z.string() }).safeParse(value).data?.title ?? "none", words: offerWords },
  link: { label: "Button link" },
  linkLabel: { label: "Button text" },
  unitLabels: { label: "Words of the countdown" },
  startsAt: { label: "Starts", show: showInstant, words: (before, after) => [after === null ? "starts at once" : before === null ? "starts at a set time" : `starts ${shift(before, after)}`] },
  endsAt: { label: "Ends", show: showInstant, words: (before, after) => [`ends ${shift(before, after)}`] },
  windows: { label: "Windows", show: showWindows, words: (_, after) => [after === undefined ? "runs once" : "runs in other windows"] },
  zone: { label: "Time zone" },
  locale: { label: "Language", show: (value) => languageName(String(value)) },
  countdown: { label: "Countdown", show: (value) => COUNTDOWNS[String(value)] ?? String(value) },
  teaser: { label: "Before the start", show: showMoment(({ from, hours }, { zone }) => (hours === undefined ? `from ${showInstant(from, { zone })}` : `${hoursOf(hours)} before each start`)) },
  lastHours: { label: "In the last hours", show: showMoment(({ hours = 0 }) => `${hoursOf(hours)} before the end`) },
  ended: { label: "After the end", show: showMoment(({ hours = 0 }) => `for ${hoursOf(hours)}`) },
  code: { label: "Discount code", show: showCode },
  dismissible: { label: "Shoppers may hide it" },
  reasons: { label: "Reasons given", show: (value) => z.array(z.object({ reason: z.string() })).safeParse(value).data?.map(({ reason }) => `“${reason}”`).join(", ") ?? "none" },
  withdrawn: { label: "Went off by itself", show: (value) => (value === undefined ? "no" : "yes"), words: (_, after) => [after === undefined ? "is no longer off by itself" : "went off by itself"] },
  colors: { label: "Colors", show: showColors },
  look: { label: "Look and place", show: (value) => showWhatDiffers(value, PLAIN_LOOK) },
  confirmation: { label: "Confirmed by", show: (value) => String(z.object({ name: z.string() }).safeParse(value).data?.name ?? "nobody"), words: () => ["its end is confirmed again"] },
  articleProductsWay: { label: "Products in articles", show: (value) => ARTICLE_WAYS[String(value)] ?? ARTICLE_WAYS["list"] ?? "", words: (_, after) => [`products stand ${ARTICLE_WAYS[String(after)] ?? ARTICLE_WAYS["list"]}`] },
  formerPrices: { label: "Former prices", show: (value) => (Array.isArray(value) && value.length > 0 ? `struck through in ${value.join(", ")}` : "in no market"), words: () => ["former prices show in other markets"] },
  design: { label: "Look", show: (value) => showWhatDiffers(value, PLAIN_DESIGN), words: () => ["its look changed"] },
  payments: { label: "Payment icons", show: (value) => (showsPayments(value) ? "shown" : "not shown"), words: (before, after) => [showsPayments(before) === showsPayments(after) ? "payment icons changed" : showsPayments(after) ? "shows payment icons" : "shows no payment icons"] },
  fallbackLanguage: { label: "Where a translation is missing", show: (value) => (value === true ? "its own language stands in" : "nothing shows"), words: (_, after) => [after === true ? "its own language stands in where a translation is missing" : "shows nothing where a translation is missing"] },
  badges: { label: "Badges", show: (value) => readBadges(value).map(({ title, text }) => (text === "" ? title : `${title}: ${text}`)).join("; ") || "none", words: badgeWords },
};

/** @param before the item as it was; null for a new one */
export function changesOfItem(before: object | null, after: object): Pick<Change, "words" | "fields"> {
  const [past, present] = [(before ?? {}) as Item, after as Item];
  const names = [...new Set([...Object.keys(FIELDS), ...Object.keys(past), ...Object.keys(present)])].filter((name) => JSON.stringify(past[name]) !== JSON.stringify(present[name]));
  const isNew = before === null;
  return {
    words: names.flatMap((name) => {
      const words = FIELDS[name]?.words;
      return !isNew && words !== undefined ? words(past[name], present[name]) : [`${labelOf(name).toLowerCase()} changed`];
    }),
    fields: names.flatMap((name) => {
      const show = FIELDS[name]?.show ?? showAnything;
      const after_ = show(present[name], present);
      return isNew && after_ === "none" ? [] : [{ field: labelOf(name), before: isNew ? "" : show(past[name], past), after: after_ }];
    }),
  };
}

/** "lastHours" as "Last hours". */
function labelOf(name: string): string {
  const known = FIELDS[name]?.label;
  if (known !== undefined) return known;
  const words = name.replaceAll(/([A-Z])/g, " $1").replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function showAnything(value: unknown): string {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(showAnything).join(", ");
  if (typeof value === "object") return Object.entries(value).map(([key, inner]) => `${labelOf(key).toLowerCase()}: ${showAnything(inner)}`).join(", ");
  return String(value);
}

const momentSchema = z.object({ from: z.number().optional(), hours: z.number().optional(), message: z.string() });
const hoursOf = (hours: number) => (hours === 1 ? "1 hour" : `${hours} hours`);

function showMoment(when: (moment: z.infer<typeof momentSchema>, item: Item) => string) {
  return (value: unknown, item: Item) => {
    const moment = momentSchema.safeParse(value).data;
    return moment === undefined ? "none" : `“${moment.message}”, ${when(moment, item)}`;
  };
}

function showCode(value: unknown): string {
  const found = z.object({ code: z.string(), action: z.string() }).safeParse(value).data;
  return found === undefined ? "none" : `${found.code}, ${found.action === "apply" ? "one step applies it" : "shoppers copy it"}`;
}

function showColors(value: unknown): string {
  const found = z.object({ text: z.string(), background: z.string() }).safeParse(value).data;
  return found === undefined ? "none" : `${found.text} on ${found.background}`;
}

/** "German: “Endet heute”, “Zum Angebot”; French: …" */
function showTranslations(value: unknown): string {
  const quoted = (words: unknown): string[] => (typeof words === "string" ? [`“${words}”`] : typeof words === "object" && words !== null ? Object.values(words).flatMap(quoted) : []);
  return Object.entries((value ?? {}) as Item).map(([locale, words]) => `${languageName(locale)}: ${quoted(words).join(", ")}`).join("; ") || "none";
}

/** "size large, position top sticky"; what is plain is not told. */
function showWhatDiffers(value: unknown, plain: Item): string {
  const told = Object.entries((value ?? {}) as Item).filter(([name, one]) => one !== plain[name]);
  return told.map(([name, one]) => `${labelOf(name).toLowerCase()} ${String(one).replaceAll("_", " ").replaceAll(",", ", ")}`).join(", ") || "plain";
}

function showInstant(value: unknown, { zone }: Item): string {
  return typeof value === "number" ? endWords(value, zoneOf(zone)) : "at once";
}

function showWindows(value: unknown, { zone }: Item): string {
  const windows = windowsSchema.safeParse(value).data;
  if (windows === undefined) return "none";
  if (windows.kind === "weekly") return weeklyWords(windows, zoneOf(zone));
  return windows.list.map(({ startsAt, endsAt }) => `${describeInstant(startsAt, zoneOf(zone), "en")} until ${describeInstant(endsAt, zoneOf(zone), "en")}`).join("; ");
}

function zoneOf(zone: unknown): string {
  return typeof zone === "string" ? zone : "UTC";
}

function offerWords(before: unknown, after: unknown): string[] {
  const [past, present] = [before, after].map((value) => z.object({ discountId: z.string(), title: z.string() }).safeParse(value).data);
  if (present === undefined) return ["is bound to no discount any more"];
  return [past?.discountId === present.discountId ? "its discount changed" : `is bound to the discount “${present.title}”`];
}

function showRule(value: unknown): string {
  return ruleWords(pageRuleSchema.safeParse(value).data ?? EVERYWHERE);
}

/** "2 hours later", from two instants. */
function shift(before: unknown, after: unknown): string {
  const seconds = Number(after) - Number(before);
  const minutes = Math.round(Math.abs(seconds) / 60);
  const units: [number, string][] = [[Math.floor(minutes / 1440), "day"], [Math.floor((minutes % 1440) / 60), "hour"], [minutes % 60, "minute"]];
  const words = units.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return `${words.slice(0, 2).join(" ") || "seconds"} ${seconds > 0 ? "later" : "earlier"}`;
}

const showsPayments = (value: unknown) => z.object({ show: z.boolean() }).safeParse(value).data?.show ?? false;

const badges = z.array(z.object({ title: z.string(), text: z.string() }));

function readBadges(value: unknown) {
  return badges.safeParse(value).data ?? [];
}

function badgeWords(before: unknown, after: unknown): string[] {
  const [past, present] = [readBadges(before), readBadges(after)];
  const has = (list: typeof past, title: string) => list.some((badge) => badge.title === title);
  const added = present.filter(({ title }) => !has(past, title)).map(({ title }) => `“${title}” added`);
  const removed = past.filter(({ title }) => !has(present, title)).map(({ title }) => `“${title}” removed`);
  const reworded = present.filter(({ title, text }) => past.some((badge) => badge.title === title && badge.text !== text)).map(({ title }) => `“${title}” reworded`);
  const common = (list: typeof past) => list.filter(({ title }) => has(past, title) && has(present, title)).map(({ title }) => title).join("\n");
  const words = [...added, ...removed, ...reworded, ...(common(past) === common(present) ? [] : ["order changed"])];
  return words.length > 0 ? words : ["badges changed"];
}
