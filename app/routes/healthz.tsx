/** The process lives. Nothing else is asked: whoever is told otherwise restarts it. */
export function loader() {
  return new Response("ok", { headers: { "Cache-Control": "no-store" } });
}
