import { startSandbox } from "./sandbox/sandbox";
import { launchChromium, openWindow } from "./browser/chromium";
import { mkdirSync } from "node:fs";
const out = "/tmp/pages-shots"; mkdirSync(out, { recursive: true });
const browser = await launchChromium();
const sandbox = await startSandbox({});
try {
  const context = await openWindow(browser, { viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const app = page.frameLocator("iframe.app");
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, path] of Object.entries({ overview: "/app/pages", article: "/app/pages?page=article/501", kind: "/app/pages?kind=product&locale=de", wrong: "/app/pages?address=https://other.example/x" })) {
      await page.goto(sandbox.adminUrl + path);
      await app.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForTimeout(1200);
      await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: true });
      const frame = page.frames().find((one) => one.url().startsWith(sandbox.origins.app));
      console.log(name, width, await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
    }
  }
  console.log(context.errors);
} finally { await sandbox.close(); await browser.close(); }
