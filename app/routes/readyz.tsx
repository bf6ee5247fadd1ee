import { isReady } from "../readiness.server";

/** The process can do its work: 503 while its database does not answer. */
export async function loader() {
  const ready = await isReady();
  return new Response(ready ? "ready" : "the database does not answer", { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
