/** Dates as Ruby prints them, in the shop's zone; a written offset wins over the zone. */
import { toValue, type FilterImplOptions } from "liquidjs";
import { Temporal } from "temporal-polyfill";
import { toArguments, toText } from "./values";
import { dateFormat } from "../../domain/date-format";

export interface ShopTime {
  /** IANA zone. */
  zone: string;
  locale: string;
  now: () => Date;
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;

function instantIn(zone: string, date: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
}

function withOffset(wall: string, offset: string, zone: string): Temporal.ZonedDateTime {
  const utc = /^(z|utc)$/i.test(offset);
  const written = utc ? "+00:00" : offset.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2");
  const instant = Temporal.Instant.from(`${wall}${written}`);
  const inShop = instant.toZonedDateTimeISO(zone);
  return inShop.offset === written && !utc ? inShop : instant.toZonedDateTimeISO(utc ? "UTC" : written);
}

/** Reads what Liquid's `date` accepts: "now", seconds since 1970, a Date, or a written date; null for anything else. */
export function parseLiquidDate(input: unknown, { zone, now }: ShopTime): Temporal.ZonedDateTime | null {
  const plain: unknown = toValue(input);
  if (plain instanceof Date) return instantIn(zone, plain);
  if (typeof plain === "number") return instantIn(zone, new Date(Math.floor(plain) * 1000));
  if (typeof plain !== "string") return null;
  const text = plain.trim();
  if (/^(now|today)$/i.test(text)) return instantIn(zone, now());
  if (/^\d+$/.test(text)) return instantIn(zone, new Date(Number(text) * 1000));
  const iso = ISO.exec(text);
  if (iso) {
    const wall = `${iso[1]}T${iso[2] ?? "00:00"}`;
    return iso[3] ? withOffset(wall, iso[3], zone) : Temporal.PlainDateTime.from(wall).toZonedDateTime(zone);
  }
  // Other spellings ("April 14, 2022") are wall times: read as UTC so that this machine's zone has no say.
  const written = text === "" ? Number.NaN : Date.parse(`${text} UTC`);
  return Number.isNaN(written) ? null : instantIn("UTC", new Date(written)).toPlainDateTime().toZonedDateTime(zone);
}

function name(time: Temporal.ZonedDateTime, options: Intl.DateTimeFormatOptions): string {
  return dateFormat("en-US", { ...options, timeZone: "UTC" }).format(Date.UTC(time.year, time.month - 1, time.day, 12));
}

function zoneName(time: Temporal.ZonedDateTime): string {
  if (/^[+-]/.test(time.timeZoneId)) return "";
  // Intl knows an abbreviation only in the English of the zone's own region.
  for (const locale of ["en-US", "en-GB", "en-AU", "en-NZ", "en-IN", "en-ZA"]) {
    const parts = dateFormat(locale, { timeZone: time.timeZoneId, timeZoneName: "short" }).formatToParts(time.epochMilliseconds);
    const short = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    if (/^(?!LH|ACW)[A-Z]{2,5}$/.test(short)) return short;
  }
  // The zone database has no abbreviation for the others, Lord Howe and Eucla among them: "+14", "+1030".
  return time.offset.replace(":00", "").replace(":", "");
}

const week = (time: Temporal.ZonedDateTime, firstDay: number) => Math.floor((time.dayOfYear + 6 - ((time.dayOfWeek - firstDay + 7) % 7)) / 7);

type Directive = [width: number, pad: string, value: (time: Temporal.ZonedDateTime, flags: string) => string | number];

const DIRECTIVES: Record<string, Directive> = {
  Y: [1, "0", (time) => time.year],
  C: [2, "0", (time) => Math.floor(time.year / 100)],
  y: [2, "0", (time) => time.year % 100],
  m: [2, "0", (time) => time.month],
  B: [0, " ", (time) => name(time, { month: "long" })],
  b: [0, " ", (time) => name(time, { month: "short" })],
  h: [0, " ", (time) => name(time, { month: "short" })],
  d: [2, "0", (time) => time.day],
  e: [2, " ", (time) => time.day],
  j: [3, "0", (time) => time.dayOfYear],
  H: [2, "0", (time) => time.hour],
  k: [2, " ", (time) => time.hour],
  I: [2, "0", (time) => time.hour % 12 || 12],
  l: [2, " ", (time) => time.hour % 12 || 12],
  P: [0, " ", (time) => (time.hour < 12 ? "am" : "pm")],
  p: [0, " ", (time) => (time.hour < 12 ? "AM" : "PM")],
  M: [2, "0", (time) => time.minute],
  S: [2, "0", (time) => time.second],
  L: [3, "0", (time) => time.millisecond],
  N: [9, "0", (time) => String(time.millisecond).padStart(3, "0").padEnd(9, "0")],
  z: [0, " ", (time, flags) => (flags.includes(":") ? time.offset : time.offset.replace(":", ""))],
  Z: [0, " ", zoneName],
  A: [0, " ", (time) => name(time, { weekday: "long" })],
  a: [0, " ", (time) => name(time, { weekday: "short" })],
  u: [1, "0", (time) => time.dayOfWeek],
  w: [1, "0", (time) => time.dayOfWeek % 7],
  G: [1, "0", (time) => time.yearOfWeek ?? time.year],
  V: [2, "0", (time) => time.weekOfYear ?? 0],
  U: [2, "0", (time) => week(time, 7)],
  W: [2, "0", (time) => week(time, 1)],
  s: [0, "0", (time) => Math.floor(time.epochMilliseconds / 1000)],
  n: [0, " ", () => "\n"],
  t: [0, " ", () => "\t"],
  "%": [0, " ", () => "%"],
};

const COMPOSITES: Record<string, string> = {
  F: "%Y-%m-%d",
  T: "%H:%M:%S",
  X: "%H:%M:%S",
  R: "%H:%M",
  D: "%m/%d/%y",
  x: "%m/%d/%y",
  r: "%I:%M:%S %p",
  v: "%e-%^b-%Y",
  c: "%a %b %e %H:%M:%S %Y",
};

/** Ruby's strftime; a directive that Ruby does not know stays as it is written. */
export function strftime(time: Temporal.ZonedDateTime, format: string): string {
  return format.replace(/%([-_0^#:]*)((?:[1-9]\d*)?)([A-Za-z%])/g, (written, flags: string, wanted: string, letter: string) => {
    const composite = COMPOSITES[letter];
    if (composite) return strftime(time, composite);
    const directive = DIRECTIVES[letter];
    if (!directive) return written;
    const [width, pad, value] = directive;
    const text = String(value(time, flags));
    const padding = flags.includes("_") ? " " : flags.includes("0") ? "0" : pad;
    const padded = flags.includes("-") ? text : text.padStart(wanted ? Number(wanted) : width, padding);
    if (flags.includes("^")) return padded.toUpperCase();
    return flags.includes("#") ? (letter === "p" ? padded.toLowerCase() : padded.toUpperCase()) : padded;
  });
}

const NAMED_FORMATS: Record<string, string> = {
  abbreviated_date: "%b %-d, %Y",
  basic: "%-m/%-d/%Y",
  date: "%B %-d, %Y",
  date_at_time: "%B %-d, %Y at %-I:%M %P",
  default: "%A, %B %-d, %Y at %-I:%M %P %z",
  on_date: "on %b %-d, %Y",
};

const NAMED_STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  abbreviated_date: { dateStyle: "medium" },
  basic: { dateStyle: "short" },
  date: { dateStyle: "long" },
  date_at_time: { dateStyle: "long", timeStyle: "short" },
  default: { dateStyle: "full", timeStyle: "long" },
  on_date: { dateStyle: "medium" },
};

function toNamedFormat(time: Temporal.ZonedDateTime, named: string, locale: string): string {
  const [format, style] = [NAMED_FORMATS[named], NAMED_STYLES[named]];
  if (!format || !style) throw new Error(`unknown date format: ${named}`);
  if (locale.startsWith("en")) return strftime(time, format);
  return dateFormat(locale, { ...style, timeZone: time.timeZoneId }).format(time.epochMilliseconds);
}

export function createDateFilters(shopTime: ShopTime): Record<string, FilterImplOptions> {
  const print = (input: unknown, args: unknown[]): unknown => {
    const { positional, named } = toArguments(args);
    const time = parseLiquidDate(input, shopTime);
    if (!time) return input;
    if (named["format"] !== undefined) return toNamedFormat(time, toText(named["format"]), shopTime.locale);
    const format = toText(positional[0]);
    return format === "" ? input : strftime(time, format);
  };
  return {
    date: (input: unknown, ...args: unknown[]) => print(input, args),
    time_tag: (input: unknown, ...args: unknown[]) => {
      const time = parseLiquidDate(input, shopTime);
      if (!time) return "";
      const { named } = toArguments(args);
      const machine = strftime(time.withTimeZone("UTC"), toText(named["datetime"]) || "%Y-%m-%dT%H:%M:%SZ");
      const shown = args.some((arg) => !Array.isArray(arg)) || named["format"] !== undefined ? print(input, args) : strftime(time, "%a, %-d %b %Y %H:%M:%S %z");
      return `<time datetime="${machine}">${toText(shown)}</time>`;
    },
  };
}
