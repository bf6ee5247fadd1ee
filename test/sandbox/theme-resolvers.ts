/** Themes and their files, and Shopify's Files, to read: what the theme's folder holds, with the app blocks where they stand. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaOf } from "../../app/adapters/shopify-liquid/sources";
import { toConnection, type PageArguments } from "./connections";
import { toFileSource, fileStatus } from "./file-resolvers";
import { badRequest, NotImplemented } from "./graphql-errors";
import { fields, plain, refuse, type Resolver, type ResolverContext } from "./resolver";
import { parseGid } from "./resources";
import { exactly, instant, number, words } from "./search-syntax";
import { place, search } from "./searches";
import { gid, type SandboxState, type SandboxTheme } from "./store";
import { appBlockType, withGroupBlocks, withTemplateBlocks, type PlacedBlocks, type SectionList } from "./storefront/theme";
import { parseThemeJson } from "./storefront/theme-json";

const OWN_THEME = fileURLToPath(new URL("theme", import.meta.url));
/** A check-out holds more than a theme does. */
const THEME_FOLDERS = ["assets", "blocks", "config", "layout", "locales", "sections", "snippets", "templates"];
/** The sandbox does not know when its theme was made. */
const THEME_INSTANT = "2026-01-01T00:00:00Z";
/** Shopify's limit for `files(first:)` and `filenames`. */
const LARGEST_PAGE_OF_FILES = 2500;

const CONTENT_TYPES: Record<string, string> = { css: "text/css", js: "application/javascript", json: "application/json", liquid: "application/x-liquid", svg: "image/svg+xml" };

const SETTINGS = "config/settings_data.json";

interface ThemeSource {
  __typename: "OnlineStoreTheme";
  theme: SandboxTheme;
  role: "MAIN" | "UNPUBLISHED";
}

interface ThemeFile {
  filename: string;
  bytes: Buffer;
}

export const THEME_QUERIES: Record<string, Resolver> = {
  theme: (_, { id }: { id: string }, { store }) => {
    if (parseGid(id)?.type !== "OnlineStoreTheme") throw badRequest(`Invalid global id '${id}'`);
    return findTheme(id, store.state);
  },
  themes: (_, args: PageArguments & { roles?: string[] | null; names?: string[] | null }, { store }) => {
    const found = allThemes(store.state).filter(({ theme, role }) => (args.roles?.includes(role) ?? true) && (args.names?.includes(theme.name) ?? true));
    return toConnection(found, ({ theme }) => ({ value: null, id: theme.id }), "ID", args);
  },
  files: (_, args: PageArguments & { query?: string; sortKey: string; savedSearchId?: string }, context) => {
    refuse(args, "savedSearchId", "QueryRoot.files");
    const found = search("files", context.store.state.files ?? [], args.query, context, {
      default: words(({ src, alt }) => [src, alt]),
      filename: exactly(({ src }) => [src.split("/").pop() ?? ""]),
      id: number(({ id }) => id),
      media_type: exactly(({ size }) => [size ? "Image" : "GenericFile"]),
      status: exactly((file) => [fileStatus(file, context.now()).toLowerCase()]),
      created_at: instant(({ createdAt }) => createdAt),
    });
    return toConnection(found.map(toFileSource), ({ file }) => place({ ID: null, CREATED_AT: Date.parse(file.createdAt), FILENAME: file.src }, args.sortKey, file.id), args.sortKey, args);
  },
};

export function findTheme(id: string, state: SandboxState): ThemeSource | null {
  return allThemes(state).find(({ theme }) => gid("OnlineStoreTheme", theme.id) === id) ?? null;
}

function allThemes(state: SandboxState): ThemeSource[] {
  const source = (theme: SandboxTheme, role: ThemeSource["role"]) => ({ __typename: "OnlineStoreTheme" as const, theme, role });
  return [source(state.theme, "MAIN"), ...(state.otherThemes ?? []).map((theme) => source(theme, "UNPUBLISHED"))];
}

export const THEME_RESOLVERS: Record<string, Record<string, Resolver>> = {
  OnlineStoreTheme: fields<ThemeSource>({
    id: ({ theme }) => gid("OnlineStoreTheme", theme.id),
    name: ({ theme }) => theme.name,
    role: ({ role }) => role,
    processing: () => false,
    processingFailed: () => false,
    themeStoreId: () => null,
    createdAt: () => THEME_INSTANT,
    updatedAt: () => THEME_INSTANT,
    files: ({ theme }, args: { first: number; after?: string | null; filenames?: string[] | null }, { themeFolder = OWN_THEME }: ResolverContext) => {
      if (args.first < 0 || args.first > LARGEST_PAGE_OF_FILES) throw badRequest(`first must be between 0 and ${LARGEST_PAGE_OF_FILES}`);
      if (args.after) throw new NotImplemented("a second page of theme files: ask for more at once");
      const wanted = args.filenames?.map(toPattern);
      const found = readThemeFiles(theme, themeFolder).filter(({ filename }) => wanted?.some((pattern) => pattern.test(filename)) ?? true);
      const taken = found.slice(0, args.first);
      const pageInfo = { hasNextPage: taken.length < found.length, hasPreviousPage: false, startCursor: taken[0]?.filename ?? null, endCursor: taken.at(-1)?.filename ?? null };
      const missing = (args.filenames ?? []).filter((name) => !name.includes("*") && !found.some(({ filename }) => filename === name));
      return { nodes: taken, edges: taken.map((node) => ({ node, cursor: node.filename })), pageInfo, userErrors: missing.map((filename) => ({ filename, code: "NOT_FOUND" })) };
    },
  }),
  OnlineStoreThemeFileConnection: plain("userErrors"),
  OnlineStoreThemeFileReadResult: plain("filename", "code"),
  OnlineStoreThemeFile: fields<ThemeFile>({
    filename: ({ filename }) => filename,
    size: ({ bytes }) => String(bytes.length),
    checksumMd5: ({ bytes }) => createHash("md5").update(bytes).digest("hex"),
    contentType: ({ filename }) => CONTENT_TYPES[filename.split(".").pop() ?? ""] ?? "application/octet-stream",
    createdAt: () => THEME_INSTANT,
    updatedAt: () => THEME_INSTANT,
    body: ({ filename, bytes }) =>
      (filename.split(".").pop() ?? "") in CONTENT_TYPES
        ? { __typename: "OnlineStoreThemeFileBodyText", content: bytes.toString("utf8") }
        : { __typename: "OnlineStoreThemeFileBodyBase64", contentBase64: bytes.toString("base64") },
  }),
  OnlineStoreThemeFileBodyText: plain("content"),
  OnlineStoreThemeFileBodyBase64: plain("contentBase64"),
};

/** `*` stands for anything. */
function toPattern(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, (character) => (character === "*" ? ".*" : `\\${character}`))}$`);
}

function readThemeFiles(theme: SandboxTheme, folder: string): ThemeFile[] {
  const read = (filename: string) => readFileSync(join(folder, filename));
  const names = THEME_FOLDERS.filter((name) => existsSync(join(folder, name))).flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/")] : [])),
  );
  const placed: PlacedBlocks = { theme, schemaOf: (type) => schemaOf(read(`sections/${type}.liquid`).toString("utf8"), `sections/${type}.liquid`) };
  const files = names.map((filename): ThemeFile => {
    const [, template] = /^templates\/(.+)\.json$/.exec(filename) ?? [];
    const [, group] = /^sections\/(.+)-group\.json$/.exec(filename) ?? [];
    const bytes = read(filename);
    if (template === undefined && group === undefined) return { filename, bytes };
    const list = parseThemeJson<SectionList>(bytes.toString("utf8"), filename);
    const shown = template === undefined ? withGroupBlocks(list, group ?? "", placed) : withTemplateBlocks(list, template, placed);
    return { filename, bytes: Buffer.from(JSON.stringify(shown, null, 2)) };
  });
  const settings = files.filter(({ filename }) => filename !== SETTINGS);
  return [...settings, { filename: SETTINGS, bytes: toSettingsData(theme, files.find(({ filename }) => filename === SETTINGS)?.bytes) }].sort((a, b) => (a.filename < b.filename ? -1 : 1));
}

/** Among the theme's own settings stand its app embeds. A theme whose settings name a preset has that preset's. */
function toSettingsData({ embeds }: SandboxTheme, own: Buffer | undefined): Buffer {
  const data = own === undefined ? {} : parseThemeJson<{ current?: unknown; presets?: Record<string, object> }>(own.toString("utf8"), SETTINGS);
  const current = typeof data.current === "string" ? data.presets?.[data.current] : data.current;
  const blocks = Object.fromEntries(embeds.map(({ id, block, settings }) => [id, { type: appBlockType(block), disabled: false, settings }]));
  return Buffer.from(JSON.stringify({ ...data, current: { ...(current as object | undefined), blocks } }, null, 2));
}
