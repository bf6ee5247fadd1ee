/** Staged uploads for the variables of bulk mutations and for Files: a target to post a form to, and the file that came. In memory only. */
import { randomUUID } from "node:crypto";
import { NotImplemented } from "./graphql-errors";

export const UPLOADS_PATH = "/staged-uploads";
/** Shopify's limit for a file of variables: 100 MB, in bytes. The form's policy lets neither more nor an empty file in. */
export const LARGEST_UPLOAD_BYTES = 100 * 1024 * 1024;
/** What a form adds around its file. */
const FORM_BYTES = 16 * 1000;

const FOLDERS: Record<string, string> = { BULK_MUTATION_VARIABLES: "bulk", FILE: "files", IMAGE: "files" };

interface StagedUploadInput {
  filename: string;
  mimeType: string;
  resource: string;
  httpMethod: "PUT" | "POST";
  fileSize?: string | null;
}

export class StagedUploads {
  #keys = new Set<string>();
  #files = new Map<string, Buffer>();

  constructor(private readonly origin: () => string) {}

  create(inputs: readonly StagedUploadInput[]) {
    const stagedTargets = inputs.map(({ filename, mimeType, resource, httpMethod }) => {
      if (!(resource in FOLDERS)) throw new NotImplemented(`staged uploads of ${resource}`);
      if (httpMethod !== "POST") throw new NotImplemented("staged uploads with PUT");
      const key = `tmp/uploads/${FOLDERS[resource] ?? ""}/${randomUUID()}/${filename}`;
      this.#keys.add(key);
      const url = this.origin() + UPLOADS_PATH;
      // Variables are named by their key, files by an address.
      return { url, resourceUrl: resource === "BULK_MUTATION_VARIABLES" ? null : `${url}/${key}`, parameters: Object.entries({ key, "Content-Type": mimeType, success_action_status: "201", acl: "private" }).map(([name, value]) => ({ name, value })) };
    });
    return { stagedTargets, userErrors: [] };
  }

  /** The form of a target with its `file` last. */
  async upload(request: Request): Promise<Response> {
    const bytes = await request.arrayBuffer();
    if (bytes.byteLength > LARGEST_UPLOAD_BYTES + FORM_BYTES) return refuse("EntityTooLarge");
    const form = await new Response(bytes, { headers: { "content-type": request.headers.get("content-type") ?? "" } }).formData().catch(() => null);
    const [key, file] = [form?.get("key"), form?.get("file")];
    if (typeof key !== "string" || !(file instanceof File)) return refuse("InvalidArgument");
    if (!this.#keys.has(key)) return refuse("AccessDenied", 403);
    if (file.size > LARGEST_UPLOAD_BYTES) return refuse("EntityTooLarge");
    if (file.size === 0) return refuse("EntityTooSmall");
    this.#files.set(key, Buffer.from(await file.arrayBuffer()));
    return new Response("<PostResponse/>", { status: 201, headers: { "content-type": "application/xml" } });
  }

  read(key: string): string | null {
    return this.#files.get(key)?.toString("utf8") ?? null;
  }

  /** What lies at a `resourceUrl`; null when nothing was uploaded there. */
  at(resourceUrl: string): Buffer | null {
    const prefix = `${this.origin()}${UPLOADS_PATH}/`;
    return resourceUrl.startsWith(prefix) ? (this.#files.get(resourceUrl.slice(prefix.length)) ?? null) : null;
  }
}

function refuse(code: string, status = 400): Response {
  return new Response(`<Error><Code>${code}</Code></Error>`, { status, headers: { "content-type": "application/xml" } });
}
