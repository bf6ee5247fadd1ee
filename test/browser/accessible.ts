/** What axe finds on the pages that the tests open. */
import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";

/**
 * Looks with axe at a document, or at some parts of it, and not into the frames in it: each is looked at by itself. To have
 * axe put the frames' findings together takes a window of its own, and five times as long.
 */
export async function lookWithAxe(frame: Frame, parts: string[] = [], options: RunOptions = {}): Promise<AxeResults> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
  // A frame's title is nowhere shown.
  const rules = { ...options.rules, ...(frame.parentFrame() && { "document-title": { enabled: false } }) };
  return frame.evaluate(
    ([include, over]) => (window as unknown as { axe: typeof axe }).axe.run(include.length > 0 ? { include } : document, over),
    [parts, { resultTypes: ["violations", "incomplete"], iframes: false, ...options, rules } satisfies RunOptions] as const,
  );
}

/** The rules that are broken, each with the elements that break it. */
export async function axeFindings(frame: Frame, parts: string[] = [], options: RunOptions = {}): Promise<[rule: string, elements: string[]][]> {
  const { violations } = await lookWithAxe(frame, parts, options);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** axe finds nothing in the app's frame, whose controls are large enough and which does not scroll sideways. @param name what is looked at, where there are several */
export async function expectAccessible(page: Page, appOrigin: string, name = "the page"): Promise<void> {
  const app = page.frames().find((one) => one.url().startsWith(appOrigin));
  if (app === undefined) throw new Error(`No frame of ${appOrigin} is in the page.`);
  const sideways = await app.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([name, await axeFindings(app, [], { rules: { "target-size": { enabled: true } } }), sideways]).toEqual([name, [], 0]);
}

/** The same at a desk's and a phone's width; the window is a desk's afterwards. */
export async function expectAccessibleAtBothWidths(page: Page, appOrigin: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page, appOrigin);
  }
}
