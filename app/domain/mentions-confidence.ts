/** How sure a title found in a text is, and why, in words for the merchant. */
import { isDashAt, isLetterAt, isSign, isSpaceless, toWords } from "./mentions-words";
import type { TitleHit } from "./mentions-titles";

export type Confidence = "certain" | "likely" | "unsure";

export interface Judgement {
  confidence: Confidence;
  /** A sentence for the merchant. */
  reason: string;
}

/** Characters of a title without spaces that are no word by chance any more. */
const TELLING_CHARACTERS = 4;

// Constants, for the build makes objects of such literals, each time anew.
const CAPITAL = /^\p{Lu}/u;
const LOOKS_MADE = /^\P{L}*\p{L}.*[\p{Lu}\p{N}]|^\P{N}*\p{N}.*\p{L}/u;
const WITHIN_SENTENCE = /[\p{Ll},] $/u;

/** Builds the judge of a language's titles in a text. */
export function createJudge(locale: string): (text: string, hit: TitleHit) => Judgement {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  const nounsAreCapital = locale.toLowerCase().startsWith("de");

  return (text, hit) => {
    const { entry, start, end } = hit;
    const { title, productIds } = entry;
    const words = entry.words.words;
    if (productIds.length > 1) return { confidence: "unsure", reason: `${productIds.length.toLocaleString("en")} products are called “${title}”; this is the first of them.` };
    if (words.every(isSign)) return { confidence: "unsure", reason: `“${title}” consists of signs alone, which may mean something else here.` };
    if (words.every(isSpaceless)) return judgeSpaceless(text, hit);
    if (words.length === 1) return judgeOneWord(text, hit);
    if (isPartOfCompound(text, start, end)) return { confidence: "likely", reason: `“${title}” is part of a longer, hyphenated word here.` };
    if (!hit.exact) return { confidence: "likely", reason: `The text names “${title}” in another number, as in the plural.` };
    if (hasCapitalsOf(title, text.slice(start, end))) return { confidence: "certain", reason: `The text names “${title}”.` };
    return { confidence: "likely", reason: `The words of “${title}” stand here in small letters, so they may mean the thing in general.` };
  };

  function judgeOneWord(text: string, { entry: { title, words }, start, end, exact }: TitleHit): Judgement {
    const word = words.words[0] ?? "";
    if ([...word].length === 1) return { confidence: "unsure", reason: `“${title}” is a single character, which may mean something else here.` };
    if (/^[\d.,]+$/.test(word)) return { confidence: "unsure", reason: `“${title}” is a number, which may mean something else here.` };
    if (isPartOfCompound(text, start, end)) return { confidence: "unsure", reason: `“${title}” is only part of a longer, hyphenated word here.` };
    const written = text.slice(start, end);
    if (exact && LOOKS_MADE.test(written) && title.includes(written)) return { confidence: "likely", reason: `“${title}” is one word, written just as the product is.` };
    if (exact && !nounsAreCapital && CAPITAL.test(written) && CAPITAL.test(title) && WITHIN_SENTENCE.test(text.slice(Math.max(0, start - 2), start)))
      return { confidence: "likely", reason: `“${title}” is one word, but it has a capital within the sentence, as a name has.` };
    return { confidence: "unsure", reason: `“${title}” is one word, which may be an ordinary one here.` };
  }

  /** Of scripts without spaces the language's own word boundaries decide, as far as the system knows them. */
  function judgeSpaceless(text: string, { entry: { title, words }, start, end }: TitleHit): Judgement {
    const from = Math.max(0, start - 20);
    const segments = segmenter.segment(text.slice(from, end + 20));
    const begins = segments.containing(start - from)?.index === start - from;
    const after = segments.containing(end - from);
    if (!begins || (after !== undefined && after.index !== end - from)) return { confidence: "unsure", reason: `“${title}” may be part of a longer word here.` };
    if (words.words.length >= TELLING_CHARACTERS) return { confidence: "certain", reason: `The text names “${title}”.` };
    return words.words.length > 1
      ? { confidence: "likely", reason: `The text says “${title}”, which is short enough to mean something else.` }
      : { confidence: "unsure", reason: `“${title}” is a single character, which may mean something else here.` };
  }
}

function isPartOfCompound(text: string, start: number, end: number): boolean {
  return (isDashAt(text, end) && isLetterAt(text, end + 1)) || (isDashAt(text, start - 1) && isLetterAt(text, start - 2));
}

/** Whether the text has a capital wherever the title has one; scripts without capitals agree, titles without any do not tell. */
function hasCapitalsOf(title: string, written: string): boolean {
  if (title.toLowerCase() === title.toUpperCase()) return true;
  if (title === title.toLowerCase()) return false;
  if (title === written) return true;
  const inTitle = capitals(title);
  const inText = capitals(written);
  return inTitle.every((isCapital, index) => !isCapital || inText[index] === true);
}

function capitals(text: string): boolean[] {
  return toWords(text).starts.map((start) => CAPITAL.test(text.slice(start, start + 2)));
}
