/** Which files an extension may hold, and how big they may be (Shopify's limits; PLATFORM: "Theme app extension"). */
import type { ExtensionFiles } from "./index";

const FILE_TYPES: Record<string, RegExp> = {
  assets: /\.(jpg|jpeg|json|js|css|png|svg|wasm)$/,
  blocks: /\.liquid$/,
  locales: /\.json$/,
  snippets: /\.liquid$/,
};

const MEGABYTE = 1024 * 1024;
const KILOBYTE = 1024;
const BLOCKS = 30;

/** theme-check weighs only assets that a schema names; these hold for each. */
const FILE_BYTES: { path: RegExp; bytes: number }[] = [
  { path: /^assets\/.*\.js$/, bytes: 10_000 },
  { path: /^assets\/.*\.css$/, bytes: 100_000 },
  { path: /^locales\//, bytes: 15 * KILOBYTE },
];

const TOTAL_BYTES: { what: string; path: RegExp; bytes: number }[] = [
  { what: "all files", path: /./, bytes: 10 * MEGABYTE },
  { what: "Liquid", path: /\.liquid$/, bytes: 100 * KILOBYTE },
];

export function fileProblems(files: ExtensionFiles): string[] {
  const sizes = [...files].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text) }));
  const problems: string[] = [];
  for (const { path, bytes } of sizes) {
    const [folder = "", name = "", ...deeper] = path.split("/");
    // Files beside the folders (the toml, jsconfig, theme-check's own) are never uploaded.
    if (name !== "" && (deeper.length > 0 || !FILE_TYPES[folder]?.test(name))) problems.push(`${path}: no such file may be in an extension`);
    for (const limit of FILE_BYTES) {
      if (limit.path.test(path) && bytes > limit.bytes) problems.push(`${path}: ${bytes} bytes, at most ${limit.bytes}`);
    }
  }
  for (const { what, path, bytes } of TOTAL_BYTES) {
    const total = sizes.filter((file) => path.test(file.path)).reduce((sum, file) => sum + file.bytes, 0);
    if (total > bytes) problems.push(`${what}: ${total} bytes, at most ${bytes}`);
  }
  const blocks = sizes.filter(({ path }) => path.startsWith("blocks/")).length;
  if (blocks > BLOCKS) problems.push(`${blocks} blocks, at most ${BLOCKS}`);
  return problems;
}
