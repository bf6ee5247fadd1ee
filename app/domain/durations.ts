/** Lengths of time that a text names, in English and German: "30 days", "thirty (30) days", "30-Tage-", "3 to 5 working days", "zwei Jahre". */

export interface Duration {
  /** The longest that is meant, in days; a month counts 30 and a year 365. */
  days: number;
  /** As it stands in the text, in lower case without accents. */
  text: string;
}

const EN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const DE = "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn".split(" ");
const DE_TENS = "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig".split(" ");

const WORDS = new Map<string, number>([["hundred", 100], ["one hundred", 100], ["hundert", 100], ["einhundert", 100], ["ein", 1], ["eine", 1], ["einen", 1], ["einem", 1], ["einer", 1], ["a", 1], ["an", 1]]);
for (const [index, word] of EN.entries()) WORDS.set(word, index + 1);
for (const [index, word] of DE.entries()) WORDS.set(word, index + 1);
for (const [ten, word] of EN_TENS.entries()) {
  WORDS.set(word, (ten + 2) * 10);
  for (const [index, unit] of EN.slice(0, 9).entries()) WORDS.set(`${word} ${unit}`, (ten + 2) * 10 + index + 1);
}
for (const [ten, word] of DE_TENS.entries()) {
  WORDS.set(word, (ten + 2) * 10);
  for (const [index, unit] of DE.slice(0, 9).entries()) WORDS.set(`${unit === "eins" ? "ein" : unit}und${word}`, (ten + 2) * 10 + index + 1);
}

const UNITS: [pattern: string, days: number][] = [
  ["hours?|hrs?|stunden?|h", 1 / 24],
  ["days?|tagen?|tages?|tagig\\w*|werktagen?|werktage?|arbeitstagen?|arbeitstage?|kalendertagen?|kalendertage?", 1],
  ["weeks?|wochen?|wochig\\w*", 7],
  ["months?|monaten?|monate?|monatig\\w*", 30],
  ["years?|jahren?|jahre?|jahrig\\w*", 365],
];

/** Lower case, without accents; "ß" and "ue" as German writes them without umlauts. */
export function plainText(text: string): string {
  const folded = text.normalize("NFKD").replace(/\p{M}|[\u200b-\u200d\u2060\ufeff\u00ad]/gu, "").toLowerCase();
  return folded.replace(/ß/g, "ss").replace(/fuenf/g, "funf").replace(/zwoelf/g, "zwolf").replace(/taegig/g, "tagig").replace(/jaehrig/g, "jahrig");
}

const NUMBER = `\\d{1,5}|${[...WORDS.keys()].sort((one, other) => other.length - one.length).map((word) => word.replace(" ", "[\\s-]")).join("|")}`;
const GAP = "[\\s()\\u2010-\\u2015-]*";
const KINDS_OF_DAY = "(?:(?:business|working|calendar|full|consecutive|volle[nr]?)[\\s-]+)?";
/** What follows a point, a comma or the bar of a fraction ("½" is taken apart) is not the whole number. */
const DURATION = new RegExp(
  `(?<![\\p{L}\\d.,\\u2044])(?:(?:${NUMBER})\\s+(?:to|bis|or|oder|and|und)\\s+|\\d{1,5}\\s*[\\u2010-\\u2015-]\\s*(?=\\d))?(${NUMBER})(?:\\s*\\(\\s*(\\d{1,5})\\s*\\))?${GAP}${KINDS_OF_DAY}(${UNITS.map(([pattern]) => `(?:${pattern})`).join("|")})(?![\\p{L}\\d])`,
  "gu",
);

/** Every length of time that the text names, in its order. */
export function durationsIn(text: string): Duration[] {
  return [...plainText(text).matchAll(DURATION)].flatMap(([found, number = "", digits, unit = ""]) => {
    const count = digits !== undefined ? Number(digits) : /^\d/.test(number) ? Number(number) : WORDS.get(number.replace(/[\s-]+/g, " "));
    const days = UNITS.find(([pattern]) => new RegExp(`^(?:${pattern})$`, "u").test(unit))?.[1];
    return count === undefined || days === undefined ? [] : [{ days: count * days, text: found.trim() }];
  });
}
