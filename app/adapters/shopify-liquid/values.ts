/** Liquid's values where JavaScript's differ: floats that stay floats, images that know their size, and how each prints. */
import { Drop, Tokenizer, TokenKind, toValue } from "liquidjs";

/** A number that prints as Ruby's Float does: `10.0`, never `10`. */
export class LiquidFloat extends Drop {
  constructor(private readonly number: number) {
    super();
  }
  override valueOf(): number {
    return this.number;
  }
  toJSON(): number {
    return this.number;
  }
  override toString(): string {
    return Number.isInteger(this.number) ? this.number.toFixed(1) : String(this.number);
  }
}

/** What an image is to Liquid. */
export interface LiquidImage {
  src: string;
  alt: string | null;
  width: number;
  height: number;
}

/** The result of `image_url`: prints as the address, and lets `image_tag` know the picture behind it. */
export class ImageUrl extends Drop {
  constructor(
    private readonly url: string,
    readonly image: LiquidImage | null,
  ) {
    super();
  }
  override valueOf(): string {
    return this.url;
  }
  toJSON(): string {
    return this.url;
  }
}

/** `(1..3)`: a list that prints as it is written. */
export class LiquidRange extends Array<number> {
  static override get [Symbol.species]() {
    return Array;
  }
  override toString(): string {
    return this.length === 0 ? "" : `${this[0]}..${this[this.length - 1]}`;
  }
}

/** What `{{ value }}` prints, as Ruby's `to_s` has it: nothing for nil, arrays joined, hashes inspected. */
export function toText(value: unknown): string {
  if (value instanceof LiquidFloat || value instanceof LiquidRange) return value.toString();
  const plain: unknown = toValue(value);
  if (plain === null || plain === undefined) return "";
  if (Array.isArray(plain)) return plain.map(toText).join("");
  if (typeof plain === "number") return Number.isInteger(plain) ? plain.toFixed(0) : String(plain);
  return typeof plain === "object" ? inspect(plain) : String(plain);
}

function inspect(value: unknown): string {
  if (value === null || value === undefined) return "nil";
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inspect).join(", ")}]`;
  if (typeof value !== "object" || value instanceof LiquidFloat) return toText(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}=>${inspect(inner)}`);
  return `{${pairs.join(", ")}}`;
}

/** Splits a filter's arguments into those by position and those by name. */
export function toArguments(args: unknown[]): { positional: unknown[]; named: Record<string, unknown> } {
  const isNamed = (arg: unknown): arg is [string, unknown] => Array.isArray(arg) && arg.length === 2 && typeof arg[0] === "string";
  return { positional: args.filter((arg) => !isNamed(arg)), named: Object.fromEntries(args.filter(isNamed)) };
}

/** Makes a range of its two ends, which liquidjs asks for one after the other. */
class RangeEnds extends Drop {
  constructor(private readonly from?: number) {
    super();
  }
  override liquidMethodMissing(end: unknown): object {
    const number = Math.trunc(Number(toValue(end))) || 0;
    if (this.from === undefined) return new RangeEnds(number);
    const range = new LiquidRange();
    for (let each = this.from; each <= number; each++) range.push(each);
    return range;
  }
}

const LITERALS_MENDED = Symbol.for("buyline.literals-mended");

/**
 * liquidjs reads the literal `10.0` as 10, forgets that `(1..3)` was a range, and offers no place to say
 * otherwise: mends its tokenizer, once per process.
 */
export function mendLiterals(): void {
  const prototype = Tokenizer.prototype as Tokenizer & { [LITERALS_MENDED]?: true };
  if (prototype[LITERALS_MENDED]) return;
  prototype[LITERALS_MENDED] = true;
  const readGroupOrRange = prototype.readGroupOrRange;
  prototype.readGroupOrRange = function (this: Tokenizer) {
    const token = readGroupOrRange.call(this);
    if (token?.kind !== TokenKind.Range || !("lhs" in token)) return token;
    // Read as `ends[from][to]`, which liquidjs then looks up for itself.
    return Object.assign(token, { kind: TokenKind.PropertyAccess, variable: { content: new RangeEnds() }, props: [token.lhs, token.rhs] });
  };
  const readNumber = prototype.readNumber;
  prototype.readNumber = function (this: Tokenizer) {
    const token = readNumber.call(this);
    if (token?.getText().includes(".")) Object.assign(token, { content: new LiquidFloat(token.content) });
    return token;
  };
}
