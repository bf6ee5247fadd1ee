/**
 * Reads HTML into blocks. parse5's tokenizer reads the markup as browsers do; which tags open and end a block is
 * decided here, with a stack that is never searched. The tree that parse5 would build takes two to three times as long.
 * Plain text and tags without attributes, which is most of an article, mean the same to everybody: the tokenizer,
 * which looks at each character, never sees them.
 */
import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from "parse5";
import { BREAKS, CONTAINERS, HEADING, LEAKY, MEDIA, RAW_TEXT, regionOf, SILENT, WHOLE, type Box, type RawBlock, type Region, type Tag } from "./article-blocks-markup";
import type { Steps } from "./steps";

interface Link {
  href: string;
  offset: number;
  end: number;
}

interface Open {
  name: string;
  box: Box;
  block: RawBlock | null;
  region: Region;
  /** Start of the tag, of a div whose text may become a block of its own; null once it holds something else. */
  leafStart: number | null;
}

const UNUSUAL_SPACE = /[\u000b\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const SPACE = 0x20;
const NO_RUN = -2;
const VISIBLE = /[^\s\u00ad\u200b-\u200f\u2060]/;
/** White space in a source, as HTML defines it, that is not just one space. */
const UNEVEN_SPACE = /[ \t\n\f\r]{2,}|[\t\n\f\r]/g;
/** That and the unusual in one look: most text has neither. */
const ANY_BUT_ONE_SPACE = / {2}|[\t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const BARE_TAG = /<(\/?)([a-z][a-z0-9]*)>/y;
/** After their start tags the tokenizer reads on in another way, so it must see them. */
const OTHER_READING = new Set([...RAW_TEXT, "script", "textarea", "title", "plaintext"]);

/** The blocks of the source, and the ids that raised numbers in the text lead to. */
export function* rawBlocksSteps(html: string, charactersAStep: number): Steps<{ blocks: RawBlock[]; citedIds: Set<string> }> {
  const reader = new BlockReader(html);
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, reader);
  // What it has read it need not hold.
  tokenizer.preprocessor.bufferWaterline = 0;
  reader.tokenizer = tokenizer;
  const next = createLookahead(html);
  /** It is given no less than this at once: the end of a long comment is not looked for at every ">" in it. */
  let least = 1;
  let stepEnd = charactersAStep;
  for (let at = 0; at < html.length; ) {
    if (at >= stepEnd) {
      yield;
      stepEnd = at + charactersAStep;
    }
    const tag = next("<", at);
    const isBetweenTokens = reader.tokenEnd === at && tokenizer.state === TokenizerMode.DATA;
    const textEnd = Math.min(tag, stepEnd);
    if (isBetweenTokens && textEnd > at && next("&", at) >= textEnd && next("\0", at) >= textEnd) {
      reader.readText(at, textEnd);
      at = textEnd;
    } else if (isBetweenTokens && tag === at && reader.readBareTag(at)) at = reader.tokenEnd;
    else {
      const end = Math.min(next(">", Math.max(tag, at + least - 1)) + 1, at + charactersAStep, html.length);
      tokenizer.write(html.slice(at, end), false);
      least = reader.tokenEnd === end ? 1 : 2 * least;
      at = end;
    }
  }
  tokenizer.write("", true);
  reader.finish(html.length);
  return { blocks: reader.blocks, citedIds: reader.citedIds };
}

/** Finds where a sign comes next from a position on, which must never go back; the source's end where it does not. */
function createLookahead(html: string): (sign: "<" | ">" | "&" | "\0", from: number) => number {
  const found = { "<": -1, ">": -1, "&": -1, "\0": -1 };
  return (sign, from) => {
    if (found[sign] >= from) return found[sign];
    const at = html.indexOf(sign, from);
    return (found[sign] = at === -1 ? html.length : at);
  };
}

class BlockReader implements TokenHandler {
  readonly blocks: RawBlock[] = [];
  readonly citedIds = new Set<string>();
  tokenizer: Tokenizer | null = null;
  /** Where the last token ended. */
  tokenEnd = 0;
  /** So much of the source before this the tokenizer has not seen. */
  #unseen = 0;
  readonly #open: Open[] = [];
  /** How many elements of each name are open. */
  readonly #counts = new Map<string, number>();
  /** The block that text goes to now. */
  #block: RawBlock | null = null;
  #space = false;
  #link: { href: string; attached: Link | null } | null = null;
  /** The links of the block, and whether it holds a picture; links get their texts when the block ends: a text that grows is dear to slice. */
  #links: Link[] = [];
  #hasMedia = false;
  /** Ids between blocks: they lead to the block behind them. */
  #ids: string[] = [];
  readonly #root: Box = { end: Infinity };
  #raised = false;
  readonly #html: string;
  /** The range of the source that the block's text goes on with, not yet appended. */
  #runStart = 0;
  #runEnd = NO_RUN;
  #spaceBeforeRun = false;
  /** No white space is in the range but single spaces. */
  #isEvenRun = false;
  /** The element whose content is not read, and how deep it nests in itself. */
  #silent = "";
  #silentDepth = 0;
  /** Within a table nothing but its own end matters. */
  #tableDepth = 0;

  constructor(html: string) {
    this.#html = html;
  }

  onStartTag(token: Token.TagToken): void {
    this.#endToken(token);
    this.#startTag(token, this.#startOf(token), this.tokenEnd);
  }

  onEndTag(token: Token.TagToken): void {
    this.#endToken(token);
    this.#endTag(token.tagName, this.#startOf(token), this.tokenEnd);
  }

  onComment(token: Token.CommentToken): void {
    this.#endToken(token);
  }

  onDoctype(token: Token.DoctypeToken): void {
    this.#endToken(token);
  }

  onWhitespaceCharacter(): void {
    if (this.#silent === "") this.#space = true;
  }

  onNullCharacter(): void {}
  onEof(): void {}

  onCharacter({ chars, location }: Token.CharacterToken): void {
    if (this.#silent !== "" || location === null) return;
    const [start, end] = [location.startOffset + this.#unseen, location.endOffset + this.#unseen];
    if (end - start === chars.length && this.#html.startsWith(chars, start)) return this.#append(start, end, false);
    // Behind white space the tokenizer takes the end of an entity for its start.
    const block = this.#blockOfText(this.#html[start] === chars[0] ? start : this.#html.lastIndexOf("&", start), end);
    this.#endRun();
    this.#write(block, toPieces(chars), this.#space);
  }

  /** Text that stands there as it is read. */
  readText(start: number, end: number): void {
    this.#pass(start, end);
    if (this.#silent !== "") return;
    const text = this.#html.slice(start, end);
    const first = text.search(/[^ \t\n\f\r]/);
    if (first !== 0) this.#space = true;
    if (first === -1) return;
    let from = first;
    const isEven = !ANY_BUT_ONE_SPACE.test(text);
    if (!isEven) {
      UNEVEN_SPACE.lastIndex = first;
      for (let space = UNEVEN_SPACE.exec(text); space !== null; space = UNEVEN_SPACE.exec(text)) {
        this.#append(start + from, start + space.index, false);
        this.#space = true;
        from = UNEVEN_SPACE.lastIndex;
      }
      if (from === text.length) return;
    }
    const endsWithSpace = text.endsWith(" ");
    this.#append(start + from, end - Number(endsWithSpace), isEven);
    if (endsWithSpace) this.#space = true;
  }

  /** @returns false when there is no tag without attributes, or one that the tokenizer has to see */
  readBareTag(start: number): boolean {
    BARE_TAG.lastIndex = start;
    const [tag, slash, tagName] = BARE_TAG.exec(this.#html) ?? [];
    if (tag === undefined || tagName === undefined || OTHER_READING.has(tagName)) return false;
    const end = start + tag.length;
    this.#pass(start, end);
    if (slash === "") this.#startTag({ tagName, attrs: [], selfClosing: false }, start, end);
    else this.#endTag(tagName, start, end);
    return true;
  }

  /** Goes on behind what the tokenizer does not see. */
  #pass(start: number, end: number): void {
    this.#unseen += end - start;
    this.tokenEnd = end;
  }

  #startOf({ location }: Token.TagToken): number {
    return (location?.startOffset ?? 0) + this.#unseen;
  }

  #endToken({ location }: Token.Token): void {
    this.tokenEnd = (location?.endOffset ?? 0) + this.#unseen;
  }

  #startTag(tag: Tag, start: number, end: number): void {
    const name = tag.tagName;
    if (this.#silent !== "") {
      if (name === this.#silent && !tag.selfClosing) this.#silentDepth += 1;
      return;
    }
    this.#switchTokenizer(name);
    if (BREAKS.has(name)) this.#space = true;
    if (MEDIA.has(name)) this.#onMedia(start, end);
    if (SILENT.has(name)) {
      if (!tag.selfClosing || (name !== "svg" && name !== "math")) [this.#silent, this.#silentDepth] = [name, 1];
      return;
    }
    if (name === "a") this.#onLink(tag);
    else if (name === "sup") this.#onRaised();
    else if (this.#tableDepth > 0) this.#tableDepth += Number(name === "table");
    else this.#onElement(tag, name, start, end);
    this.#keepIds(tag);
  }

  #endTag(name: string, start: number, end: number): void {
    if (this.#silent !== "") {
      if (name === this.#silent) {
        this.#silentDepth -= 1;
        if (this.#silentDepth === 0) this.#silent = "";
        return;
      }
      if (!LEAKY.has(this.#silent) || !this.#counts.get(name)) return;
      this.#silent = "";
    }
    if (BREAKS.has(name)) this.#space = true;
    if (name === "a") this.#endLink();
    else if (name === "sup") this.#raised = false;
    else if (this.#tableDepth > 0) {
      if (name === "td" || name === "th") this.#endLink();
      if (name === "table" && (this.#tableDepth -= 1) === 0) this.#popTo("table", start, end);
    } else if (HEADING.test(name)) this.#popTo(this.#openHeading(), start, end);
    else this.#popTo(name, start, end);
  }

  /** Text that stands in the source as it is read is kept as a range: it comes in pieces. */
  #append(start: number, end: number, isEven: boolean): void {
    this.#blockOfText(start, end);
    const goesOn = this.#space ? start === this.#runEnd + 1 && this.#html.charCodeAt(this.#runEnd) === SPACE : start === this.#runEnd;
    if (goesOn) {
      this.#runEnd = end;
      this.#isEvenRun &&= isEven;
    } else {
      this.#endRun();
      [this.#runStart, this.#runEnd, this.#spaceBeforeRun, this.#isEvenRun] = [start, end, this.#space, isEven];
    }
    this.#space = false;
  }

  #blockOfText(start: number, end: number): RawBlock {
    const block = this.#block ?? this.#requireBlock(start, end);
    if (block.host !== "element") block.end = end;
    return block;
  }

  /** Ends whatever the source left open. */
  finish(at: number): void {
    while (this.#open.length > 0) this.#pop(at);
    this.#endBlock(at);
  }

  /** What a browser's tree builder tells its tokenizer about elements that hold no markup. */
  #switchTokenizer(name: string): void {
    if (this.tokenizer === null) return;
    if (name === "script") this.tokenizer.state = TokenizerMode.SCRIPT_DATA;
    else if (name === "textarea" || name === "title") this.tokenizer.state = TokenizerMode.RCDATA;
    else if (name === "plaintext") this.tokenizer.state = TokenizerMode.PLAINTEXT;
    else if (RAW_TEXT.has(name)) this.tokenizer.state = TokenizerMode.RAWTEXT;
  }

  #onElement(tag: Tag, name: string, start: number, end: number): void {
    const within = this.#wholeBlock();
    if (within !== null) {
      this.#endRun();
      if (name === "li" || name === "dt") within.itemOffsets.push(within.text.length);
      if (name === "table") this.#tableDepth = 1;
      if (WHOLE[name] !== undefined || CONTAINERS.has(name)) this.#push({ name, box: within.box, block: null, region: within.region, leafStart: null });
      return;
    }
    const kind = name === "p" ? "paragraph" : HEADING.test(name) ? "heading" : WHOLE[name];
    if (kind === undefined && !CONTAINERS.has(name) && name !== "hr" && !name.startsWith("buyline-")) return;
    this.#popTo("p", start, start);
    this.#popTo(this.#openHeading(), start, start);
    if (name === "li") this.#popTo("li", start, start);
    this.#endBlock(start);
    const parent = this.#open.at(-1);
    if (parent) parent.leafStart = null;
    if (name === "hr") return;
    const region = regionOf(tag) ?? parent?.region ?? "text";
    const box = parent?.box ?? this.#root;
    if (kind === undefined) return this.#push({ name, box: { end: Infinity }, block: null, region, leafStart: name === "div" ? start : null });
    const block = this.#begin(kind, region, "element", box, start, end);
    block.level = kind === "heading" ? Number(name.slice(1)) : 0;
    block.ordered = name === "ol";
    if (name === "table") this.#tableDepth = 1;
    this.#push({ name, box, block, region, leafStart: null });
  }

  /** The list, table, quote… that is one block with all it holds, when one is open. */
  #wholeBlock(): RawBlock | null {
    const block = this.#block;
    return block !== null && block.host === "element" && block.kind !== "paragraph" && block.kind !== "heading" ? block : null;
  }

  #openHeading(): string {
    const block = this.#block;
    return block?.kind === "heading" ? `h${block.level}` : "";
  }

  #onLink(tag: Tag): void {
    this.#endLink();
    const href = tag.attrs.find((attribute) => attribute.name === "href")?.value;
    if (href === undefined) return;
    this.#link = { href, attached: null };
    if (this.#raised) this.#cite(href);
  }

  #onRaised(): void {
    this.#endRun();
    this.#raised = true;
    if (this.#link) this.#cite(this.#link.href);
    if (this.#block?.text === "") this.#block.startsRaised = true;
  }

  #cite(href: string): void {
    if (href.startsWith("#")) this.citedIds.add(href.slice(1));
  }

  #endLink(): void {
    this.#endRun();
    if (this.#link?.attached && this.#block) this.#link.attached.end = this.#block.text.length;
    this.#link = null;
  }

  #attachLink(at: number): void {
    if (this.#link?.attached === null) this.#links.push((this.#link.attached = { href: this.#link.href, offset: at, end: Infinity }));
  }

  #onMedia(start: number, end: number): void {
    this.#endRun();
    const block = this.#requireBlock(start, end);
    if (block.host !== "element") block.end = end;
    this.#hasMedia = true;
    this.#attachLink(block.text.length);
  }

  #keepIds({ attrs }: Tag): void {
    for (const { name, value } of attrs) if (name === "id" || name === "name") (this.#block?.ids ?? this.#ids).push(value);
  }

  #endRun(): void {
    const [block, after] = [this.#block, this.#space];
    if (block === null || this.#runEnd === NO_RUN) return;
    const run = this.#html.slice(this.#runStart, this.#runEnd);
    this.#runEnd = NO_RUN;
    this.#write(block, this.#isEvenRun ? [run] : toPieces(run), this.#spaceBeforeRun);
    this.#space ||= after;
  }

  /** Appends pieces to the block's text with a space between each two; leaves in `#space` whether one ended it. */
  #write(block: RawBlock, pieces: readonly string[], spaceBefore: boolean): void {
    this.#space = spaceBefore;
    pieces.forEach((piece, index) => {
      if (index > 0) this.#space = true;
      if (piece === "") return;
      if (this.#space && block.text !== "") {
        // A link's text begins behind the space in front of it.
        const attached = this.#link?.attached;
        if (attached?.offset === block.text.length) attached.offset += 1;
        block.text += " ";
      }
      this.#space = false;
      this.#attachLink(block.text.length);
      block.text += piece;
    });
  }

  /** The block that text or a picture at this position belongs to. */
  #requireBlock(start: number, end: number): RawBlock {
    if (this.#block) return this.#block;
    const parent = this.#open.at(-1);
    const region = parent?.region ?? "text";
    const box = parent?.box ?? this.#root;
    return parent?.name === "li" ? this.#begin("list", region, "list item", box, start, end) : this.#begin("paragraph", region, "nothing", box, start, end);
  }

  #begin(kind: RawBlock["kind"], region: Region, host: RawBlock["host"], box: Box, start: number, end: number): RawBlock {
    this.#block = { kind, region, host, level: 0, text: "", start, end, links: [], box, ids: this.#ids, ordered: false, itemOffsets: [], startsRaised: false };
    this.#ids = [];
    this.#links = [];
    this.#hasMedia = false;
    this.#space = false;
    return this.#block;
  }

  #push(open: Open): void {
    this.#open.push(open);
    this.#counts.set(open.name, (this.#counts.get(open.name) ?? 0) + 1);
  }

  /** Ends everything down to the innermost open element of the name; nothing when none is open. */
  #popTo(name: string, start: number, end: number): void {
    if (!this.#counts.get(name)) return;
    while (this.#open.length > 0) {
      const isLast = this.#open.at(-1)?.name === name;
      this.#pop(isLast ? end : start);
      if (isLast) return;
    }
  }

  #pop(end: number): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    this.#counts.set(open.name, (this.#counts.get(open.name) ?? 1) - 1);
    if (open.block !== null) return this.#endBlock(end);
    if (this.#wholeBlock() !== null) return;
    // A div that holds nothing but this text is the block.
    if (open.leafStart !== null && this.#block !== null) Object.assign(this.#block, { host: "element", start: open.leafStart });
    this.#endBlock(end);
    open.box.end = end;
  }

  #endBlock(end: number): void {
    this.#endRun();
    const block = this.#block;
    if (block === null) return;
    if (this.#link) this.#link.attached = null;
    this.#block = null;
    this.#space = false;
    if (block.host === "element") block.end = end;
    if (!VISIBLE.test(block.text)) {
      if (!this.#hasMedia) return;
      block.text = "";
      block.kind = "image";
    } else if (block.kind === "image" && !this.#hasMedia) block.kind = "paragraph";
    const { text } = block;
    block.links = this.#links.map((link) => ({ href: link.href, text: text.slice(link.offset, link.end), offset: Math.min(link.offset, text.length) }));
    this.blocks.push(block);
  }
}

/** What stands between white space. */
function toPieces(chars: string): string[] {
  return UNUSUAL_SPACE.test(chars) ? chars.split(/\s+/) : [chars];
}
