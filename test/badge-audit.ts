/**
 * Looks with axe at every badge preset in every layout on every ground of a theme, on a phone and wider:
 * `npm run badge-audit -- [FOLDER]`, the sandbox's own theme where no folder is given. Ends with 1 when there is a finding.
 */
import { LEAST_TEXT_CONTRAST } from "../app/domain/color";
import { lookWithAxe } from "./browser/accessible";
import { OWN_THEME } from "./browser/article-shop";
import { launchChromium, openWindow } from "./browser/chromium";
import { printEveryBadgeSet, SETS_ON_SHEET } from "./browser/every-badge-set";
import { leastContrast, markGrounds, serveTheme, THEME_PAGES } from "./browser/theme-grounds";
import { shippedFiles } from "./extension/extension-files";

const WIDTHS = [360, 1280];
const sheet = await printEveryBadgeSet();
const style = shippedFiles.get("assets/trust-badges.css") ?? "";
const shop = await serveTheme(process.argv[2] ?? OWN_THEME);
const browser = await launchChromium();
const seen = new Map<string, { sets: number; contrast: number; colors: string }>();
const findings = new Set<string>();
try {
  const page = await (await openWindow(browser)).newPage();
  // What tsx leaves in functions that the page evaluates.
  await page.addInitScript("globalThis.__name = (named) => named");
  // A theme's scripts draw nothing that badges stand on, and some never rest.
  await page.route("**/*", (route) => (route.request().resourceType() === "script" ? route.abort() : route.continue()));
  for (const width of WIDTHS) {
    const done = new Set<string>();
    await page.setViewportSize({ width, height: 900 });
    for (const path of THEME_PAGES) {
      await page.goto(shop.origin + path);
      await page.addStyleTag({ content: style });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      for (const [number, ground] of (await markGrounds(page)).entries()) {
        if (done.has(ground)) continue;
        done.add(ground);
        const colors = await page.locator(`[data-ground~="${number}"]`).evaluate((element, html) => {
          element.insertAdjacentHTML("beforeend", `<div data-sheet style="position: relative; z-index: 2147483647">${html}</div>`);
          const { color, backgroundColor } = getComputedStyle(element);
          return `${color} on ${backgroundColor}`;
        }, sheet);
        await page.locator("[data-sheet] details").first().evaluate((details: HTMLDetailsElement) => Object.assign(details, { open: true }));
        const contrast = await leastContrast(page);
        if (contrast < LEAST_TEXT_CONTRAST) findings.add(`${width} px, ${path}, ${ground}: a contrast of ${contrast} to 1`);
        const { violations, incomplete } = await lookWithAxe(page.mainFrame(), ["[data-sheet]"], { rules: { "target-size": { enabled: true } } });
        for (const { id, nodes } of [...violations, ...incomplete.filter(({ id }) => id !== "color-contrast")]) findings.add(`${width} px, ${path}, ${ground}: ${id} on ${nodes.length} elements, such as ${nodes[0]?.html ?? ""}: ${nodes[0]?.any[0]?.message ?? ""}`);
        if ((await page.evaluate(() => document.documentElement.scrollWidth)) > wide) findings.add(`${width} px, ${path}, ${ground}: the page scrolls sideways`);
        const before = seen.get(ground);
        seen.set(ground, { sets: (before?.sets ?? 0) + SETS_ON_SHEET, contrast: Math.min(before?.contrast ?? 21, contrast), colors });
        await page.evaluate(() => document.querySelector("[data-sheet]")?.remove());
      }
    }
  }
} finally {
  await browser.close();
  shop.close();
}
console.table([...seen].map(([ground, { sets, contrast, colors }]) => ({ ground, "its own colours": colors, sets, "least contrast": contrast })));
console.log(`${seen.size} grounds, ${[...seen.values()].reduce((sum, { sets }) => sum + sets, 0)} combinations of preset, layout, ground and width, ${findings.size} findings`);
for (const finding of findings) console.log(finding);
process.exitCode = findings.size === 0 ? 0 : 1;
