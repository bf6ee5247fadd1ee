/** A word in the other number, by the rules of the languages we ship. Generous: what it offers is looked up, not believed. */

const SHORTEST_STEM = 3;
const LETTERS = /^\p{L}+$/u;

/** Forms that the same noun takes in texts of the language ("de", "en-GB"); none for other languages. All folded, never the word itself. */
export function otherForms(word: string, locale: string): string[] {
  // Numbers, single letters and names of two letters have no plural.
  if (word.length < SHORTEST_STEM || !LETTERS.test(word)) return [];
  const language = locale.slice(0, 2).toLowerCase();
  const forms = language === "en" ? english(word) : language === "de" ? german(word) : language === "nl" ? dutch(word) : byEndings(word, ENDINGS[language] ?? []);
  return [...new Set(forms)].filter((form) => form !== word && form.length >= SHORTEST_STEM);
}

function english(word: string): string[] {
  const plurals = [`${word}s`];
  if (/(s|x|z|ch|sh|o)$/.test(word)) plurals.push(`${word}es`);
  if (/[^aeiou]y$/.test(word)) plurals.push(`${word.slice(0, -1)}ies`);
  if (/(f|fe)$/.test(word)) plurals.push(word.replace(/fe?$/, "ves"));
  const singulars: string[] = [];
  if (/[^su]s$/.test(word)) singulars.push(word.slice(0, -1));
  if (/(s|x|z|ch|sh|o)es$/.test(word)) singulars.push(word.slice(0, -2));
  if (/ies$/.test(word)) singulars.push(`${word.slice(0, -3)}y`);
  if (/ves$/.test(word)) singulars.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  return [...plurals, ...singulars];
}

const GERMAN_ENDINGS = ["e", "en", "n", "er", "ern", "s", "es", "nen"];
/** An adjective takes one for the other: "weicher Ball", "weiche Bälle". */
const ADJECTIVE_ENDINGS = ["e", "er", "en", "em", "es"];
const SHORTEST_GERMAN_STEM = 4;

/** Accents are folded already, so "Bälle" is "balle". */
function german(word: string): string[] {
  const stemsWithout = (endings: readonly string[]) => endings.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length)).filter((stem) => stem.length >= SHORTEST_GERMAN_STEM);
  return [
    ...GERMAN_ENDINGS.map((ending) => word + ending),
    ...stemsWithout(GERMAN_ENDINGS),
    ...stemsWithout(ADJECTIVE_ENDINGS).flatMap((stem) => ADJECTIVE_ENDINGS.map((ending) => stem + ending)),
  ];
}

/** An open syllable has one vowel and a closed one two: "bal, ballen", "band, banden", "poot, poten"; "golf, golven", "huis, huizen". */
function dutch(word: string): string[] {
  const plurals = [word, word.replace(/([^aeiou][aeiou])([bdfgklmnprst])$/, "$1$2$2"), word.replace(/([aeou])\1([^aeiou])$/, "$1$2")];
  const singulars = (stem: string) => [stem, stem.replace(/(.)\1$/, "$1"), stem.replace(/([^aeiou])([aeou])([^aeiou])$/, "$1$2$2$3")];
  const hardened = (stem: string) => stem.replace(/v$/, "f").replace(/z$/, "s");
  const softened = (stem: string) => stem.replace(/f$/, "v").replace(/s$/, "z");
  return [
    ...[`${word}s`, `${word}n`, ...plurals.flatMap((stem) => [`${stem}en`, `${softened(stem)}en`])],
    ...(word.endsWith("s") ? [word.slice(0, -1)] : []),
    ...(word.endsWith("en") ? [word.slice(0, -1), ...singulars(word.slice(0, -2)).flatMap((stem) => [stem, hardened(stem)])] : []),
  ];
}

/** Finnish consonants before a last vowel, in the singular and in the plural. */
const WEAKENED = [["kk", "k"], ["pp", "p"], ["tt", "t"], ["nk", "ng"], ["nt", "nn"], ["lt", "ll"], ["rt", "rr"], ["mp", "mm"]] as const;

/**
 * Endings in the singular and in the plural, accents folded; "" where the plural's is only added. Nominatives alone: in
 * Polish, Czech, Finnish and Turkish what a sentence makes of a name is not its number. Arabic has its one regular
 * plural of things; a broken one is told by no ending. Japanese, Korean and Chinese write none.
 */
const ENDINGS: Record<string, readonly (readonly [string, string])[]> = {
  ar: [["ة", "ات"]],
  cs: [["", "y"], ["", "e"], ["", "i"], ["a", "y"], ["a", "e"], ["y", "e"], ["o", "a"], ["ek", "ky"], ["ec", "ce"]],
  da: [["", "e"], ["", "er"], ["", "r"]],
  es: [["", "s"], ["", "es"], ["z", "ces"]],
  // Consonants weaken before the plural's t: "matto, matot"; "punainen, punaiset".
  fi: [["", "t"], ["e", "eet"], ["i", "et"], ["nen", "set"], ["us", "ukset"], ["ys", "ykset"], ...WEAKENED.flatMap(([strong, weak]) => [..."aeiouy"].map((vowel) => [strong + vowel, `${weak}${vowel}t`] as const))],
  fr: [["", "s"], ["", "x"], ["al", "aux"], ["ail", "aux"]],
  it: [["o", "i"], ["a", "e"], ["e", "i"], ["a", "i"], ["io", "i"], ["co", "chi"], ["go", "ghi"], ["ca", "che"], ["ga", "ghe"]],
  nb: [["", "er"], ["", "r"], ["", "e"]],
  pl: [["", "y"], ["", "i"], ["", "e"], ["a", "y"], ["a", "e"], ["y", "e"], ["o", "a"], ["ka", "ki"], ["ga", "gi"], ["ka", "kie"], ["ga", "gie"], ["ki", "kie"], ["gi", "gie"], ["ek", "ki"], ["ec", "ce"]],
  pt: [["", "s"], ["", "es"], ["m", "ns"], ["al", "ais"], ["el", "eis"], ["il", "is"], ["ol", "ois"], ["ao", "oes"], ["ao", "aes"]],
  sv: [["", "ar"], ["", "er"], ["", "or"], ["", "r"], ["", "n"], ["a", "or"], ["e", "ar"]],
  // A compound's last word carries its own ending before and after: "topu, topları", "çantası, çantaları", "yastığı, yastıkları".
  tr: [["", "lar"], ["", "ler"], ...["i", "u", "si", "su"].flatMap((ending) => [[ending, "lari"], [ending, "leri"]] as const), ...["gi", "gu"].flatMap((ending) => [[ending, "klari"], [ending, "kleri"]] as const)],
};

function byEndings(word: string, endings: readonly (readonly [string, string])[]): string[] {
  return endings.flatMap((pair) =>
    [pair, pair.toReversed()].flatMap(([from = "", to = ""]) => (word.endsWith(from) ? [word.slice(0, word.length - from.length) + to] : [])),
  );
}
