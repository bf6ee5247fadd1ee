/** Shopify's Files: made from staged uploads, there once Shopify has looked at them. */
import { imageSize } from "image-size";
import type { SandboxFile } from "./admin-state";
import { NotImplemented } from "./graphql-errors";
import { plain, toDateTime, type Resolver, type ResolverContext } from "./resolver";
import { gid, type SandboxState } from "./store";

/** Shopify says nothing of how long it looks; one more question must be asked. */
const LOOKING_MILLISECONDS = 100;

interface FileCreateInput {
  originalSource: string;
  filename?: string | null;
  contentType?: "FILE" | "IMAGE" | null;
  alt?: string | null;
  duplicateResolutionMode: "APPEND_UUID" | "RAISE_ERROR" | "REPLACE";
}

export const FILE_MUTATIONS: Record<string, Resolver> = {
  fileCreate: (_, { files }: { files: FileCreateInput[] }, context) => {
    const userErrors = files.flatMap((input, index) => {
      const error = problemOf(input, context.store.state);
      return error === null ? [] : [{ field: ["files", String(index), error.field], code: error.code, message: error.message }];
    });
    // All or nothing.
    return userErrors.length > 0 ? { files: null, userErrors } : { files: files.map((input) => toFileSource(keep(input, context))), userErrors };
  },
};

export const FILE_RESOLVERS: Record<string, Record<string, Resolver>> = {
  FileCreatePayload: plain("files", "userErrors"),
  FilesUserError: plain("field", "code", "message"),
  FileError: plain("code", "message", "details"),
  GenericFile: {
    id: ({ file }: Source) => gid("GenericFile", file.id),
    alt: ({ file }: Source) => file.alt || null,
    url: ({ file }: Source, _, { storefrontOrigin, now }) => (fileStatus(file, now()) === "READY" ? new URL(file.src, storefrontOrigin()).href : null),
    mimeType: ({ file }: Source) => file.mimeType,
    originalFileSize: ({ file }: Source) => file.bytes,
    fileStatus: ({ file }: Source, _, { now }) => fileStatus(file, now()),
    fileErrors: ({ file }: Source) => fileErrors(file),
    createdAt: ({ file }: Source) => toDateTime(file.createdAt),
    updatedAt: ({ file }: Source) => toDateTime(file.createdAt),
  },
};

interface Source {
  file: SandboxFile;
}

/** An image is answered by MediaImage, which products' pictures share. */
export function toFileSource(file: SandboxFile) {
  const { id, src, alt, size } = file;
  return size ? { __typename: "MediaImage", id, image: { src, alt, ...size }, file } : { __typename: "GenericFile", id, file };
}

/** By the gid of a MediaImage or GenericFile. */
export function findFile(type: "MediaImage" | "GenericFile", id: string, { files = [] }: SandboxState): object | null {
  const file = files.find((one) => gid(type, one.id) === id && (one.size !== null) === (type === "MediaImage"));
  return file ? toFileSource(file) : null;
}

export function fileStatus({ readyAt, failure }: SandboxFile, now: Date): "READY" | "PROCESSING" | "FAILED" {
  if (readyAt !== undefined && now.getTime() < readyAt) return "PROCESSING";
  return failure ? "FAILED" : "READY";
}

export function fileErrors({ failure }: SandboxFile): object[] {
  return failure ? [{ ...failure, details: null }] : [];
}

const namesIn = ({ files = [] }: SandboxState) => files.map(({ src }) => src.split("/").pop() ?? "");

function problemOf({ filename, originalSource, duplicateResolutionMode, contentType }: FileCreateInput, state: SandboxState): { field: string; code: string; message: string } | null {
  if (duplicateResolutionMode === "REPLACE") throw new NotImplemented("fileCreate(duplicateResolutionMode: REPLACE)");
  if (contentType !== "FILE" && contentType !== "IMAGE") throw new NotImplemented(`fileCreate(contentType: ${contentType ?? "null"})`);
  const extension = (name: string) => /\.(\w+)$/.exec(name)?.[1];
  if (filename && extension(filename) !== extension(originalSource)) return { field: "filename", code: "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE", message: "The file extension must match the original source." };
  if (filename && duplicateResolutionMode === "RAISE_ERROR" && namesIn(state).includes(filename)) return { field: "filename", code: "FILENAME_ALREADY_EXISTS", message: "Filename already exists." };
  return null;
}

function keep({ originalSource, filename, contentType, alt }: FileCreateInput, { store, uploads, now }: ResolverContext): SandboxFile {
  const bytes = uploads.at(originalSource);
  const wanted = filename ?? originalSource.split("/").pop() ?? "file";
  const id = store.newId();
  const name = namesIn(store.state).includes(wanted) ? wanted.replace(/(\.\w+)$/, `_${id}$1`) : wanted;
  const isImage = contentType === "IMAGE";
  const size = isImage ? sizeOf(bytes) : null;
  const failure = bytes === null ? { code: isImage ? "IMAGE_DOWNLOAD_FAILURE" : "GENERIC_FILE_DOWNLOAD_FAILURE", message: "The file could not be downloaded." } : isImage && size === null ? { code: "UNSUPPORTED_IMAGE_FILE_TYPE", message: "This type of image is not supported." } : undefined;
  const instant = now();
  const file: SandboxFile = {
    id, src: `/cdn/shop/files/${name}`, alt: alt ?? "", size: isImage ? (size ?? { width: 0, height: 0 }) : null, mimeType: MIME_TYPES[name.split(".").pop() ?? ""] ?? "application/octet-stream",
    bytes: bytes?.length ?? 0, createdAt: instant.toISOString(), readyAt: instant.getTime() + LOOKING_MILLISECONDS, ...(bytes && { base64: bytes.toString("base64") }), ...(failure && { failure }),
  };
  store.state.files = [...(store.state.files ?? []), file];
  store.save();
  return file;
}

export const MIME_TYPES: Record<string, string> = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", webp: "image/webp", svg: "image/svg+xml" };

function sizeOf(bytes: Buffer | null): { width: number; height: number } | null {
  try {
    const { width, height, type } = imageSize(bytes ?? Buffer.alloc(0));
    return type === "svg" ? null : { width, height };
  } catch {
    return null;
  }
}

/** A file that was uploaded, as the storefront's CDN serves it. */
export function findUploaded(name: string, { files = [] }: SandboxState): { bytes: Buffer; type: string } | null {
  const file = files.find(({ src, base64 }) => base64 !== undefined && src.endsWith(`/${name}`));
  return file?.base64 === undefined ? null : { bytes: Buffer.from(file.base64, "base64"), type: file.mimeType };
}
