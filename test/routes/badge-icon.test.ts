/** An icon of the merchant's own on its way to Shopify's Files, and what may go wrong on it. */
import { beforeAll, expect, it, test } from "vitest";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, merchantRequest, published, shopify } from "./app-under-test";

let icon: typeof import("../../app/routes/app.badge-icon");
let badges: typeof import("../../app/routes/app.badges.$id");
beforeAll(async () => {
  icon = await import("../../app/routes/app.badge-icon");
  badges = await import("../../app/routes/app.badges.$id");
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><path d="M1 1h2"/></svg>';
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 40, 0, 0, 0, 30, 8, 6, 0, 0, 0, 0, 0, 0, 0]);
async function upload(body: BodyInit) {
  const { status, data } = await call(icon.action, merchantRequest("/app/badge-icon", { body }));
  return { status, ...(JSON.parse(data) as { image?: { file: string; width: number; height: number }; problem?: string }) };
}
const files = () => shopify.store.state.files ?? [];

it("becomes a file of the shop, an SVG as it is and a picture as a picture, and is printed from there", async () => {
  const drawn = await upload(SVG);
  expect(drawn).toMatchObject({ status: 200, image: { file: expect.stringMatching(/^badge-[0-9a-f]{24}\.svg$/), width: 24, height: 24 } });
  expect(await upload(PNG)).toMatchObject({ status: 200, image: { width: 40, height: 30 } });
  expect(files().map(({ size, mimeType }) => [mimeType, size])).toEqual([["image/svg+xml", null], ["image/png", { width: 40, height: 30 }]]);
  const badge = { icon: "star", title: "Organic", text: "", image: { ...drawn.image, alt: "A leaf", decorative: false, seal: false } };
  await call(badges.action, merchantRequest("/app/badges/main", { json: { badges: [badge], version: 0 } }), { id: "main" });
  expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ badges: [{ image: { file: drawn.image?.file, width: 24, height: 24, alt: "A leaf" } }] }] });
});

it("is the same file when it is uploaded again", async () => {
  const [first, second] = [await upload(SVG), await upload(SVG)];
  expect(second.image).toEqual(first.image);
  expect(files()).toHaveLength(1);
});

test.each<[string, BodyInit, number, RegExp]>([
  ["hostile", SVG.replace("<path", "<script/><path"), 422, /carries a script/],
  ["of another kind", "GIF89a", 422, /SVG, PNG, JPEG or WebP/],
  ["huge", "x".repeat(100 * 1024 + 1), 413, /larger than 100 KB/],
])("is refused in words when it is %s, and nothing of it reaches Shopify", async (_what, body, status, words) => {
  expect(await upload(body)).toMatchObject({ status, problem: expect.stringMatching(words) });
  expect(files()).toEqual([]);
});

test.each(["findFile", "stageFile", "keepFile", "lookAtFile"])("a failure of Shopify at %s is said, and the next try makes one file", async (operation) => {
  shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation });
  expect(await upload(SVG)).toMatchObject({ status: 503, problem: expect.stringContaining("Try again") });
  expect((await upload(SVG)).status).toBe(200);
  expect(files()).toHaveLength(1);
});

it("survives a lost answer: what Shopify did all the same is found, not done again", async () => {
  shopify.faults.inject({ kind: "drop_after_write" }, { times: 1, operation: "keepFile" });
  expect((await upload(SVG)).status).toBe(200);
  expect(files()).toHaveLength(1);
});
