/**
 * Reads HTML into blocks. parse5's tokenizer reads the markup as browsers do; which tags open and end a block is
 * decided here, with a stack that is never searched. The tree that parse5 would build takes two to three times as long.
 */
import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from "parse5";
import { BREAKS, CONTAINERS, HEADING, LEAKY, MEDIA, RAW_TEXT, regionOf, SILENT, WHOLE, type Box, type RawBlock, type Region } from "./article-blocks-markup";
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

/** The blocks of the source, and the ids that raised numbers in the text lead to. */
export function* rawBlocksSteps(html: string, charactersAStep: number): Steps<{ blocks: RawBlock[]; citedIds: Set<string> }> {
  const reader = new BlockReader(html);
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, reader);
  reader.tokenizer = tokenizer;
  for (let start = 0; start < html.length; start += charactersAStep) {
    if (start > 0) yield;
    tokenizer.write(html.slice(start, start + charactersAStep), start + charactersAStep >= html.length);
  }
  if (html === "") tokenizer.write("", true);
  reader.finish(html.length);
  return { blocks: reader.blocks, citedIds: reader.citedIds };
}

class BlockReader implements TokenHandler {
  readonly blocks: RawBlock[] = [];
  readonly citedIds = new Set<string>();
  tokenizer: Tokenizer | null = null;
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
  /** The element whose content is not read, and how deep it nests in itself. */
  #silent = "";
  #silentDepth = 0;
  /** Within a table nothing but its own end matters. */
  #tableDepth = 0;

  constructor(html: string) {
    this.#html = html;
  }

  onStartTag(token: Token.TagToken): void {
    const name = token.tagName;
    if (this.#silent !== "") {
      if (name === this.#silent && !token.selfClosing) this.#silentDepth += 1;
      return;
    }
    this.#switchTokenizer(name);
    const start = token.location?.startOffset ?? 0;
    const end = token.location?.endOffset ?? start;
    if (BREAKS.has(name)) this.#space = true;
    if (MEDIA.has(name)) this.#onMedia(start, end);
    if (SILENT.has(name)) {
      if (!token.selfClosing || (name !== "svg" && name !== "math")) [this.#silent, this.#silentDepth] = [name, 1];
      return;
    }
    if (name === "a") this.#onLink(token);
    else if (name === "sup") this.#onRaised();
    else if (this.#tableDepth > 0) this.#tableDepth += Number(name === "table");
    else this.#onElement(token, name, start, end);
    this.#keepIds(token);
  }

  onEndTag(token: Token.TagToken): void {
    const name = token.tagName;
    if (this.#silent !== "") {
      if (name === this.#silent) {
        this.#silentDepth -= 1;
        if (this.#silentDepth === 0) this.#silent = "";
        return;
      }
      if (!LEAKY.has(this.#silent) || !this.#counts.get(name)) return;
      this.#silent = "";
    }
    const start = token.location?.startOffset ?? 0;
    const end = token.location?.endOffset ?? start;
    if (BREAKS.has(name)) this.#space = true;
    if (name === "a") this.#endLink();
    else if (name === "sup") this.#raised = false;
    else if (this.#tableDepth > 0) {
      if (name === "td" || name === "th") this.#endLink();
      if (name === "table" && (this.#tableDepth -= 1) === 0) this.#popTo("table", start, end);
    } else if (HEADING.test(name)) this.#popTo(this.#openHeading(), start, end);
    else this.#popTo(name, start, end);
  }

  /** Text that stands in the source as it is read is kept as a range: the tokenizer tells each word by itself. */
  onCharacter({ chars, location }: Token.CharacterToken): void {
    if (this.#silent !== "" || location === null) return;
    const { startOffset, endOffset } = location;
    const block = this.#block ?? this.#requireBlock(startOffset, endOffset);
    if (block.host !== "element") block.end = endOffset;
    const isVerbatim = endOffset - startOffset === chars.length && this.#html.startsWith(chars, startOffset);
    const goesOn = this.#space ? startOffset === this.#runEnd + 1 && this.#html.charCodeAt(this.#runEnd) === SPACE : startOffset === this.#runEnd;
    if (isVerbatim && goesOn) {
      this.#runEnd = endOffset;
    } else {
      this.#endRun();
      if (isVerbatim) [this.#runStart, this.#runEnd, this.#spaceBeforeRun] = [startOffset, endOffset, this.#space];
      else this.#write(block, chars, this.#space);
    }
    if (isVerbatim) this.#space = false;
  }

  onWhitespaceCharacter(): void {
    this.#space = true;
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {}

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

  #onElement(token: Token.TagToken, name: string, start: number, end: number): void {
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
    const region = regionOf(token) ?? parent?.region ?? "text";
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

  #onLink(token: Token.TagToken): void {
    this.#endLink();
    const href = token.attrs.find((attribute) => attribute.name === "href")?.value;
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

  #keepIds(token: Token.TagToken): void {
    for (const { name, value } of token.attrs) if (name === "id" || name === "name") (this.#block?.ids ?? this.#ids).push(value);
  }

  #endRun(): void {
    const [block, after] = [this.#block, this.#space];
    if (block === null || this.#runEnd === NO_RUN) return;
    const run = this.#html.slice(this.#runStart, this.#runEnd);
    this.#runEnd = NO_RUN;
    this.#write(block, run, this.#spaceBeforeRun);
    this.#space ||= after;
  }

  /** Appends to the block's text, white space collapsed; leaves in `#space` whether white space ended it. */
  #write(block: RawBlock, chars: string, spaceBefore: boolean): void {
    this.#space = spaceBefore;
    const pieces = UNUSUAL_SPACE.test(chars) ? chars.split(/\s+/) : [chars];
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
