/** A page printed by the shipped Liquid and opened with the shipped script, whose clock stands still until a test moves it. */
import { JSDOM } from "jsdom";
import type { StorefrontBanner } from "../../app/domain/storefront-document";
import { shippedFiles } from "./extension-files";
import { printBlock, textOf, type Page } from "./page";

export const SCRIPT = shippedFiles.get("assets/sale-banner.js") ?? "";

/** A clock of our own in the page: time stands still until a test moves it. */
export class PageClock {
  #timers = new Map<number, { at: number; run: () => void }>();
  #next = 1;
  /** Times the page has looked at its banners: each look begins by clearing the timer. */
  looks = 0;
  now: number;

  constructor(window: JSDOM["window"], instant: string) {
    this.now = Date.parse(instant);
    window.Date.now = () => this.now;
    Object.assign(window, {
      setTimeout: (run: () => void, delay: number) => {
        this.#timers.set(this.#next, { at: this.now + delay, run });
        return this.#next++;
      },
      clearTimeout: (id: number) => {
        this.looks++;
        this.#timers.delete(id);
      },
      setInterval: () => {
        throw new Error("an interval never sleeps");
      },
    });
  }

  get pending(): number[] {
    return [...this.#timers.values()].map(({ at }) => at - this.now);
  }

  /** A laptop that sleeps so many seconds: time goes on, and each timer waits as long as before. */
  sleep(duration: number): void {
    this.now += duration * 1000;
    for (const timer of this.#timers.values()) timer.at += duration * 1000;
  }

  /** Runs what falls due in the next so many seconds. */
  pass(duration: number): void {
    const until = this.now + duration * 1000;
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [id, { at, run }] = due;
      this.#timers.delete(id);
      this.now = at;
      run();
    }
    this.now = until;
  }
}

export interface Opened {
  window: JSDOM["window"];
  document: Document;
  clock: PageClock;
  banners: HTMLElement[];
  /** Texts written into the page since it was opened. */
  writes: () => number;
}

const prints = new Map<string, Promise<string>>();

/** What shoppers with different clocks get from one cache is printed once. */
function printOnce(page: Page): Promise<string> {
  const key = JSON.stringify(page);
  const print = prints.get(key) ?? printBlock("sale-banner", page);
  prints.set(key, print);
  return print;
}

/** A page printed at one moment, or each of its banners at its own, and opened, with the shipped script, at another. */
export async function open(banners: StorefrontBanner[], { printed, opened = [printed].flat()[0] ?? "", before, ...page }: { printed: string | string[]; opened?: string; before?: (window: JSDOM["window"]) => void } & Pick<Page, "zone" | "kind">): Promise<Opened> {
  const html = (await Promise.all(banners.map((each, index) => printOnce({ ...page, banners: [each], now: [printed].flat()[index] ?? [printed].flat()[0] ?? "" })))).join("").replace(/<script>.*?<\/script>/g, "");
  const { window } = new JSDOM(`<!doctype html><body>${html}</body>`, { runScripts: "outside-only", pretendToBeVisual: true, url: "https://shop.example/" });
  const clock = new PageClock(window, opened);
  before?.(window);
  const observer = new window.MutationObserver(() => {});
  observer.observe(window.document.body, { subtree: true, childList: true, characterData: true });
  window.eval(SCRIPT);
  let written = 0;
  return {
    window,
    clock,
    document: window.document,
    banners: [...window.document.querySelectorAll<HTMLElement>("buyline-sale-banner")],
    writes: () => (written += observer.takeRecords().length),
  };
}

export const digitsOf = (element: Element | undefined) => textOf(element?.querySelector('[role="timer"]'));
export const click = ({ window, document }: Opened, name = "pause", nth = 0) => document.querySelectorAll(`button[name=${name}]`)[nth]?.dispatchEvent(new window.Event("click", { bubbles: true }));
/** Not shown any more: hidden, or unseen in the place that it keeps on an open page. */
export const isGone = (element: HTMLElement | undefined) => element?.hidden === true || element?.style.visibility === "hidden" || element?.dataset.soon !== undefined;
export const fire = (target: EventTarget, window: JSDOM["window"], type: string) => target.dispatchEvent(new window.Event(type));

export function setHidden({ window, document }: Opened, hidden: boolean): void {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  // It bubbles to the window, as in a browser.
  document.dispatchEvent(new window.Event("visibilitychange", { bubbles: true }));
}

export const LAST_MINUTE = "2026-11-30T23:58:00-05:00";

/** Every part that a shopper can see, as one line. */
export const seen = ({ banners }: Opened, nth = 0) => {
  const first = banners[nth];
  return first === undefined || isGone(first) ? "" : [...first.querySelectorAll<HTMLElement>("[data-until]")].filter((part) => !isGone(part) && part.tagName !== "DIV").map(textOf).join(" | ");
};

/** The shop's server, which knows the true time; a cache before it would answer with a time that is past. */
export const serverSays = (instant: string) => (window: JSDOM["window"]) =>
  Object.assign(window, { fetch: (_url: string, { method, cache }: RequestInit) => Promise.resolve({ headers: new Map([["date", method === "HEAD" && cache === "no-store" ? new Date(instant).toUTCString() : ""]]) }) });
export const answered = () => new Promise((resolve) => setTimeout(resolve));
