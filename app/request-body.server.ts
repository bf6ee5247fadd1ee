/** Request bodies, read with a limit: nobody fills the memory by sending more. */
import { toCarried } from "./domain/form-body";
import { parsed, refused, type Parsed } from "./domain/parsed";

/** Far above what any form of ours holds (129 product ids are 5 KB). */
const MOST_BYTES = 256 * 1024;

/** The body as text, or null when it is larger than the limit. */
export async function readText(request: Request, mostBytes = MOST_BYTES): Promise<string | null> {
  const bytes = await readBytes(request, mostBytes);
  return bytes === null ? null : bytes.toString("utf8");
}

/** The body as it came, or null when it is larger than the limit. Reading stops there. */
export async function readBytes(request: Request, mostBytes: number): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (request.body === null) return Buffer.alloc(0);
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON of a form's save, with the status that a refusal should have: 413 or 400. */
export async function readJson(request: Request): Promise<Parsed<unknown> & { status: number }> {
  const text = await readText(request);
  if (text === null) return { ...refused({ field: "form", message: "This is more text than Buyline keeps. Shorten it and save again." }), status: 413 };
  try {
    return { ...parsed(JSON.parse(text, carried) as unknown), status: 200 };
  } catch {
    return { ...refused({ field: "form", message: "The form arrived damaged. Save again." }), status: 400 };
  }
}

/** JSON can carry more than anything that its texts come to. */
function carried(_key: string, value: unknown): unknown {
  return typeof value === "string" ? toCarried(value) : value;
}
