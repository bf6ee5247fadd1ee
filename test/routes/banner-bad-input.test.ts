/** What no banner can be, each as its form would send it: said in clear words beside its field, and what was saved stays. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, merchantRequest, published, shopify, wallTimeIn } from "./app-under-test";

let route: typeof import("../../app/routes/app.banners.$id");
beforeAll(async () => {
  route = await import("../../app/routes/app.banners.$id");
});

const form = { live: true, message: "Sale", linkLabel: "Shop", link: "/", endsAt: wallTimeIn(20), countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: true, confirmedBy: "Store owner", version: 0 };
const save = (change: object) => call(route.action, merchantRequest("/app/banners/main", { json: { ...form, version: 1, ...change } }), { id: "main" });
const kept = async () => [(await call(route.loader, merchantRequest("/app/banners/main"), { id: "main" })).data.values, published(INSTALLATION, "storefront")];

beforeEach(async () => {
  expect(await save({ version: 0 })).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
});

const LANGUAGES = "ar bg cs da de el es et fi fr he hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv th tr".split(" ");
const look = { background: "image", size: "regular" };

test.each<[string, object, string, RegExp]>([
  ["an end before the start", { startsAt: wallTimeIn(21) }, "startsAt", /^The start must be before the end\.$/],
  ["an end in the past", { endsAt: wallTimeIn(-1) }, "endsAt", /^This is in the past\. Choose when the offer ends\.$/],
  ["an hour that does not exist", { endsAt: "2031-03-30T02:30" }, "endsAt", /^Clocks in Europe\/Berlin skip this time .*Choose an earlier or a later one\.$/],
  ["an hour that exists twice", { endsAt: "2031-10-26T02:30" }, "endsAt", /^Clocks in Europe\/Berlin show this time twice .*Choose the first .* or the second/],
  ["a placeholder that is none", { message: "{prozent} off" }, "message", /^\{prozent\} is not known here\. Use \{ends\}/],
  ["a value that no offer gives", { message: "{percent} off" }, "message", /^No percentage is known for \{percent\}/],
  ["a discount of another shop", { offerId: "gid://shopify/DiscountNode/987654321" }, "offerId", /^This discount is not in your store any more\. Choose another one, or none\.$/],
  ["what is no discount", { offerId: "gid://shopify/Product/1" }, "offerId", /not in your store/],
  ["a link with spaces", { link: "https://shop.example/a b" }, "link", /^Use a link that starts with https:\/\/.* without spaces\.$/],
  ["a link that is a script", { link: "javascript:alert(1)" }, "link", /^Use a link that starts with https:\/\//],
  ["an image that is not chosen", { look }, "look.image", /^Choose an image, or another background\.$/],
  ["an image of another host", { look: { ...look, image: "https://images.example/a.jpg" } }, "look.image", /^This is no image of your store’s Files\. Choose another one\.$/],
  ["a word of the countdown that is too long", { dayLabel: "d".repeat(17) }, "dayLabel", /^Use at most 16 characters, so that the countdown fits on a phone\.$/],
])("%s is refused beside its field", async (_what, change, field, words) => {
  const before = await kept();
  expect(await save(change)).toMatchObject({ status: 422, data: { saved: false, problems: [{ field, message: expect.stringMatching(words) }] } });
  expect(await kept()).toEqual(before);
});

test("thirty languages of 2,000 characters are refused one by one", async () => {
  const before = await kept();
  const translations = Object.fromEntries(LANGUAGES.map((code) => [code, { message: "ß".repeat(2_000) }]));
  const { status, data } = await save({ translations });
  expect([status, data.problems.map(({ field }: { field: string }) => field)]).toEqual([422, LANGUAGES.map((code) => `translations.${code}.message`)]);
  expect(data.problems[0].message).toMatch(/^Use at most 200 characters, so that the banner stays readable on a phone\.$/);
  expect(await kept()).toEqual(before);
});

test("a store whose zone does not exist is told so beside the time", async () => {
  const before = published(INSTALLATION, "storefront");
  shopify.store.state.shop.zone = "Mars/Olympus";
  expect(await save({})).toMatchObject({ status: 422, data: { saved: false, problems: [{ field: "endsAt", message: expect.stringMatching(/^Your store is set to the time zone “Mars\/Olympus”, which is not known here\. Choose another one in your store’s settings\.$/) }] } });
  expect(published(INSTALLATION, "storefront")).toEqual(before);
});

test("half of a character becomes the sign for a damaged one, which every page and database can hold", async () => {
  expect(await save({ message: "Sale \ud83d" })).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
  expect(await kept()).toMatchObject([{ message: "Sale \ufffd" }, { banners: [{ texts: { en: { message: "Sale \ufffd" } } }] }]);
});
