/** The Section Rendering API: `?section_id=` answers one section's HTML, `?sections=a,b` up to five as JSON. */
import type { PageToDraw } from "./drawing";
import type { Visit } from "./visit";

const LIMIT = 5;

export async function renderSections({ page }: PageToDraw, ids: string[]): Promise<Record<string, string | null>> {
  const html: Record<string, string | null> = {};
  for (const id of ids) html[id] = await page.renderSectionById(id);
  return html;
}

/** Null when no section is asked for. What fails in Liquid is thrown, where Shopify answers null. */
export async function answerSections({ url }: Visit, draw: () => PageToDraw): Promise<Response | null> {
  const listed = [...url.searchParams.getAll("sections").flatMap((list) => list.split(",")), ...url.searchParams.getAll("sections[]")].filter((id) => id !== "");
  const headers = { "cache-control": "no-store" };
  if (listed.length > LIMIT) return Response.json({ status: 400, message: "Bad Request", description: `at most ${LIMIT} sections` }, { status: 400, headers });
  if (listed.length > 0) return Response.json(await renderSections(draw(), listed), { headers });
  const one = url.searchParams.get("section_id");
  if (one === null || one === "") return null;
  const html = await draw().page.renderSectionById(one);
  return new Response(html ?? "", { status: html === null ? 404 : 200, headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
}
