/**
 * Looks the words of a text up without making a string of each: of a thousand words in an article a few are in any
 * title, and the strings cost more than all else.
 */
import { hashOf, NOT_PLAIN, toWord, type ReadWords } from "./mentions-words";

const SLOTS_PER_WORD = 2;
/** In place of a number: several words have this hash. */
const SHARED = -1;

/**
 * Builds the look-up for folded words, each with its number from 1. A word that is not among them may, by a chance of
 * one in a hundred thousand, be taken for one that is: look at what is found. What is among them is always found.
 * The function gives the number of each word of a text, 0 of one that is not known, valid until its next call.
 */
export function createVocabulary(numbers: ReadonlyMap<string, number>): (text: string, words: ReadWords) => Int32Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, numbers.size) * SLOTS_PER_WORD));
  /** Open addressing. A slot is two entries: a hash and the number it stands for, 0 where the slot is free. */
  const slots = new Int32Array(2 * size);
  const slotOf = (hash: number) => {
    let slot = 2 * (hash & (size - 1));
    while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + 2) & (2 * size - 1);
    return slot;
  };
  for (const [word, number] of numbers) {
    const hash = hashOf(word);
    if (hash === NOT_PLAIN) continue;
    const slot = slotOf(hash);
    slots[slot + 1] = slots[slot + 1] === 0 ? number : SHARED;
    slots[slot] = hash;
  }
  let found = new Int32Array(1_024);

  return (text, { count, starts, ends, hashes }) => {
    if (found.length < count) found = new Int32Array(hashes.length);
    for (let index = 0; index < count; index++) {
      const hash = hashes[index] ?? NOT_PLAIN;
      const number = hash === NOT_PLAIN ? SHARED : (slots[slotOf(hash) + 1] ?? 0);
      found[index] = number !== SHARED ? number : (numbers.get(toWord(text, starts[index] ?? 0, ends[index] ?? 0)) ?? 0);
    }
    return found;
  };
}
