import { expect, it } from "vitest";
import { createDrafts } from "../../app/adapters/drafts-prisma.server";
import { createContents } from "../../app/adapters/versions-prisma.server";
import { freshDatabase } from "../database";

it("everything is replaced over what was seen alone, though what was seen was right a moment ago, and of one shop alone", async () => {
  const database = freshDatabase();
  const open = (shop: string) =>
    createContents(database, shop, async (from) => {
      const drafts = createDrafts(from, shop);
      const [banners, badgeSets, settings] = await Promise.all([drafts.banners.all(), drafts.badgeSets.all(), drafts.settings()]);
      return { banners, badgeSets, settings: settings.content };
    });
  const [ours, theirs] = [open("a.myshopify.com"), open("b.myshopify.com")];
  const page = { ownerId: "gid://shopify/Page/1", choices: { "sale-banner": "off" as const }, replaces: null, error: "It waits." };
  const seenByThem = (await theirs.read()).seen;
  expect(await theirs.replace((await theirs.read()).content, seenByThem, { articles: [], pages: [page] })).toBe(true);

  const { content, seen } = await ours.read();
  const dismissed = { ...content, settings: { ...content.settings, guideDismissed: true } };
  expect(await ours.replace(dismissed, seen, { articles: [], pages: [page] })).toBe(true);
  // Whoever had seen the same is too late.
  expect(await ours.replace(content, seen)).toBe(false);
  expect((await ours.read()).content.settings.guideDismissed).toBe(true);
  await createDrafts(database, "a.myshopify.com").deletePageDrafts([page.ownerId]);
  expect([await ours.waitingPages(), await theirs.waitingPages()]).toEqual([0, 1]);
});
