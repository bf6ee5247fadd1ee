/** app/domain/RULES.md is true: it lists every rule, and the tests that it names exist. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const DECIDED = join(ROOT, "../shared/RULES.md");

/** Rows of the tables: id, rule, and what holds it. */
function rulesIn(file: string): { id: string; heldBy: string }[] {
  return [...readFileSync(file, "utf8").matchAll(/^\| ([A-Z]\d+) \|(.*)\|$/gm)].map(([, id = "", cells = ""]) => ({ id, heldBy: cells.split(" | ").at(-1)?.trim() ?? "" }));
}

const rules = rulesIn(join(ROOT, "app/domain/RULES.md"));

it("lists each rule once", () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // The file that the project began with is there only where the project is developed.
  const decided = existsSync(DECIDED) ? rulesIn(DECIDED).map(({ id }) => id) : ids;
  expect(ids).toEqual(decided);
  expect(ids.length).toBeGreaterThan(40);
});

it.each(rules)("$id is held by a test that exists, or says that it is not yet", ({ heldBy }) => {
  const [, file, title] = /^`(test\/[^`]+)` "(.+?)"(?:$|;)/.exec(heldBy) ?? [];
  if (file === undefined || title === undefined) {
    expect(heldBy).toMatch(/^not yet/);
    return;
  }
  expect(readFileSync(join(ROOT, file), "utf8")).toContain(title);
});
