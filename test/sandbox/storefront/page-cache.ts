/**
 * Shopify's page cache as a test case: a page is drawn once and then served as it was until its age is over,
 * `now` and the app's data included. Off (zero seconds) until set.
 */
import type { Visit } from "./visit";

interface Kept {
  html: string;
  headers: Record<string, string>;
  drawnAt: number;
}

export class PageCache {
  readonly #pages = new Map<string, Kept>();
  #ageSeconds = 0;

  constructor(private readonly now: () => Date) {}

  /** Also forgets what is kept. */
  setAge(seconds: number): void {
    this.#ageSeconds = seconds;
    this.#pages.clear();
  }

  get ageSeconds(): number {
    return this.#ageSeconds;
  }

  /** The page as it was drawn at most `ageSeconds` ago, or drawn now. */
  async serve(visit: Visit, variant: string, draw: () => Promise<{ status: number; html: string; headers: Record<string, string> }>): Promise<Response> {
    const key = this.#ageSeconds > 0 && isCacheable(visit) ? keyOf(visit, variant) : null;
    const kept = key === null ? undefined : this.#pages.get(key);
    const age = kept ? (this.now().getTime() - kept.drawnAt) / 1000 : 0;
    if (kept && age >= 0 && age < this.#ageSeconds) return respond(kept.html, 200, { ...kept.headers, age: String(Math.floor(age)), "x-cache": "hit" });
    const drawnAt = this.now().getTime();
    const { status, html, headers } = await draw();
    if (key !== null && status === 200) this.#pages.set(key, { html, headers, drawnAt });
    return respond(html, status, key === null ? headers : { ...headers, age: "0", "x-cache": "miss" });
  }
}

function isCacheable({ request, path, designMode }: Visit): boolean {
  return !designMode && path !== "/cart" && (request.headers.get("accept") ?? "").includes("text/html");
}

/** One shopper's cart or name never stands on another's page. */
function keyOf({ url, locality, customer, discountCodes }: Visit, variant: string): string {
  return JSON.stringify([url.pathname, url.search, locality.country.isoCode, customer?.id ?? null, discountCodes, variant]);
}

function respond(html: string, status: number, headers: Record<string, string>): Response {
  return new Response(html, { status, headers });
}
