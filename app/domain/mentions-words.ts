/** Text as words, for finding titles: case, accents, dashes, quotation marks and trademark signs do not count. */

export interface Words {
  /** Folded. Of scripts without spaces each character is a word, and so is each sign that counts. */
  words: string[];
  /** Half-open ranges of the words in the text, in UTF-16 units. */
  starts: number[];
  ends: number[];
}

const SPACE = 0;
const LETTER = 1;
/** A character of a script that puts no spaces between words. */
const ALONE = 2;
const SIGN = 3;
/** Invisible, within a word or beside it. */
const INVISIBLE = 4;
const APOSTROPHE = 5;
const DASH = 6;

const SPACELESS_SCRIPT = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}|[\u30fc\uff70]/u;
const KIND_PATTERNS: [number, RegExp][] = [
  [ALONE, SPACELESS_SCRIPT],
  [LETTER, /[\p{L}\p{N}\p{M}_]/u],
  [APOSTROPHE, /['’ʼ＇`´]/u],
  [DASH, /\p{Pd}|[\u2212]/u],
  [INVISIBLE, /[\p{Cf}\ufe0e\ufe0f]/u],
  [SPACE, /[\s\p{Z}\p{Cc}\p{Pi}\p{Pf}"„™®©℠]/u],
];

const UNKNOWN = 255;
const kindOfUnit = new Uint8Array(0x10000).fill(UNKNOWN);
for (let unit = 0; unit < 0x80; unit++) kindOfUnit[unit] = kindOf(String.fromCharCode(unit));

/** The kind of the character at the position; a surrogate pair is judged as one. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xe000) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const known = kindOfUnit[unit];
  return known !== undefined && known !== UNKNOWN ? known : (kindOfUnit[unit] = kindOf(String.fromCharCode(unit)));
}

function kindOf(character: string): number {
  return KIND_PATTERNS.find(([, pattern]) => pattern.test(character))?.[0] ?? SIGN;
}

/** Whether a letter or digit stands at the position: a whole word ends before it. False outside the text. */
export function isLetterAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && kindAt(text, isLowSurrogate(text, at) ? at - 1 : at) === LETTER;
}

export function isDashAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && kindAt(text, at) === DASH;
}

/** True when the word is a sign and no letter, digit or ideograph. */
export function isSign(word: string): boolean {
  return kindAt(word, 0) === SIGN;
}

/** True when the word is written in a script without spaces. */
export function isSpaceless(word: string): boolean {
  return kindAt(word, 0) === ALONE;
}

/** Cuts a text into words, in time linear to its length. "QL-Claw™'s" is "ql", "claw"; "2.0" is one word. */
export function toWords(text: string): Words {
  const { count, starts, ends } = readWords(text);
  const words: Words = { words: [], starts: [], ends: [] };
  for (let index = 0; index < count; index++) {
    const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
    words.words.push(toWord(text, start, end));
    words.starts.push(start);
    words.ends.push(end);
  }
  return words;
}

/** The word in the range, folded. */
export function toWord(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  return kindAt(text, start) === LETTER ? fold(raw) : raw.normalize("NFKC");
}

/** The words of a text in tables that are used again: no strings are made of them. */
export interface ReadWords {
  count: number;
  /** Half-open ranges of the words in the text. */
  starts: Int32Array;
  ends: Int32Array;
  /** That of {@link hashOf} for each word folded; {@link NOT_PLAIN} where it holds more than letters that fold to one of ASCII. */
  hashes: Int32Array;
}

const read: ReadWords = { count: 0, starts: new Int32Array(1_024), ends: new Int32Array(1_024), hashes: new Int32Array(1_024) };

/** Finds the words of a text. What it returns is valid until its next call. */
export function readWords(text: string): ReadWords {
  read.count = 0;
  let at = 0;
  while (at < text.length) {
    const start = at;
    let hash = HASH_START;
    let unit = SPACE_UNIT;
    for (; at < text.length; at++) {
      unit = text.charCodeAt(at);
      let folded = plainLetters[unit] ?? 0;
      if (folded === 0) {
        if (at === start || !isPointInNumber(text, at)) break;
        folded = unit;
      }
      hash = Math.imul(hash ^ folded, HASH_FACTOR);
    }
    hash >>>= 1;
    const kind = unit === SPACE_UNIT || at === text.length ? SPACE : kindAt(text, at);
    if (kind === LETTER || (kind === INVISIBLE && at > start)) {
      at = endOfWord(text, at);
      hash = NOT_PLAIN;
    } else if (at === start) {
      at += kind !== SPACE && isPair(text, at) ? 2 : 1;
      if (kind !== ALONE && kind !== SIGN) continue;
      hash = hashOf(text, start, at);
    }
    if (isPossessive(text, start, at)) continue;
    if (read.count === read.starts.length) for (const table of ["starts", "ends", "hashes"] as const) read[table] = grown(read[table]);
    read.starts[read.count] = start;
    read.ends[read.count] = at;
    read.hashes[read.count] = hash;
    read.count += 1;
  }
  return read;
}

function grown(table: Int32Array): Int32Array {
  const larger = new Int32Array(2 * table.length);
  larger.set(table);
  return larger;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  let end = from;
  while (at < text.length) {
    const kind = kindAt(text, at);
    const width = isPair(text, at) ? 2 : 1;
    if (kind === LETTER) end = at + width;
    else if (kind !== INVISIBLE && !isPointInNumber(text, at)) break;
    at += width;
  }
  return end;
}

const SPACE_UNIT = 0x20;
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;
/** No plain word has this hash. */
export const NOT_PLAIN = -1;

/** The hash of the word in the range (FNV-1a); {@link NOT_PLAIN} where a character of it folds to none or several of ASCII. */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = HASH_START;
  for (let at = start; at < end; at++) {
    const folded = foldedUnits[text.charCodeAt(at)] ?? 0;
    if (folded === 0) return NOT_PLAIN;
    hash = Math.imul(hash ^ folded, HASH_FACTOR);
  }
  return hash >>> 1;
}

function isPointInNumber(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit === 0x2e || unit === 0x2c) && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** The s of "the Claw's". */
function isPossessive(text: string, start: number, end: number): boolean {
  return end - start === 1 && start >= 2 && (text[start] === "s" || text[start] === "S") && kindAt(text, start - 1) === APOSTROPHE && isLetterAt(text, start - 2);
}

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text, at + 1);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}

const PLAIN = /^[a-z0-9.,_]+$/;
const ACCENTS = /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u0640\u064b-\u065f\u0670\p{Cf}]/gu;
const SPELT_OUT: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ς: "σ" };

function fold(word: string): string {
  if (PLAIN.test(word)) return word;
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  return word.normalize("NFKD").toLowerCase().replace(ACCENTS, "").replace(/[ßæœøłđıς]/g, (letter) => SPELT_OUT[letter] ?? letter);
}

/** The end of Latin Extended-A. */
const LATIN_UNITS = 0x180;
/** What a Latin character folds to, where that is one character of ASCII; 0 where it is not, and for all others. */
const foldedUnits = new Uint8Array(0x10000);
/** The same of letters and digits alone. */
const plainLetters = new Uint8Array(0x10000);
for (let unit = 0; unit < LATIN_UNITS; unit++) {
  const character = String.fromCharCode(unit);
  const folded = toWord(character, 0, 1);
  if (folded.length > 1 || folded.charCodeAt(0) >= 0x80) continue;
  foldedUnits[unit] = folded.charCodeAt(0);
  if (kindOf(character) === LETTER) plainLetters[unit] = folded.charCodeAt(0);
}
