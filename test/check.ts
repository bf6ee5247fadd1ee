/** `npm run check`: types and lint beside each other, since each keeps one core busy. What each says comes as a whole. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { PROJECT } from "./sandbox/app-process";

const CHECKS = [
  ["typescript/bin/tsc"],
  ["typescript/bin/tsc", "-p", "extensions/storefront/jsconfig.json"],
  ["eslint/bin/eslint.js", "."],
];

/** @returns whether it found nothing wrong */
function run([program = "", ...args]: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [join(PROJECT, "node_modules", program), ...args], { cwd: PROJECT, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (said !== "") console.log(said.trimEnd());
      resolve(code === 0);
    });
  });
}

const passed = await Promise.all(CHECKS.map(run));
if (passed.includes(false)) process.exitCode = 1;
