/** What tests and developers set from outside: POST /sandbox/cache and POST /sandbox/clock, as JSON. */
import type { PageCache } from "./page-cache";
import type { ServerClock } from "./server-clock";

export interface Controls {
  cache: PageCache;
  clock: ServerClock;
}

/** Answers a control request; null when the address is none. Other sites' pages cannot send JSON here unasked. */
export async function answerControl(request: Request, url: URL, { cache, clock }: Controls): Promise<Response | null> {
  if (!url.pathname.startsWith("/sandbox/")) return null;
  if (request.method !== "POST") return problem(405, "POST only");
  if (!(request.headers.get("content-type") ?? "").includes("application/json")) return problem(415, "application/json only");
  const body = await readObject(request);
  if (body === null) return problem(400, "an object is expected");
  switch (url.pathname) {
    case "/sandbox/cache": {
      const age = body["ageSeconds"];
      if (typeof age !== "number" || !Number.isFinite(age) || age < 0) return problem(422, "ageSeconds must be a number of seconds, zero for no cache");
      cache.setAge(age);
      return Response.json({ ageSeconds: age });
    }
    case "/sandbox/clock": {
      const { now } = body;
      const time = typeof now === "string" ? new Date(now) : null;
      if ((now !== null && typeof now !== "string") || Number.isNaN(time?.getTime())) return problem(422, "now must be an ISO instant, or null for the machine's clock");
      clock.set(time);
      return Response.json({ now: clock.now().toISOString() });
    }
    default:
      return problem(404, "there are /sandbox/cache and /sandbox/clock");
  }
}

async function readObject(request: Request): Promise<Record<string, unknown> | null> {
  try {
    const body: unknown = JSON.parse(await request.text());
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const problem = (status: number, message: string) => new Response(`${message}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
