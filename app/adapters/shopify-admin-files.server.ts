/**
 * Shopify's Files: an icon or a picture goes to a staged upload, becomes a file, and is there once Shopify has looked at it. Its name
 * holds a hash of its bytes, so that an upload whose answer was lost is found again instead of being made twice.
 */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { abstractFetch } from "@shopify/shopify-api/runtime";
import { z } from "zod";
import { ShopifyFailure, type Files } from "../ports-shopify";
import { askShopify, notedFailure, type AdminGraphql } from "./shopify-request.server";

const UPLOAD_MILLISECONDS = 15_000;
/** Nine seconds in all, the first looks soon. */
const LOOKS = 12;
const PAUSE_MILLISECONDS = 120;

/** @param graphql the library's client, bound to one shop */
export function createFiles(graphql: AdminGraphql): Files {
  const ask = <T>(schema: z.ZodType<T>, operation: string, variables: Record<string, unknown>) => askShopify(graphql, schema, operation, variables);

  /** Null when there is no such file. */
  async function find(filename: string): Promise<z.infer<typeof file> | null> {
    const { files } = await ask(filesAnswer, FIND_FILE, { query: `filename:${filename}` });
    return files.nodes.find((node) => nameOf(node) === filename) ?? null;
  }

  return {
    async keep({ bytes, extension, mimeType }, purpose) {
      const filename = `${purpose}-${createHash("sha256").update(bytes).digest("hex").slice(0, 24)}.${extension}`;
      if ((await find(filename)) !== null) return filename;
      // As an image an SVG would be drawn anew in pixels; as a file it stays what it is.
      const kind = extension === "svg" ? "FILE" : "IMAGE";
      const { stagedUploadsCreate: staged } = await ask(stagedAnswer, STAGE_FILE, { input: [{ filename, mimeType, resource: kind, httpMethod: "POST", fileSize: String(bytes.length) }] });
      const target = staged?.stagedTargets?.[0];
      if (!target?.url || !target.resourceUrl || staged?.userErrors.length !== 0) throw refusal(staged?.userErrors ?? []);
      await send(target.url, target.parameters, new File([Uint8Array.from(bytes)], filename, { type: mimeType }));

      const { fileCreate: created } = await ask(createdAnswer, KEEP_FILE, { files: [{ originalSource: target.resourceUrl, filename, contentType: kind, alt: "", duplicateResolutionMode: "RAISE_ERROR" }] });
      const errors = created?.userErrors ?? [];
      // Our own first try was heard and its answer lost.
      const isThere = errors.some(({ code }) => code === "FILENAME_ALREADY_EXISTS");
      if (errors.length > 0 && !isThere) throw refusal(errors);
      const id = created?.files?.[0]?.id ?? (await find(filename))?.id;
      if (id === undefined) throw new ShopifyFailure("Shopify is still taking the file in. Try again in a moment.");
      for (let look = 1; look <= LOOKS; look++) {
        const { node } = await ask(fileAnswer, LOOK_AT_FILE, { id });
        if (node?.fileStatus === "READY" && nameOf(node) !== null) return nameOf(node) ?? filename;
        if (node?.fileStatus === "FAILED") throw refusal(node.fileErrors);
        await sleep(PAUSE_MILLISECONDS * look);
      }
      throw new ShopifyFailure("Shopify is still taking the file in. Try again in a moment.");
    },
    async images({ query, after }) {
      const { files } = await ask(imagesAnswer, FIND_IMAGES, { query: ["media_type:IMAGE", "status:READY", ...query.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "").map((word) => `${word.toLowerCase()}*`)].join(" AND "), after });
      const { hasNextPage, endCursor } = files.pageInfo;
      const images = files.nodes.flatMap(({ image }) => (image?.width && image.height ? [{ file: fileIn(image.url), thumbnail: image.url, width: image.width, height: image.height }] : []));
      return { images, nextCursor: hasNextPage ? (endCursor ?? null) : null };
    },
  };
}

async function send(url: string, parameters: { name: string; value: string }[], upload: File): Promise<void> {
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  // The storage reads nothing that comes after the file.
  form.append("file", upload);
  let response: Response;
  try {
    response = await abstractFetch(url, { method: "POST", body: form, signal: AbortSignal.timeout(UPLOAD_MILLISECONDS) });
  } catch (cause) {
    throw notedFailure("The file did not reach Shopify. Try again in a moment.", cause, "its file storage");
  }
  if (!response.ok) throw new ShopifyFailure(`Shopify's storage refused the file (${response.status}). Try again in a moment.`);
}

function refusal(errors: { message: string }[]): ShopifyFailure {
  return new ShopifyFailure(`Shopify refused the file: ${errors.map(({ message }) => message).join(" ") || "it did not say why."}`);
}

/** Its name as Shopify keeps it, under which Liquid's `file_url` finds it; null until it has an address. */
function nameOf({ url, image }: z.infer<typeof file>): string | null {
  const address = url ?? image?.url;
  return address === null || address === undefined ? null : fileIn(address);
}

function fileIn(address: string): string {
  return decodeURIComponent(new URL(address).pathname.split("/").pop() ?? "");
}

const userErrors = z.array(z.object({ message: z.string(), code: z.string().nullish() }));
const file = z.object({ id: z.string(), fileStatus: z.string(), fileErrors: z.array(z.object({ message: z.string() })), url: z.string().nullish(), image: z.object({ url: z.string() }).nullish() });

const FIND_FILE = `#graphql
  query findFile($query: String!) {
    files(first: 5, query: $query) {
      nodes { id fileStatus fileErrors { message } ... on GenericFile { url } ... on MediaImage { image { url } } }
    }
  }`;
const filesAnswer = z.object({ files: z.object({ nodes: z.array(file) }) });

const STAGE_FILE = `#graphql
  mutation stageFile($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } }
  }`;
const stagedAnswer = z.object({
  stagedUploadsCreate: z
    .object({ stagedTargets: z.array(z.object({ url: z.string().nullable(), resourceUrl: z.string().nullable(), parameters: z.array(z.object({ name: z.string(), value: z.string() })) })).nullable(), userErrors })
    .nullable(),
});

const KEEP_FILE = `#graphql
  mutation keepFile($files: [FileCreateInput!]!) {
    fileCreate(files: $files) { files { id } userErrors { field message code } }
  }`;
const createdAnswer = z.object({ fileCreate: z.object({ files: z.array(z.object({ id: z.string() })).nullable(), userErrors }).nullable() });

const LOOK_AT_FILE = `#graphql
  query lookAtFile($id: ID!) {
    node(id: $id) { ... on File { id fileStatus fileErrors { message } } ... on GenericFile { url } ... on MediaImage { image { url } } }
  }`;
const fileAnswer = z.object({ node: file.nullable() });

const FIND_IMAGES = `#graphql
  query images($query: String!, $after: String) {
    files(first: 20, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {
      nodes { ... on MediaImage { image { url(transform: { maxWidth: 320 }) width height } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const imagesAnswer = z.object({
  files: z.object({
    nodes: z.array(z.object({ image: z.object({ url: z.string(), width: z.number().nullish(), height: z.number().nullish() }).nullish() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});
