/** The app in the local Shopify's admin, as the tests of its screens open it. */
import type { Browser, FrameLocator, Page } from "playwright-core";
import { startSandbox, type Sandbox, type SandboxOptions } from "../sandbox/sandbox";
import { launchChromium, openWindow } from "./chromium";

export interface AdminWindow {
  page: Page;
  app: FrameLocator;
  /** What its pages said is wrong. */
  errors: string[];
  /** Opens the app's page anew, and waits until it can be used. @param path under the app's address, as `/app/banners` */
  open(path: string): Promise<void>;
  /** Saves by the bar of unsaved changes, and waits until that is done. */
  save(): Promise<void>;
}

export interface Admin extends AdminWindow {
  browser: Browser;
  sandbox: Sandbox;
  close(): Promise<void>;
}

/** A local Shopify of one test file's own, and a window on its admin. */
export async function openAdmin(options: SandboxOptions = {}): Promise<Admin> {
  const [browser, sandbox] = await Promise.all([launchChromium(), startSandbox(options)]);
  const close = async () => {
    await browser.close();
    await sandbox.close();
  };
  return { browser, sandbox, ...(await openAdminWindow(browser, sandbox)), close };
}

export async function openAdminWindow(browser: Browser, sandbox: Sandbox): Promise<AdminWindow> {
  const context = await openWindow(browser, { viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const app = page.frameLocator("iframe.app");
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  return {
    page,
    app,
    errors: context.errors,
    async open(path) {
      await page.goto(sandbox.adminUrl + path);
      await app.getByRole("heading", { level: 1 }).waitFor();
      // Polaris does this once React has taken the page over; what is pressed before that is not heard.
      await app.locator('body[style*="background-color"]').waitFor();
    },
    async save() {
      await bar.getByRole("button", { name: "Save" }).click();
      await page.getByRole("status").getByText("Saved", { exact: true }).last().waitFor();
      await bar.waitFor({ state: "hidden" });
    },
  };
}
