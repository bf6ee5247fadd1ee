/**
 * Where a group of products stands in an article: behind a paragraph that is known by its text. The extension's
 * snippet `article-groups` finds the same paragraphs in Liquid; a property test holds the two together.
 */
import { z } from "zod";

const HEAD_CHARACTERS = 16;
const TAIL_CHARACTERS = 32;

/** Code points of the text that a place may hold. */
export const PLACE_CHARACTERS = HEAD_CHARACTERS + TAIL_CHARACTERS;

/** The fingerprint of a place. Only text counts: no tags, no attributes, no white space, no quotation marks. */
export const placeSchema = z.object({
  /** The block's own text without what {@link toMark} drops; of a long one the first 16 and the last 32 characters. */
  text: z.string().min(1).max(2 * PLACE_CHARACTERS),
  /** The how manieth block of that text it is, from 1. */
  nth: z.int().min(1),
  /** How many pictures right behind that block come before the group; where there are fewer, all of them. */
  pictures: z.int().min(0),
  /** The how manieth block with any text it is, from 0: what is left to go by in a translation. */
  block: z.int().min(0),
});
export type ArticlePlace = z.infer<typeof placeSchema>;

/**
 * Characters that Liquid cannot tell from their entities, or that an editor or a theme changes by itself: white
 * space, invisible signs, quotation marks, dashes, common symbols. The snippet drops exactly these.
 */
const DROPPED = /[\s\u00ad\u200b-\u200f\u2060"'“”„‘’‚«»‹›–—−…·•®™©€£¥¢°×÷±§¶†‡′″→←↑↓&<>]/g;

/** Of a longer text its two ends are enough, as far as they hold enough that counts. */
const HEAD_UNITS = 32;
const TAIL_UNITS = 64;
const PAIR = /[\ud800-\udfff]/;

/** What a block is known by: "" when it has no text. */
export function toMark(blockText: string): string {
  if (blockText.length > HEAD_UNITS + TAIL_UNITS) {
    const [head, tail] = [blockText.slice(0, HEAD_UNITS).replace(DROPPED, ""), blockText.slice(-TAIL_UNITS).replace(DROPPED, "")];
    if (head.length > HEAD_CHARACTERS && tail.length > TAIL_CHARACTERS && !PAIR.test(head) && !PAIR.test(tail)) return head.slice(0, HEAD_CHARACTERS) + tail.slice(-TAIL_CHARACTERS);
  }
  const characters = [...blockText.replace(DROPPED, "")];
  if (characters.length <= PLACE_CHARACTERS) return characters.join("");
  return [...characters.slice(0, HEAD_CHARACTERS), ...characters.slice(-TAIL_CHARACTERS)].join("");
}

/**
 * The place behind one of the article's blocks.
 * @param blockTexts plain text of each block in the order of the article, a list or a table being one block; "" for a picture
 * @returns null when no block with text stands there or above: a picture alone has nothing to be known by
 */
export function toPlace(blockTexts: readonly string[], index: number): ArticlePlace | null {
  return toPlaceAmong(blockTexts.slice(0, index + 1).map(toMark), index);
}

/** The same where the mark of each block is known already. */
export function toPlaceAmong(marks: readonly string[], index: number): ArticlePlace | null {
  const at = marks.findLastIndex((mark, block) => block <= index && mark !== "");
  const text = marks[at];
  if (text === undefined) return null;
  const above = marks.slice(0, at);
  return { text, nth: above.filter((mark) => mark === text).length + 1, pictures: index - at, block: above.filter((mark) => mark !== "").length };
}

/** Index of the block behind which the place is now, or null when its paragraph is gone. */
export function findPlace(blockTexts: readonly string[], place: ArticlePlace): number | null {
  const marks = blockTexts.map(toMark);
  const found = marks.flatMap((mark, index) => (mark === place.text ? [index] : []))[place.nth - 1];
  return found === undefined ? null : behindPictures(marks, found, place.pictures);
}

function behindPictures(marks: readonly string[], at: number, pictures: number): number {
  const next = marks.findIndex((mark, index) => index > at && mark !== "");
  return Math.min(at + pictures, (next === -1 ? marks.length : next) - 1);
}

/**
 * Where groups stand on a page: the index of the block above each, null for the end of the text. A page in another
 * language than the places were made for goes by the number of the block, when none of the texts is found on it.
 */
export function findPlaces(blockTexts: readonly string[], places: readonly (ArticlePlace | null)[], { sameLanguage }: { sameLanguage: boolean }): (number | null)[] {
  const found = places.map((place) => place && findPlace(blockTexts, place));
  if (sameLanguage || found.some((index) => index !== null)) return found;
  const marks = blockTexts.map(toMark);
  const withText = marks.flatMap((mark, index) => (mark === "" ? [] : [index]));
  return places.map((place) => {
    const at = place === null ? undefined : withText[place.block];
    return place === null || at === undefined ? null : behindPictures(marks, at, place.pictures);
  });
}

/** Ids of the groups whose paragraph is gone from the article: they stand at the end of the text, a task for the merchant. */
export function findLostGroups(blockTexts: readonly string[], groups: readonly { id: string; place: ArticlePlace | null }[]): string[] {
  return groups.filter(({ place }) => place !== null && findPlace(blockTexts, place) === null).map(({ id }) => id);
}
