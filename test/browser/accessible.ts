import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** axe finds nothing in the app's frame, and nothing scrolls sideways, at a desk's and a phone's width; the window is a desk's afterwards. */
export async function expectAccessible(page: Page, appOrigin: string): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    // A preview runs no script, so axe would wait for it for ever.
    const { violations } = await new AxeBuilder({ page }).include(["iframe.app", "html"]).exclude(["iframe.app", 'iframe[title="Preview"]']).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const frame = page.frames().find((one) => one.url().startsWith(appOrigin));
    expect(await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
