/**
 * Finds titles in words. Each distinct word becomes a letter of an alphabet of its own, so that a text of a thousand
 * words is a string of a thousand letters: whole words come by themselves, and the automaton stays small and fast.
 */
import { AhoCorasick } from "@monyone/aho-corasick/fast";
import { otherForms } from "./mentions-plurals";
import { createVocabulary } from "./mentions-vocabulary";
import { isLetterAt, isSign, readWords, toWord, toWords, type ReadWords, type Words } from "./mentions-words";
import type { Steps } from "./steps";

export interface Titled {
  id: string;
  title: string;
}

/** A title, and the products that have it: case, accents and signs that do not count may differ. */
export interface TitleEntry {
  title: string;
  words: Words;
  productIds: string[];
}

export interface TitleHit {
  entry: TitleEntry;
  /** Half-open range in the text. */
  start: number;
  end: number;
  /** False when a word stands in another number than in the title. */
  exact: boolean;
}

/** Letters are code points from here on, all of two UTF-16 units. */
const FIRST_LETTER = 0x20000;
const UNITS_PER_LETTER = 2;
/** As many matches as titles may overlap at every letter: all of a long text's at once would not fit into memory. */
const LETTERS_AT_ONCE = 2_000;
/** The letter of number 0, which is in no title. */
const GAP = String.fromCodePoint(FIRST_LETTER);

/** Builds the automaton once; the function it returns finds titles in a text, longest first, never overlapping. */
export function* titleFinderSteps(products: readonly Titled[], locale: string): Steps<(text: string) => TitleHit[]> {
  const entries = yield* toEntries(products);
  const numbers = yield* toNumbers(entries, locale);
  const numbersOf = createVocabulary(numbers);
  yield;
  const byPattern = new Map<string, TitleEntry[]>();
  for (const entry of entries) {
    const pattern = entry.words.words.map((word) => toLetter(numbers.get(word) ?? 0)).join("");
    const sharing = byPattern.get(pattern);
    if (sharing) sharing.push(entry);
    else byPattern.set(pattern, [entry]);
  }
  yield;
  const automaton = new AhoCorasick([...byPattern.keys()]);
  yield;
  const filter = createTitleFilter(entries, numbers);
  const longest = entries.reduce((most, { words }) => Math.max(most, words.words.length), 1);

  return (text) => {
    const words = readWords(text);
    const { encoded, indices } = encode(words.count, numbersOf(text, words), filter);
    if (indices.length === 0) return [];
    const taken = new Uint8Array(indices.length);
    const hits: TitleHit[] = [];
    for (let first = 0; first < indices.length; first += LETTERS_AT_ONCE) {
      const piece = encoded.slice(first * UNITS_PER_LETTER, (first + LETTERS_AT_ONCE + longest - 1) * UNITS_PER_LETTER);
      const matches = automaton.matchInText(piece).filter(({ begin }) => begin < LETTERS_AT_ONCE * UNITS_PER_LETTER);
      for (const { begin, keyword } of matches.sort((a, b) => b.keyword.length - a.keyword.length || a.begin - b.begin)) {
        const from = first + begin / UNITS_PER_LETTER;
        const to = from + keyword.length / UNITS_PER_LETTER;
        if (taken[from] || taken[to - 1] || taken.subarray(from, to).includes(1)) continue;
        const hit = toHit(byPattern.get(keyword) ?? [], text, words, indices[from] ?? 0, to - from, locale);
        if (hit === null) continue;
        taken.fill(1, from, to);
        hits.push(hit);
      }
    }
    return hits.sort((a, b) => a.start - b.start);
  };
}

function toLetter(number: number): string {
  return String.fromCodePoint(FIRST_LETTER + number);
}

const PAIR_FACTOR = 0x9e3779b1;
const HASH_FACTOR = 0x85ebca6b;

interface TitleFilter {
  /** Whether the word of the number is a title by itself. */
  isTitle: (number: number) => boolean;
  /** Whether two words may follow each other in a title; never false when they do in one. */
  isPair: (first: number, second: number) => boolean;
}

/**
 * Tells of most words in a text that no title goes through them, from the words beside them: two words that follow
 * each other in a text seldom do so in a title. A Bloom filter with two bits in one entry, so that a pair costs one
 * look at memory and the filter of ten thousand titles stays in the processor's cache.
 */
function createTitleFilter(entries: readonly TitleEntry[], numbers: ReadonlyMap<string, number>): TitleFilter {
  const sequences = entries.map(({ words }) => words.words.map((word) => numbers.get(word) ?? 0));
  // An entry of 32 bits for each word of a title, and no less.
  const size = 2 ** Math.ceil(Math.log2(1 + sequences.reduce((sum, each) => sum + each.length, 0)));
  const pairs = new Int32Array(size);
  const titles = new Uint8Array(numbers.size + 1);
  const hashOf = (first: number, second: number) => Math.imul(first, PAIR_FACTOR) ^ Math.imul(second, HASH_FACTOR);
  const entryOf = (hash: number) => (hash >>> 10) & (size - 1);
  // A shift counts the last five bits alone.
  const bitsOf = (hash: number) => (1 << hash) | (1 << (hash >>> 5));
  for (const sequence of sequences) {
    if (sequence.length === 1) titles[sequence[0] ?? 0] = 1;
    for (let index = 1; index < sequence.length; index++) {
      const hash = hashOf(sequence[index - 1] ?? 0, sequence[index] ?? 0);
      (pairs[entryOf(hash)] as number) |= bitsOf(hash);
    }
  }
  return {
    isTitle: (number) => titles[number] === 1,
    isPair(first, second) {
      const hash = hashOf(first, second);
      return (~(pairs[entryOf(hash)] ?? 0) & bitsOf(hash)) === 0;
    },
  };
}

/** The words that may be in a title as letters, and their indices; all others are one gap, however many. */
function encode(count: number, numbers: Int32Array, { isTitle, isPair }: TitleFilter): { encoded: string; indices: number[] } {
  let encoded = "";
  const indices: number[] = [];
  let next = count > 0 ? (numbers[0] ?? 0) : 0;
  let goesOn = false;
  for (let index = 0; index < count; index++) {
    const number = next;
    const isSecond = goesOn;
    next = index + 1 < count ? (numbers[index + 1] ?? 0) : 0;
    goesOn = number !== 0 && next !== 0 && isPair(number, next);
    if (!isSecond && !goesOn && !isTitle(number)) continue;
    if (indices.length > 0 && indices.at(-1) !== index - 1) {
      encoded += GAP;
      indices.push(index);
    }
    encoded += toLetter(number);
    indices.push(index);
  }
  return { encoded, indices };
}

/** So many titles or words are worked on between two steps. */
const STEP = 2_000;

function* toEntries(products: readonly Titled[]): Steps<TitleEntry[]> {
  const byWords = new Map<string, TitleEntry>();
  for (const [index, { id, title }] of products.entries()) {
    if (index % STEP === STEP - 1) yield;
    const words = toWords(title);
    if (words.words.length === 0) continue;
    const key = words.words.join(" ");
    const entry = byWords.get(key);
    if (entry) entry.productIds.push(id);
    else byWords.set(key, { title, words, productIds: [id] });
  }
  return [...byWords.values()];
}

/** The number of every word that may stand for a title's word, from 1. Words that are each other's plurals share one. */
function* toNumbers(entries: readonly TitleEntry[], locale: string): Steps<Map<string, number>> {
  const vocabulary = new Set(entries.flatMap(({ words }) => words.words));
  let count = 0;
  const numbers = new Map<string, number>();
  let last = 0;
  for (const word of vocabulary) {
    if (++count % STEP === 0) yield;
    const kin = otherForms(word, locale).find((form) => vocabulary.has(form) && numbers.has(form));
    numbers.set(word, (kin === undefined ? undefined : numbers.get(kin)) ?? ++last);
  }
  for (const word of vocabulary) {
    if (++count % STEP === 0) yield;
    const number = numbers.get(word);
    if (number !== undefined) for (const form of otherForms(word, locale)) if (!numbers.has(form)) numbers.set(form, number);
  }
  return numbers;
}

/** The hit, when the words are those of one of the titles and stand as whole words. */
function toHit(entries: readonly TitleEntry[], text: string, { starts, ends }: ReadWords, first: number, count: number, locale: string): TitleHit | null {
  const start = starts[first] ?? 0;
  const end = ends[first + count - 1] ?? 0;
  const written = Array.from({ length: count }, (_, index) => toWord(text, starts[first + index] ?? 0, ends[first + index] ?? 0));
  if (!isWhole(text, written, start, end)) return null;
  let inOtherNumber: TitleEntry | null = null;
  for (const entry of entries) {
    const { words } = entry.words;
    if (words.every((word, index) => word === written[index])) return { entry, start, end, exact: true };
    if (words.every((word, index) => word === written[index] || otherForms(word, locale).includes(written[index] ?? ""))) inOtherNumber ??= entry;
  }
  return inOtherNumber && { entry: inOtherNumber, start, end, exact: false };
}

/** "C++" is not whole in "C++11", nor "claw" in "claw.com". Letters beside letters are one word already. */
function isWhole(text: string, written: readonly string[], start: number, end: number): boolean {
  if (isSign(written[0] ?? "") && isLetterAt(text, start - 1)) return false;
  if (isSign(written.at(-1) ?? "") && isLetterAt(text, end)) return false;
  const joins = (at: number) => text[at] === "." || text[at] === "@";
  return !(joins(end) && isLetterAt(text, end + 1)) && !(joins(start - 1) && isLetterAt(text, start - 2));
}
