/** Ruby's Liquid, where this machine has it: a second opinion on what a template prints. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface RubyCase {
  source: string;
  scope: object;
  /** IANA zone. */
  zone: string;
  /** Seconds since 1970. */
  now: number;
  moneyFormat?: string;
  /** Locale trees, the page's language first. */
  locales?: unknown[];
  /** The extension's files; with them `render` writes Shopify's comments. */
  files?: Record<string, string>;
  /** Payment icons by "type class": drawn by Shopify alone, so taken from the first opinion. */
  icons?: Record<string, string>;
}

export const HOW_TO_GET_RUBY_LIQUID = "Ruby's Liquid is missing: apt-get update && apt-get install -y ruby ruby-liquid";

export const hasRubyLiquid = spawnSync("ruby", ["-e", 'require "liquid"'], { stdio: "ignore" }).status === 0;

/** @throws when Ruby itself fails; a case that fails says so in its place */
export function printWithRuby(cases: RubyCase[]): ({ html: string } | { error: string })[] {
  const script = fileURLToPath(new URL("second-opinion.rb", import.meta.url));
  const { status, stdout, stderr } = spawnSync("ruby", [script], { input: JSON.stringify(cases), encoding: "utf8", maxBuffer: 256 * 1024 * 1024, env: { ...process.env, LANG: "C.UTF-8" } });
  if (status !== 0) throw new Error(`ruby failed: ${stderr}`);
  return JSON.parse(stdout) as ReturnType<typeof printWithRuby>;
}
