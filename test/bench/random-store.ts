/** A store and its articles made from a seed: ten thousand products, and texts that name some of them. */
import type { ScannableProduct } from "../../app/domain/mentions";

export interface Source {
  /** The next number from 0 up to, not including, the limit. */
  below: (limit: number) => number;
}

/** Mulberry32: the same numbers for the same seed, anywhere. */
export function createSource(seed: number): Source {
  let state = seed;
  return {
    below(limit) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
    },
  };
}

const SYLLABLES = "ba be bi ca ce co da de di do fa fe ga go ha he hi ka ki la le li lo ma me mi mo na ne ni no pa pe pi ra re ri ro sa se si so ta te ti to va ve wa we er en el an in on ü é".split(" ");
const VOCABULARY_SIZE = 8_000;
const SEED = 20_261_127;

const vocabulary = (() => {
  const source = createSource(SEED);
  const words = new Set<string>();
  while (words.size < VOCABULARY_SIZE) words.add(Array.from({ length: 2 + source.below(3) }, () => SYLLABLES[source.below(SYLLABLES.length)]).join(""));
  return [...words];
})();

/** In texts common words come often, rare ones rarely. */
function word(source: Source): string {
  const rank = source.below(VOCABULARY_SIZE) / VOCABULARY_SIZE;
  return vocabulary[Math.floor(rank ** 3 * VOCABULARY_SIZE)] ?? "";
}

/** In titles all words come equally often: they are names of things, seldom "the" and "of". */
function titleWord(source: Source): string {
  return vocabulary[source.below(VOCABULARY_SIZE)] ?? "";
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function makeProducts(count: number): ScannableProduct[] {
  const source = createSource(SEED + 1);
  return Array.from({ length: count }, (_, index) => {
    const title = Array.from({ length: 2 + source.below(3) }, () => capital(titleWord(source))).join(" ");
    return { id: `gid://shopify/Product/${index + 1}`, title, handle: `${title.toLowerCase().replaceAll(" ", "-")}-${index}`, skus: [`SKU-${index}-A`] };
  });
}

const WORDS_PER_PARAGRAPH = 80;
const WORDS_PER_SENTENCE = 16;

/** A paragraph; one in four names a product, one in eight links to one. */
function paragraph(source: Source, products: readonly ScannableProduct[]): string {
  const words = Array.from({ length: WORDS_PER_PARAGRAPH }, (_, index) => {
    const each = index % WORDS_PER_SENTENCE === 0 ? capital(word(source)) : word(source);
    return index % WORDS_PER_SENTENCE === WORDS_PER_SENTENCE - 1 ? `${each}.` : each;
  });
  const named = products[source.below(products.length)];
  const fate = source.below(8);
  if (named && fate < 2) words.splice(5, 0, named.title);
  if (named && fate === 2) words.splice(5, 0, `<a href="/products/${named.handle}">this &amp; that</a>`);
  if (fate === 3) words.splice(9, 0, "<strong>", word(source), "</strong>", `<a href="https://example.org/${word(source)}">${word(source)}</a>`);
  return `<p>${words.join(" ")}</p>\n`;
}

/** Makes articles of about so many words from a stock of paragraphs, so that making them costs little beside reading them. */
export function createArticleMaker(seed: number, products: readonly ScannableProduct[]): (words: number) => string {
  const source = createSource(seed);
  const stock = Array.from({ length: 4_000 }, () => paragraph(source, products));
  return (words) => {
    const parts = Array.from({ length: Math.ceil(words / WORDS_PER_PARAGRAPH) }, (_, index) => {
      const heading = index % 4 === 0 ? `<h2>${capital(word(source))} ${word(source)} ${word(source)}</h2>\n` : "";
      return heading + (stock[source.below(stock.length)] ?? "");
    });
    return parts.join("");
  };
}
