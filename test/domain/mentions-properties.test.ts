import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toArticleBlocks } from "../../app/domain/article-blocks";
import { createMentionFinder, type MentionFinder, type ScannableProduct } from "../../app/domain/mentions";
import { toWords } from "../../app/domain/mentions-words";

/** For a machine that does other things too; a test that needs it has lost its linear time. */
const TIMEOUT = 120_000;

const finderOf = (titles: readonly string[], locale = "en"): MentionFinder =>
  createMentionFinder(
    titles.map((title, index): ScannableProduct => ({ id: title, title, handle: `product-${index}`, skus: [] })),
    { locale, storeHosts: [] },
  );
const toHtml = (text: string) => `<p>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")}</p>`;

const letters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzäöüßéñçøåżščœABCDEFÄÉабвгдабועבالكرةκλμ");
const word = fc.string({ unit: letters, minLength: 3, maxLength: 9 });
/** Words no title has, for they hold a digit. */
const otherWord = fc.oneof(
  word.map((text) => `${text}7`),
  fc.constantFrom("1,000", "2.0", "–", "(x9)", "“y9”", "中文", "🦴", "a9-b9", "it9’s"),
);
const title = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
const titles = fc.uniqueArray(title, { minLength: 1, maxLength: 6, selector: (each) => toWords(each).words.join(" ") });
const locale = fc.constantFrom("en", "de", "fr");
const gap = fc.constantFrom(" ", "  ", "\u00a0", "\n", " – ", " (", "-", " “", "™ ");

describe("a title planted in a paragraph", { timeout: TIMEOUT }, () => {
  it("as a whole word is always found, whatever stands around it and whatever else is for sale", () => {
    fc.assert(
      fc.property(titles, fc.array(otherWord, { maxLength: 8 }), fc.array(otherWord, { maxLength: 8 }), gap, gap, locale, ([planted = "", ...others], before, after, left, right, language) => {
        const text = `${before.join(" ")}${left}${planted}${right}${after.join(" ")}`;
        const mentions = finderOf([planted, ...others], language).find(toHtml(text));
        expect(mentions.map(({ productId }) => productId)).toContain(planted);
      }),
      { numRuns: 500 },
    );
  });

  it("is found in capitals, in small letters, decomposed and with trademark signs", () => {
    const written = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize("NFD"),
      (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, ""),
      (text) => text.replaceAll(" ", "® "),
      (text) => `“${text}”™`,
      (text) => [...text].join("\u00ad"),
    );
    fc.assert(
      fc.property(title, written, locale, (planted, write, language) => {
        expect(finderOf([planted], language).find(toHtml(`a9 ${write(planted)} b9`)).map(({ productId }) => productId)).toEqual([planted]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("within another word is never found", () => {
    const glue = fc.string({ unit: fc.constantFrom(..."qjwк7中"), minLength: 1, maxLength: 3 }).filter((text) => !text.includes("中"));
    fc.assert(
      fc.property(title, glue, fc.boolean(), fc.array(otherWord, { maxLength: 5 }), locale, (planted, glued, isBehind, around, language) => {
        const text = `${around.join(" ")} ${isBehind ? planted + glued : glued + planted} ${around.join(" ")}`;
        expect(finderOf([planted], language).find(toHtml(text))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("of any characters at all is found or has no word, and never fails", () => {
    const any = fc.string({ unit: "binary", minLength: 1, maxLength: 12 }).filter((text) => !text.includes("\u0000"));
    fc.assert(
      fc.property(any, fc.string({ unit: "binary", maxLength: 30 }), (planted, around) => {
        const finder = finderOf([planted]);
        finder.find(toHtml(around + planted + around));
        const [block] = toArticleBlocks(toHtml(`a9 ${planted} b9`));
        // What the markup cannot say (a lone carriage return, half a character) is not the text's fault.
        if (!block?.text.includes(planted)) return;
        expect(finder.find(toHtml(`a9 ${planted} b9`)).length).toBe(toWords(planted).words.length > 0 ? 1 : 0);
      }),
      { numRuns: 1_000 },
    );
  });
});

it("offsets cut out of the evidence what was found, and the evidence out of its block", { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(titles, fc.array(fc.oneof(otherWord, fc.nat({ max: 5 }), fc.constantFrom(".", "!", "。", "</p><p>", "<b>", "&amp;")), { maxLength: 80 }), (sold, pieces) => {
      const html = `<p>${pieces.map((piece) => (typeof piece === "number" ? (sold[piece] ?? "x") : piece)).join(" ")}</p>`;
      const blocks = toArticleBlocks(html);
      for (const { productId, foundIn, blockIndex, evidence } of finderOf(sold).find(html)) {
        expect(blocks[foundIn]?.text).toContain(evidence.sentence);
        const written = evidence.sentence.slice(evidence.start, evidence.end);
        expect(toWords(written).words).toHaveLength(toWords(productId).words.length);
        expect(blocks[blockIndex ?? -1]?.groupMayFollow).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

describe("a huge article", { timeout: TIMEOUT }, () => {
  // Each would take minutes if text were read again for each title or each word.
  it.each([
    ["of one title over and over", ["QL Claw"], "QL Claw "],
    ["of the beginning of a long title", [`${"a ".repeat(120)}b`, "a c"], "a "],
    ["of one endless word", ["QL Claw"], "a"],
    ["of signs", ["***", "C++"], "+*"],
    ["of Chinese", ["筋膜放松球"], "筋膜放松机"],
    ["of full stops", ["QL Claw"], "QL Claw."],
    ["of links", ["QL Claw"], "<a href='/products/product-0'>QL</a> Claw "],
    ["of soft hyphens", ["QL Claw"], "\u00ad"],
    ["of numbers", ["2.0 a"], "2.0,"],
  ])("%s is scanned", (_name, sold, piece) => {
    const html = `<p>${piece.repeat(1_000_000 / piece.length)}</p><p>${sold[0]}</p>`;
    expect(finderOf(sold).find(html).at(-1)).toMatchObject({ productId: sold[0], foundIn: expect.any(Number) });
  });

  it("with titles that are each other's beginnings is scanned", () => {
    const sold = Array.from({ length: 100 }, (_, index) => "a ".repeat(index + 1).trim());
    expect(finderOf(sold).find(`<p>${"a ".repeat(50_000)}</p>`).some(({ productId }) => productId === sold.at(-1))).toBe(true);
  });
});
