/** A picture for a banner: found among the store's files or sent there, published by its name, drawn, and what may go wrong. */
import { beforeAll, beforeEach, expect, it, test } from "vitest";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, merchantRequest, published, shopify, wallTimeIn } from "./app-under-test";

let images: typeof import("../../app/routes/app.banner-images");
let banners: typeof import("../../app/routes/app.banners.$id");
let preview: typeof import("../../app/routes/app.preview");
beforeAll(async () => {
  images = await import("../../app/routes/app.banner-images");
  banners = await import("../../app/routes/app.banners.$id");
  preview = await import("../../app/routes/app.preview");
});

const file = { alt: "", mimeType: "image/jpeg", bytes: 1, size: { width: 1600, height: 600 } };
const createdAt = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
beforeEach(() => {
  shopify.store.state.files = [
    ...Array.from({ length: 22 }, (_, index) => ({ ...file, id: 100 + index, src: `/cdn/shop/files/summer-${index}.jpg`, createdAt: createdAt(index + 1) })),
    { ...file, id: 200, src: "/cdn/shop/files/Herbst-Angebot.png", mimeType: "image/png", createdAt: createdAt(30) },
    { ...file, id: 201, src: "/cdn/shop/files/logo.svg", mimeType: "image/svg+xml", createdAt: createdAt(31) },
    { ...file, id: 202, src: "/cdn/shop/files/terms.pdf", size: null, mimeType: "application/pdf", createdAt: createdAt(31) },
    { ...file, id: 203, src: "/cdn/shop/files/broken.jpg", createdAt: createdAt(31), failure: { code: "IMAGE_DOWNLOAD_FAILURE", message: "No." } },
  ];
});

async function find(search: Record<string, string> = {}) {
  const { status, data } = await call(images.loader, merchantRequest(`/app/banner-images?${new URLSearchParams(search)}`));
  return { status, ...(JSON.parse(data || "{}") as { images: { file: string; thumbnail: string; width: number; height: number }[]; nextCursor: string | null }) };
}
async function upload(body: BodyInit) {
  const { status, data } = await call(images.action, merchantRequest("/app/banner-images", { body }));
  return { status, ...(JSON.parse(data) as { image?: { file: string; width: number; height: number }; problem?: string }) };
}
function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(33);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Uint8Array.from(head);
}

it("is found among the store's files, the newest first, page by page, without what cannot fill a banner", async () => {
  const first = await find();
  expect(first.images[0]).toEqual({ file: "Herbst-Angebot.png", thumbnail: expect.stringMatching(/\/cdn\/shop\/files\/Herbst-Angebot\.png\?width=320$/), width: 1600, height: 600 });
  expect(first.images.map(({ file: name }) => name).slice(1, 3)).toEqual(["summer-21.jpg", "summer-20.jpg"]);
  const second = await find({ after: first.nextCursor ?? "" });
  expect([...first.images, ...second.images].map(({ file: name }) => name)).toHaveLength(23);
  expect(second.nextCursor).toBeNull();
});

it("is found by the words of its name, whatever else is typed", async () => {
  expect((await find({ query: "HERBST ang" })).images.map(({ file: name }) => name)).toEqual(["Herbst-Angebot.png"]);
  expect((await find({ query: "\" OR (id:* status:failed" })).images).toEqual([]);
});

it("that was chosen is published by its name and drawn from the store's own address", async () => {
  const look = { background: "image", image: "Herbst-Angebot.png" };
  const values = { message: "Sale", linkLabel: "", link: "", endsAt: wallTimeIn(20), countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", look };
  const saved = await call(banners.action, merchantRequest("/app/banners/main", { json: { ...values, live: true, confirmed: true, confirmedBy: "Owner", version: 0 } }), { id: "main" });
  expect(saved).toMatchObject({ status: 200, data: { saved: true } });
  expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ image: "Herbst-Angebot.png", fill: expect.stringMatching(/^linear-gradient\(#14213d/) }] });
  const { values: form, storefront } = (await call(banners.loader, merchantRequest("/app/banners/main"), { id: "main" })).data;
  expect(form.look).toMatchObject(look);
  const drawn = await call(preview.action, merchantRequest("/app/preview", { json: { zone: "Europe/Berlin", locale: "en", block: { kind: "banner", values, storefront } } }));
  expect(JSON.parse(drawn.data).html).toContain(`--buyline-banner-image: url('${storefront}/cdn/shop/files/Herbst-Angebot_1920x.png')`);
});

it("becomes a file of the shop when it is uploaded, and the same file when it is uploaded again", async () => {
  const before = shopify.store.state.files?.length ?? 0;
  const first = await upload(png(1600, 600));
  expect(first).toMatchObject({ status: 200, image: { file: expect.stringMatching(/^banner-[0-9a-f]{24}\.png$/), width: 1600, height: 600 } });
  expect((await upload(png(1600, 600))).image).toEqual(first.image);
  expect(shopify.store.state.files).toHaveLength(before + 1);
  expect((await find()).images[0]?.file).toBe(first.image?.file);
});

test.each<[string, BodyInit, number, RegExp]>([
  ["empty", "", 422, /empty/],
  ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>', 422, /^Use a JPEG, PNG or WebP file/],
  ["a script with a picture's name", "alert(1)", 422, /^Use a JPEG, PNG or WebP file/],
  ["cut off", png(10, 10).slice(0, 12), 422, /does not tell its size/],
  ["a wall", png(5_001, 10), 422, /larger than 5000 by 5000 pixels/],
  ["huge", new Uint8Array(5 * 1024 * 1024 + 1), 413, /larger than 5 MB/],
])("is refused in words when it is %s, and nothing of it reaches Shopify", async (_what, body, status, words) => {
  const before = shopify.store.state.files?.length;
  expect(await upload(body)).toMatchObject({ status, problem: expect.stringMatching(words) });
  expect(shopify.store.state.files).toHaveLength(before ?? 0);
});

it("a failure of Shopify is said, and the next try works", async () => {
  shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "images" });
  expect((await find()).status).toBe(503);
  expect((await find()).status).toBe(200);
  shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "keepFile" });
  expect(await upload(png(20, 20))).toMatchObject({ status: 503, problem: expect.stringContaining("Try again") });
  expect((await upload(png(20, 20))).status).toBe(200);
});
