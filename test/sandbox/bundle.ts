/** Browser scripts of the sandbox, from TypeScript to one classic script each, kept once made. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const made = new Map<string, Promise<string>>();

/** `entry` is relative to this folder; `define` replaces globals in the source with JSON values. */
export function bundle(entry: string, define: Record<string, unknown>): Promise<string> {
  const key = JSON.stringify([entry, define]);
  let script = made.get(key);
  if (script === undefined) {
    script = build({
      entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
      bundle: true,
      write: false,
      format: "iife",
      target: "es2022",
      define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
      loader: { ".css": "text" },
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
    made.set(key, script);
  }
  return script;
}
