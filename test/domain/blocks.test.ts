import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { BLOCKS, toAddLink, toEditorLink } from "../../app/domain/blocks";

it("links to the theme editor as Shopify documents it", () => {
  const links = Object.fromEntries(BLOCKS.map((block) => [block.handle, toAddLink("a.myshopify.com", "client", block)]));
  expect(links).toMatchObject({
    "article-products": "https://a.myshopify.com/admin/themes/current/editor?template=article&addAppBlockId=client%2Farticle-products&target=mainSection",
    "sale-banner-embed": "https://a.myshopify.com/admin/themes/current/editor?context=apps&template=index&activateAppId=client%2Fsale-banner-embed",
    "sale-banner": "https://a.myshopify.com/admin/themes/current/editor?template=index&addAppBlockId=client%2Fsale-banner&target=sectionGroup%3Aheader",
  });
});

it("does not offer a second copy of a block that stands already", () => {
  for (const block of BLOCKS) expect(toEditorLink("a.myshopify.com", block)).not.toMatch(/addAppBlockId|activateAppId/);
});

it("names each block of the extension, and no other", () => {
  const files = readdirSync(join(import.meta.dirname, "../../extensions/storefront/blocks")).map((file) => file.replace(".liquid", ""));
  expect(BLOCKS.map(({ handle }) => handle).sort()).toEqual(files.sort());
});
