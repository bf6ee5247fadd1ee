/** Ruby's numbers: integers stay integers, decimals are exact, and a float on either side makes a float. */
import { toValue, type FilterImplOptions } from "liquidjs";
import { LiquidFloat } from "./values";

interface LiquidNumber {
  value: number;
  float: boolean;
}

function toNumber(input: unknown): LiquidNumber {
  if (input instanceof LiquidFloat) return { value: input.valueOf(), float: true };
  const plain: unknown = toValue(input);
  if (typeof plain === "number") return { value: plain, float: !Number.isInteger(plain) };
  const text = /^\s*([+-]?\d+(\.\d+)?)/.exec(typeof plain === "string" ? plain : "");
  return text ? { value: Number(text[1]), float: text[2] !== undefined } : { value: 0, float: false };
}

function toResult(value: number, float: boolean): number | LiquidFloat {
  return float ? new LiquidFloat(value) : value;
}

const decimalsOf = (value: number) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

/** Exact decimal result: 0.1 plus 0.2 is 0.3. Numbers written with an exponent fall back to floating point. */
function exactly(left: number, right: number, operation: "plus" | "minus" | "times"): number {
  const scale = Math.max(decimalsOf(left), decimalsOf(right));
  const [a, b] = [Math.round(left * 10 ** scale), Math.round(right * 10 ** scale)];
  if (operation === "times") return Number.isSafeInteger(a * b) ? (a * b) / 10 ** (2 * scale) : left * right;
  return (operation === "plus" ? a + b : a - b) / 10 ** scale;
}

function binary(operation: (left: number, right: number, float: boolean) => number): FilterImplOptions {
  return (input: unknown, argument: unknown) => {
    const [left, right] = [toNumber(input), toNumber(argument)];
    const float = left.float || right.float;
    return toResult(operation(left.value, right.value, float), float);
  };
}

function requireDivisor(divisor: number, float: boolean): void {
  if (divisor === 0 && !float) throw new Error("divided by 0");
}

function rounding(operation: (value: number) => number): FilterImplOptions {
  return (input: unknown) => operation(toNumber(input).value);
}

export const arithmeticFilters: Record<string, FilterImplOptions> = {
  plus: binary((left, right) => exactly(left, right, "plus")),
  minus: binary((left, right) => exactly(left, right, "minus")),
  times: binary((left, right) => exactly(left, right, "times")),
  divided_by: binary((left, right, float) => {
    requireDivisor(right, float);
    return float ? left / right : Math.floor(left / right);
  }),
  modulo: binary((left, right, float) => {
    requireDivisor(right, float);
    return ((left % right) + right) % right;
  }),
  at_least: binary((left, right) => Math.max(left, right)),
  at_most: binary((left, right) => Math.min(left, right)),
  abs: (input: unknown) => {
    const { value, float } = toNumber(input);
    return toResult(Math.abs(value), float);
  },
  ceil: rounding(Math.ceil),
  floor: rounding(Math.floor),
  round: (input: unknown, digits: unknown) => {
    const { value } = toNumber(input);
    const places = toNumber(digits).value;
    const shifted = Number(`${Math.abs(value)}e${places}`);
    const rounded = Math.sign(value) * Number(`${Math.round(shifted)}e${-places}`);
    return toResult(rounded, places > 0);
  },
};
