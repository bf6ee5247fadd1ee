/** The extension's own words: natural dates, weekdays and hours in each language, and nothing in the wrong one. */
import { expect, it } from "vitest";
import type { StorefrontBanner } from "../../app/domain/storefront-document";
import { shippedFiles } from "./extension-files";
import { textsIn } from "./gate/words";
import { banner, parse, printBlock, seconds, textOf } from "./page";

const LANGUAGES = ["ar", "cs", "da", "de", "en", "es", "fi", "fr", "it", "ja", "ko", "nb", "nl", "pl", "pt-BR", "pt-PT", "sv", "tr", "zh-CN", "zh-TW"];
const TRANSLATED = LANGUAGES.filter((language) => language !== "en");

const pathOf = (language: string) => (language === "en" ? "locales/en.default.json" : `locales/${language}.json`);
const wordsOf = (language: string) => textsIn(shippedFiles.get(pathOf(language)) ?? "") ?? new Map<string, string>();
const wordIn = (language: string, key: string) => wordsOf(language).get(`sale_banner.${key}`) ?? "";
const intl = (language: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: "UTC", numberingSystem: "latn", ...options });
const partOf = (format: Intl.DateTimeFormat, type: string, ...date: [year: number, month: number, day: number]) =>
  format.formatToParts(Date.UTC(...date)).find((part) => part.type === type)?.value ?? "";
const monthsOf = (language: string) => Array.from({ length: 12 }, (_, month) => partOf(intl(language, { day: "numeric", month: "long" }), "month", 2026, month, 5));
/** The fourth of January 2026 is a Sunday. */
const weekdaysOf = (language: string) => Array.from({ length: 7 }, (_, day) => partOf(intl(language, { weekday: "long" }), "weekday", 2026, 0, 4 + day));
const placeholdersOf = (text: string) => new Set([...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name));

it("the extension speaks the languages that this test knows", () => {
  const shipped = [...shippedFiles.keys()].filter((path) => path.startsWith("locales/") && !path.endsWith(".schema.json"));
  expect(shipped.sort()).toEqual(LANGUAGES.map(pathOf).sort());
  for (const language of LANGUAGES) expect(Intl.getCanonicalLocales(language)).toEqual([language]);
});

it.each(TRANSLATED)("%s has the keys, placeholders and tags of English, and no word left in English", (language) => {
  const english = wordsOf("en");
  const words = wordsOf(language);
  expect([...words.keys()]).toEqual([...english.keys()]);
  for (const [key, text] of words) {
    const original = english.get(key) ?? "";
    expect(placeholdersOf(text), key).toEqual(placeholdersOf(original));
    // Among Arabic letters the sign of a currency would change sides.
    const tags = text.replace(language === "ar" ? /<\/?bdi>/g : "", "").match(/<\/?\w+>/g);
    expect(tags, key).toEqual(original.match(/<\/?\w+>/g));
    const isWords = /\p{L}{3}/u.test(original.replace(/\{\{ \w+ \}\}|<\/?\w+>/g, "")) && !/months|weekdays$/.test(key);
    // The same word in both languages.
    if (isWords && `${language} ${key}` !== "fr sale_banner.messages") expect(text, key).not.toBe(original);
  }
});

it("a price after Arabic letters stands apart, and keeps its currency on the side where it was", () => {
  expect(wordsOf("ar").get("product_card.from_price_html")).toContain("<bdi>{{ price }}</bdi>");
});

it("no text counts things in words, so no language needs plural forms", () => {
  for (const language of LANGUAGES) expect([...wordsOf(language).keys()].filter((key) => new Set(["zero", "one", "two", "few", "many", "other"]).has(key.split(".").at(-1) ?? ""))).toEqual([]);
});

it.each(LANGUAGES)("%s names months as in a date, weekdays and hours as its readers write them", (language) => {
  expect(wordIn(language, "months").split(",")).toEqual(monthsOf(language));
  expect(wordIn(language, "weekdays").split(",")).toEqual(weekdaysOf(language));
  const onWeekdays = wordIn(language, "on_weekdays").split(",");
  expect(onWeekdays).toHaveLength(7);
  // Cases change the end of a word only.
  weekdaysOf(language).forEach((name, index) => expect(onWeekdays[index]).toContain(name.slice(0, Math.max(2, name.length - 2))));
  expect(wordIn(language, "units").split(",")).toHaveLength(4);
});

const CYBER_MONDAY = { starts_at: null, ends_at: seconds("2026-12-01T20:05:00Z") };
const daysLong = (days: number[]): Partial<StorefrontBanner> => ({
  starts_at: null,
  ends_at: 253_402_300_799,
  windows: { weekly: { days: days.join(""), edges: [36_000, 72_300] }, teaser: 0, last_hours: 0, ended: 0 },
});

async function sentence(language: string, over: Partial<StorefrontBanner>, now: string): Promise<string> {
  const html = await printBlock("sale-banner", { banners: [banner({ ...over, texts: { [language]: { message: "…", link_label: "" } } })], now, zone: "Etc/UTC", locale: language });
  return textOf(parse(html).querySelector(".buyline-sale-banner__deadline"));
}

const MOMENTS: readonly [string, Partial<StorefrontBanner>, string][] = [
  ["tonight", CYBER_MONDAY, "2026-12-01T12:00:00Z"],
  ["today", { ...CYBER_MONDAY, ends_at: seconds("2026-12-01T15:05:00Z") }, "2026-12-01T12:00:00Z"],
  ["at midnight", { ...CYBER_MONDAY, ends_at: seconds("2026-12-02T00:00:00Z") }, "2026-12-01T12:00:00Z"],
  ["on a weekday", CYBER_MONDAY, "2026-11-28T12:00:00Z"],
  ["on a date", CYBER_MONDAY, "2026-11-01T12:00:00Z"],
  ["next year", CYBER_MONDAY, "2025-11-01T12:00:00Z"],
  ["on two days of each week", daysLong([1, 3]), "2026-11-30T12:00:00Z"],
  ["each day", daysLong([0, 1, 2, 3, 4, 5, 6]), "2026-11-30T12:00:00Z"],
];

const inEnglish = Promise.all(MOMENTS.map(([, over, now]) => sentence("en", over, now)));

it.each(TRANSLATED)("%s: the shipped Liquid says every deadline without an English word", async (language) => {
  const own = new Set([...monthsOf(language), ...weekdaysOf(language), "UTC"]);
  const hour = intl(language, { hour: "numeric", minute: "2-digit", hourCycle: "h23" }).format(Date.UTC(2026, 11, 1, 20, 5));
  for (const [index, [name, over, now]] of MOMENTS.entries()) {
    const said = await sentence(language, over, now);
    const english = new Set((await inEnglish)[index]?.toLowerCase().match(/[a-z]{2,}/g));
    expect(said).not.toBe("");
    expect((said.match(/\p{L}{2,}/gu) ?? []).filter((word) => !own.has(word) && english.has(word.toLowerCase())), `${name}: ${said}`).toEqual([]);
    expect(said).not.toMatch(/\{\{|[\s(（]$|\s[,、،)）]/);
    if (name === "tonight") expect(said).toContain(hour);
  }
});

it.each([
  ["ar", "ينتهي الليلة الساعة 20:05 UTC", "ينتهي يوم الثلاثاء الساعة 20:05 UTC", "ينتهي في 1 ديسمبر الساعة 20:05 UTC", "أسبوعيًا: الاثنين والأربعاء، من الساعة 10:00 حتى الساعة 20:05 UTC"],
  ["cs", "Končí dnes večer (20:05 UTC)", "Končí v úterý (20:05 UTC)", "Končí 1. prosince (20:05 UTC)", "Každý týden: pondělí a středa, od 10:00 do 20:05 UTC"],
  ["fi", "Päättyy tänä iltana klo 20.05 UTC", "Päättyy tiistaina klo 20.05 UTC", "Päättyy 1. joulukuuta klo 20.05 UTC", "Joka viikko maanantai ja keskiviikko klo 10.00–20.05 UTC"],
  ["fr", "Se termine ce soir à 20:05 UTC", "Se termine mardi à 20:05 UTC", "Se termine le 1er décembre à 20:05 UTC", "Chaque lundi et mercredi de 10:00 à 20:05 UTC"],
  ["ja", "今夜終了（20:05 UTC）", "火曜日に終了（20:05 UTC）", "12月1日に終了（20:05 UTC）", "毎週月曜日・水曜日 10:00～20:05 UTC"],
  ["pl", "Kończy się dziś wieczorem o 20:05 UTC", "Kończy się we wtorek o 20:05 UTC", "Kończy się 1 grudnia o 20:05 UTC", "Co tydzień: poniedziałek i środa, od 10:00 do 20:05 UTC"],
  ["pt-BR", "Termina hoje à noite às 20:05 UTC", "Termina na terça-feira às 20:05 UTC", "Termina em 1º de dezembro às 20:05 UTC", "Toda semana, segunda-feira e quarta-feira, das 10:00 às 20:05 UTC"],
  ["tr", "Bu akşam sona eriyor (saat 20:05 UTC)", "Salı günü sona eriyor (saat 20:05 UTC)", "1 Aralık tarihinde sona eriyor (saat 20:05 UTC)", "Her hafta Pazartesi ve Çarşamba, 10:00–20:05 UTC"],
] as const)("%s: weekdays and months stand in the case and order that the sentence wants", async (language, ...expected) => {
  const said: string[] = [];
  for (const [name, over, now] of MOMENTS) if (["tonight", "on a weekday", "on a date", "on two days of each week"].includes(name)) said.push(await sentence(language, over, now));
  expect(said).toEqual(expected);
});
