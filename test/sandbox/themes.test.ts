import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { codes, smallShop, STOREFRONT } from "./small-shop";

const MAIN = "gid://shopify/OnlineStoreTheme/1";

function shopWithBlocks() {
  const shop = smallShop({ scopes: ["read_themes", "read_files"] });
  const block = (id: string, name: string) => ({ id, block: name, settings: {} });
  shop.store.state.theme.blocks = { article: [{ ...block("badges", "trust-badges"), section: "apps" }], header: [block("banner", "sale-banner")] };
  shop.store.state.theme.embeds = [block("embed", "sale-banner-embed")];
  return shop;
}

const FILES = `query ($id: ID!, $filenames: [String!], $first: Int) { theme(id: $id) { files(filenames: $filenames, first: $first) {
  nodes { filename size contentType body { __typename ... on OnlineStoreThemeFileBodyText { content } } } pageInfo { hasNextPage } userErrors { filename code } } } }`;

test("themes are read by their role, and the published one is MAIN", async () => {
  const shop = shopWithBlocks();
  const other = shop.merchant.addTheme("Winter");
  const { data } = await shop.ask(`{ main: themes(first: 5, roles: [MAIN]) { nodes { id name role } } all: themes(first: 5) { nodes { role } } theme(id: "gid://shopify/OnlineStoreTheme/${other}") { name role } gone: theme(id: "gid://shopify/OnlineStoreTheme/77") { id } }`);
  expect(data).toEqual({
    main: { nodes: [{ id: MAIN, name: "Theme", role: "MAIN" }] },
    all: { nodes: [{ role: "MAIN" }, { role: "UNPUBLISHED" }] },
    theme: { name: "Winter", role: "UNPUBLISHED" },
    gone: null,
  });
});

test("a theme's files show the app blocks and embeds where they stand", async () => {
  const shop = shopWithBlocks();
  const read = async (...filenames: string[]) => {
    const { nodes } = (await shop.ask(FILES, { id: MAIN, filenames })).data.theme.files;
    return nodes.map(({ body }: { body: { content: string } }) => JSON.parse(body.content));
  };
  const [article] = await read("templates/article.json");
  expect(Object.values(article.sections.apps.blocks)).toEqual([{ type: expect.stringMatching(/^shopify:\/\/apps\/.+\/blocks\/trust-badges\//), settings: {} }]);
  const [header] = await read("sections/header-group.json");
  expect(header.order[0]).toBe("apps");
  const [settings] = await read("config/settings_data.json");
  expect(settings.current.blocks.embed).toMatchObject({ disabled: false, type: expect.stringContaining("/blocks/sale-banner-embed/") });
});

test("another theme's folder is read instead, without what is no theme's", async () => {
  const themeFolder = mkdtempSync(join(tmpdir(), "buyline-theme-"));
  onTestFinished(() => rmSync(themeFolder, { recursive: true }));
  const files = {
    "templates/article.json": '/* auto */ { "sections": { "post": { "type": "main-post" } }, "order": ["post"] }',
    "sections/main-post.liquid": '{% schema %}{ "blocks": [{ "type": "@app" }] }{% endschema %}',
    "config/settings_data.json": '{ "current": "Calm", "presets": { "Calm": { "ink": "#222" } } }',
    ".git/config": "[core]",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(themeFolder, path)), { recursive: true });
    writeFileSync(join(themeFolder, path), text);
  }
  const shop = smallShop({ scopes: ["read_themes"], themeFolder });
  shop.store.state.theme.blocks = { article: [{ id: "products", block: "article-products", settings: {} }] };
  const { nodes } = (await shop.ask(FILES, { id: MAIN })).data.theme.files as { nodes: { filename: string; body: { content: string } }[] };
  expect(nodes.map(({ filename }) => filename)).toEqual(["config/settings_data.json", "sections/main-post.liquid", "templates/article.json"]);
  expect(JSON.parse(nodes[0]?.body.content ?? "").current).toEqual({ ink: "#222", blocks: {} });
  expect(JSON.parse(nodes[2]?.body.content ?? "").sections.post.block_order).toEqual(["products"]);
});

test("files are found by name and by pattern, and a name that is none is told", async () => {
  const shop = shopWithBlocks();
  const { files } = (await shop.ask(FILES, { id: MAIN, filenames: ["templates/*.json", "templates/none.json"] })).data.theme;
  expect(files.nodes.length).toBeGreaterThan(5);
  expect(files.nodes.every(({ filename }: { filename: string }) => filename.startsWith("templates/"))).toBe(true);
  expect(files.userErrors).toEqual([{ filename: "templates/none.json", code: "NOT_FOUND" }]);
});

test("files come 50 at a time unless told, at most 2500, and a second page answers 501", async () => {
  const shop = shopWithBlocks();
  const { files } = (await shop.ask(FILES, { id: MAIN, first: 2 })).data.theme;
  expect([files.nodes.length, files.pageInfo.hasNextPage]).toEqual([2, true]);
  expect(codes(await shop.ask(FILES, { id: MAIN, first: 2501 }))).not.toEqual([]);
  expect((await shop.ask(`{ theme(id: "${MAIN}") { files(after: "x") { nodes { filename } } } }`)).status).toBe(501);
});

test("themes cannot be read without read_themes, and never written", async () => {
  expect(codes(await smallShop({ scopes: ["write_products"] }).ask("{ themes(first: 1) { nodes { id } } }"))).toEqual(["ACCESS_DENIED"]);
  expect((await shopWithBlocks().ask(`mutation { themeFilesUpsert(themeId: "${MAIN}", files: []) { userErrors { code } } }`)).status).toBe(501);
});

test("Shopify's Files are pictures and other files", async () => {
  const shop = shopWithBlocks();
  const file = { alt: "A seal", mimeType: "image/png", bytes: 900, createdAt: "2026-11-01T00:00:00Z" };
  shop.store.state.files = [
    { ...file, id: 71, src: "/cdn/shop/files/seal.png", size: { width: 40, height: 40 } },
    { ...file, id: 72, src: "/cdn/shop/files/proof.pdf", size: null, mimeType: "application/pdf" },
  ];
  const { data } = await shop.ask(`{ files(first: 5) { nodes { __typename id alt fileStatus createdAt ... on MediaImage { image { url width } } ... on GenericFile { url mimeType } } } }`);
  expect(data.files.nodes).toEqual([
    { __typename: "MediaImage", id: "gid://shopify/MediaImage/71", alt: "A seal", fileStatus: "READY", createdAt: "2026-11-01T00:00:00Z", image: { url: `${STOREFRONT}/cdn/shop/files/seal.png`, width: 40 } },
    { __typename: "GenericFile", id: "gid://shopify/GenericFile/72", alt: "A seal", fileStatus: "READY", createdAt: "2026-11-01T00:00:00Z", url: `${STOREFRONT}/cdn/shop/files/proof.pdf`, mimeType: "application/pdf" },
  ]);
  expect((await shop.ask(`{ files(first: 5, query: "media_type:Image") { nodes { id } } }`)).data.files.nodes).toEqual([{ id: "gid://shopify/MediaImage/71" }]);
});

test("Files cannot be read without a scope of theirs", async () => {
  expect(codes(await smallShop({ scopes: ["read_content"] }).ask("{ files(first: 1) { nodes { id } } }"))).toEqual(["ACCESS_DENIED"]);
});
