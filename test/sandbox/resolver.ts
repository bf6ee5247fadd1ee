/** What the resolvers share: their form, their context and the few shapes of Shopify's scalars. */
import type { BulkOperations } from "./bulk-operations";
import { NotImplemented } from "./graphql-errors";
import type { Resource } from "./resources";
import type { SearchWarnings } from "./searches";
import type { StagedUploads } from "./staged-uploads";
import type { SandboxImage, SandboxStore } from "./store";

export interface ResolverContext {
  store: SandboxStore;
  clientId: string;
  appHandle: string;
  /** Scopes of the access token. */
  scopes: readonly string[];
  now: () => Date;
  /** e.g. "http://127.0.0.1:4102" */
  storefrontOrigin: () => string;
  /** Another theme's folder, where that is shown. */
  themeFolder?: string;
  /** Filled by searches with unknown fields. */
  warnings: SearchWarnings;
  bulk: BulkOperations;
  uploads: StagedUploads;
}

// The schema has checked names and kinds of arguments and nothing else calls these, so sources and arguments are
// typed at each resolver.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Resolver = (source: any, args: any, context: ResolverContext) => unknown;

export type Of<Name extends Resource["__typename"]> = Extract<Resource, { __typename: Name }>;

/** Source of MediaImage, MediaPreviewImage and Image. */
export interface ImageSource {
  image: SandboxImage;
}

/** Resolvers of one source, typed where they stand. */
export function fields<Source>(resolvers: Record<string, (source: Source, args: never, context: ResolverContext) => unknown>): Record<string, Resolver> {
  return resolvers as Record<string, Resolver>;
}

/** Fields that are answered by the property of the same name. */
export function plain(...names: string[]): Record<string, Resolver> {
  return Object.fromEntries(names.map((name) => [name, (source: Record<string, unknown>) => source[name]] as const));
}

export function as<Name extends Resource["__typename"]>(__typename: Name) {
  return <Record>(record: Record) => ({ __typename, record });
}

export function refuse(args: object, name: string, where: string): void {
  if (((args as Record<string, unknown>)[name] ?? null) !== null) throw new NotImplemented(`the argument "${name}" of ${where}`);
}

/** Shopify's DateTime has no fractions of a second. */
export function toDateTime(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString().replace(/\.\d+Z$/, "Z");
}

export function toImage(image: SandboxImage | null): ImageSource | null {
  return image && { image };
}
