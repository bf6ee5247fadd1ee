/** Runs the benches, each in a process of its own: `npm run bench`, `npm run bench scan`, `npm run bench scan -- 100000`. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const [wanted, ...rest] = process.argv.slice(2);
const names = readdirSync(import.meta.dirname).flatMap((file) => /^(.+)\.bench\.ts$/.exec(file)?.[1] ?? []);
const chosen = wanted === undefined ? names : names.filter((name) => name === wanted);
if (chosen.length === 0) throw new Error(`There is no bench called ${wanted}. There are: ${names.join(", ")}.`);
// The browser that shoppers have, with tabs that can be hidden.
process.env["CHROMIUM"] ??= "/usr/bin/chromium";
for (const name of chosen) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", join(import.meta.dirname, `${name}.bench.ts`), ...rest], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
