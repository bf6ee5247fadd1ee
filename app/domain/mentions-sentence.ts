/** The sentence around a match, short enough to show as evidence. */

export interface Evidence {
  /** A slice of the block's text. */
  sentence: string;
  /** Half-open range of the match in the sentence, in UTF-16 units. */
  start: number;
  end: number;
}

/** Characters shown on each side of the match when the sentence is longer. */
const MOST_ON_A_SIDE = 200;
const unitsOf = (signs: string) => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
const FINAL_ENDS = unitsOf("。！？｡");
/** The others end a sentence when a space follows; "2.0" goes on. */
const ENDS = unitsOf("。！？｡.!?…");
const CLOSES = unitsOf("\"'”’»)]」』）");

/** The sentence of the text that holds the range, cut at words where it is very long. */
export function toEvidence(text: string, start: number, end: number): Evidence {
  const from = beginOfSentence(text, start);
  const to = endOfSentence(text, end);
  return { sentence: text.slice(from, to), start: start - from, end: end - from };
}

function beginOfSentence(text: string, start: number): number {
  const limit = Math.max(0, start - MOST_ON_A_SIDE);
  for (let at = start - 1; at >= limit; at--) {
    const end = endAt(text, at);
    if (end !== null && end < start) return text[end] === " " ? end + 1 : end;
  }
  if (limit === 0) return 0;
  const space = text.indexOf(" ", limit);
  return space === -1 || space >= start ? wholeCharacter(text, limit) : space + 1;
}

function endOfSentence(text: string, end: number): number {
  const limit = Math.min(text.length, end + MOST_ON_A_SIDE);
  for (let at = end; at < limit; at++) {
    const endOfIt = endAt(text, at);
    if (endOfIt !== null) return endOfIt;
  }
  if (limit === text.length) return limit;
  const space = text.lastIndexOf(" ", limit);
  return space <= end ? wholeCharacter(text, limit) : space;
}

/** Where a sentence ends whose full stop stands here, its closing marks included; null when none does. */
function endAt(text: string, at: number): number | null {
  const sign = text.charCodeAt(at);
  if (!ENDS.has(sign)) return null;
  let end = at + 1;
  while (CLOSES.has(text.charCodeAt(end))) end += 1;
  return FINAL_ENDS.has(sign) || end === text.length || text[end] === " " ? end : null;
}

/** Never between the two units of one character. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at - 1 : at;
}
