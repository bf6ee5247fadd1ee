/** Liquid's values where JavaScript's differ: floats that stay floats, images that know their size, and how each prints. */
import { Drop, Tokenizer, toValue } from "liquidjs";

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

/** What `{{ value }}` prints, as Ruby's `to_s` has it: nothing for nil, arrays joined, hashes inspected. */
export function toText(value: unknown): string {
  if (value instanceof LiquidFloat) return value.toString();
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

const FLOATS_KEPT = Symbol.for("buyline.floats-kept");

/** liquidjs reads the literal `10.0` as 10 and offers no place to say otherwise: mends its tokenizer, once per process. */
export function keepFloatLiterals(): void {
  const prototype = Tokenizer.prototype as Tokenizer & { [FLOATS_KEPT]?: true };
  if (prototype[FLOATS_KEPT]) return;
  prototype[FLOATS_KEPT] = true;
  const readNumber = prototype.readNumber;
  prototype.readNumber = function (this: Tokenizer) {
    const token = readNumber.call(this);
    if (token?.getText().includes(".")) Object.assign(token, { content: new LiquidFloat(token.content) });
    return token;
  };
}
