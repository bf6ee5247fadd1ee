/**
 * Looks the words of a text up without making a string of each: of a thousand words in an article a few are in any
 * title, and the strings cost more than all else.
 */
import { eachWord, toWord } from "./mentions-words";

/** The known words of a text in its order. Words that are not known are one gap between them, however many. */
export interface KnownWords {
  count: number;
  /** Number of the word, or 0 for a gap. */
  numbers: Int32Array;
  /** Half-open ranges in the text. */
  starts: Int32Array;
  ends: Int32Array;
}

const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;
const SLOTS_PER_WORD = 2;
const FIRST_CAPACITY = 1_024;
/** The end of Latin Extended-A. */
const LATIN_UNITS = 0x180;
/** What a Latin character folds to, where that is one character of ASCII; 0 where it is not. */
const foldedUnits = Uint8Array.from({ length: LATIN_UNITS }, (_, unit) => {
  const folded = toWord(String.fromCharCode(unit), 0, 1);
  return folded.length === 1 && folded.charCodeAt(0) < 0x80 ? folded.charCodeAt(0) : 0;
});
/** In place of a number: several words have this hash. */
const SHARED = -1;

/**
 * Builds the look-up for folded words, each with its number from 1. A word that is not among them may, by a chance of
 * one in a hundred thousand, be taken for one that is: look at what is found. What is among them is always found.
 * What the function returns is valid until its next call.
 */
export function createVocabulary(numbers: ReadonlyMap<string, number>): (text: string) => KnownWords {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, numbers.size) * SLOTS_PER_WORD));
  /** Open addressing. A slot is two entries: a hash and the number it stands for, 0 where the slot is free. */
  const slots = new Int32Array(2 * size);
  const slotOf = (hash: number) => {
    let slot = 2 * (hash & (size - 1));
    while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + 2) & (2 * size - 1);
    return slot;
  };
  for (const [word, number] of numbers) {
    const hash = hashOf(word, 0, word.length);
    if (hash === NOT_PLAIN) continue;
    const slot = slotOf(hash);
    slots[slot + 1] = slots[slot + 1] === 0 ? number : SHARED;
    slots[slot] = hash;
  }
  let known: KnownWords = withCapacity(FIRST_CAPACITY);

  function numberOf(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    if (hash !== NOT_PLAIN) {
      const number = slots[slotOf(hash) + 1] ?? 0;
      if (number !== SHARED) return number;
    }
    return numbers.get(toWord(text, start, end)) ?? 0;
  }

  return (text) => {
    known.count = 0;
    let isGap = true;
    eachWord(text, (start, end) => {
      const number = numberOf(text, start, end);
      if (number === 0 && isGap) return;
      isGap = number === 0;
      if (known.count === known.numbers.length) known = grown(known);
      known.numbers[known.count] = number;
      known.starts[known.count] = start;
      known.ends[known.count] = end;
      known.count += 1;
    });
    return known;
  };
}

/** Of a word that {@link foldedUnits} cannot fold. No other word has this hash. */
const NOT_PLAIN = -1;

function hashOf(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const folded = unit < LATIN_UNITS ? (foldedUnits[unit] ?? 0) : 0;
    if (folded === 0) return NOT_PLAIN;
    hash = Math.imul(hash ^ folded, HASH_FACTOR);
  }
  return hash >>> 1;
}

function withCapacity(capacity: number): KnownWords {
  return { count: 0, numbers: new Int32Array(capacity), starts: new Int32Array(capacity), ends: new Int32Array(capacity) };
}

function grown(known: KnownWords): KnownWords {
  const larger = withCapacity(known.numbers.length * 2);
  larger.count = known.count;
  larger.numbers.set(known.numbers);
  larger.starts.set(known.starts);
  larger.ends.set(known.ends);
  return larger;
}
