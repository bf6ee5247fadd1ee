/** Two people on one page: whoever is second sees what the other did, and chooses; nothing that was typed is lost. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../sandbox/sandbox";
import { expectAccessible } from "./accessible";
import { openAdmin, openAdminWindow, type Admin, type AdminWindow } from "./open-admin";

type Person = AdminWindow;

let sandbox: Sandbox;
let ann: Admin;
let bob: Person;

beforeAll(async () => {
  ({ sandbox } = ann = await openAdmin());
  bob = await openAdminWindow(ann.browser, sandbox);
});
afterAll(() => ann?.close());

async function open(path: string, ...people: Person[]): Promise<void> {
  for (const person of people) await person.open(path);
}
const bar = ({ page }: Person) => page.getByRole("region", { name: "Unsaved changes" });
const save = (person: Person) => bar(person).getByRole("button", { name: "Save" }).click();
const name = ({ app }: Person) => app.getByLabel("Name", { exact: true });
const said = ({ app }: Person, words: RegExp) => app.getByRole("alert").filter({ hasText: words }).waitFor();
const names = ({ app }: Person) => app.getByRole("list", { name: "banners in their order" }).getByRole("link").allInnerTexts();
const [FIRST, SECOND, THIRD] = ["Black Friday", "Copy of Black Friday", "Copy of Copy of Black Friday"] as const;

async function choose({ app }: Person, of: string, action: string): Promise<void> {
  await app.getByRole("button", { name: `More for ${of}`, exact: true }).click();
  await app.getByRole("menuitem", { name: action }).click();
}

test("whoever orders a list second sees both orders, and puts theirs or keeps the other's", async () => {
  await open("/app/banners", ann);
  for (const one of [FIRST, SECOND]) {
    await choose(ann, one, "Duplicate");
    await ann.app.getByRole("link", { name: `Copy of ${one}`, exact: true }).waitFor();
  }
  await open("/app/banners", bob);
  const answersTo = ({ page }: Person) => {
    const orders = { answered: 0 };
    page.on("response", (response) => (orders.answered += response.request().method() === "POST" && response.url().includes("/app/banners") ? 1 : 0));
    return orders;
  };
  const [anns, bobs] = [answersTo(ann), answersTo(bob)];
  // Faster than the answers: nobody is in conflict with themselves.
  await ann.app.getByRole("button", { name: `Move ${FIRST} down`, exact: true }).click();
  await ann.page.keyboard.press("Enter");
  const theirs = [SECOND, THIRD, FIRST];
  await expect.poll(() => anns.answered).toBe(2);
  await open("/app/banners", ann);
  expect(await names(ann)).toEqual(theirs);

  const mine = [FIRST, THIRD, SECOND];
  for (const choice of ["Keep theirs", "Use my order"]) {
    await bob.app.getByRole("button", { name: `Move ${THIRD} up`, exact: true }).click();
    await said(bob, new RegExp(`Theirs: “${theirs.join("”, “")}”. Yours: “${mine.join("”, “")}”`));
    await expect.poll(() => names(bob), { message: "what stands is shown" }).toEqual(theirs);
    for (const width of [1280, 360]) {
      await bob.page.setViewportSize({ width, height: 800 });
      await expectAccessible(bob.page, sandbox.origins.app);
    }
    await bob.page.setViewportSize({ width: 1280, height: 800 });
    await bob.app.getByRole("button", { name: choice }).click();
    await expect.poll(() => bob.app.getByRole("alert").count()).toBe(0);
    if (choice === "Use my order") break;
    expect(await names(bob)).toEqual(theirs);
    bobs.answered = 0;
    // As both saw it at first.
    await bob.app.getByRole("button", { name: `Move ${FIRST} up`, exact: true }).click();
    await bob.page.keyboard.press("Enter");
    // Left at once, by a key, since the row moves: what waits for an answer is sent all the same.
    await bob.app.getByRole("link", { name: FIRST, exact: true }).press("Enter");
    await name(bob).waitFor();
    await expect.poll(() => bobs.answered).toBe(2);
    await open("/app/banners", ann, bob);
    expect(await names(bob)).toEqual([FIRST, SECOND, THIRD]);
    await ann.app.getByRole("button", { name: `Move ${FIRST} down`, exact: true }).click();
    await ann.page.keyboard.press("Enter");
    await expect.poll(() => anns.answered).toBe(4);
  }
  await open("/app/banners", ann);
  expect(await names(ann)).toEqual(mine);
});

test("a banner is paused from its page once; the form shows what is saved then, and has nothing to save", async () => {
  await open("/app/banners/main", ann, bob);
  const isOn = ({ app }: Person) => app.getByLabel("Show this banner in the store").isChecked();
  for (const person of [ann, bob]) {
    await person.app.getByRole("button", { name: "Pause now" }).click();
    await person.app.getByRole("button", { name: "Go on" }).waitFor();
    await expect.poll(async () => [await isOn(person), await bar(person).count()]).toEqual([false, 0]);
  }
  await bob.app.getByRole("button", { name: "Go on" }).click();
  await bob.app.getByRole("button", { name: "Pause now" }).waitFor();
});

test("what was typed stays beside what somebody else saved: it replaces that, or is discarded for it", async () => {
  await open("/app/banners/main", ann, bob);
  for (const [mine, theirs] of [["Bob's", "Ann's"], ["Bob's again", "Ann's again"]] as const) {
    await name(ann).fill(theirs);
    await save(ann);
    await ann.app.getByRole("heading", { name: theirs, level: 1 }).waitFor();
    await name(bob).fill(mine);
    await save(bob);
    await said(bob, /Somebody else saved this banner.* Save again to replace it, or discard yours to take it/);
    await bob.app.getByRole("heading", { name: theirs, level: 1 }).waitFor();
    await expect.poll(() => bob.app.getByRole("alert").evaluate((notice) => notice === document.activeElement), { message: "it is in sight, however far down Save was pressed" }).toBe(true);
    expect(await name(bob).inputValue()).toBe(mine);
    if (mine === "Bob's") {
      await save(bob);
      await bob.app.getByRole("heading", { name: mine, level: 1 }).waitFor();
      await open("/app/banners/main", ann);
      expect(await name(ann).inputValue()).toBe(mine);
    }
  }
  await bar(bob).getByRole("button", { name: "Discard" }).click();
  await bob.page.getByRole("button", { name: "Discard changes" }).click();
  await expect.poll(() => name(bob).inputValue()).toBe("Ann's again");
});

test("what is typed while something else is loaded anew does not replace unseen what somebody else saved", async () => {
  sandbox.faults.inject({ kind: "status", status: 503 }, { times: 6, operation: "saveMetafields" });
  await open("/app/banners/main", ann, bob);
  await ann.app.getByLabel("Message", { exact: true }).fill("Enjoy {percent} OFF EVERYTHING");
  await save(ann);
  await ann.app.getByRole("button", { name: "Try again" }).waitFor();
  await open("/app/banners/main", bob);
  await name(bob).fill("Bob's over it");
  await name(ann).fill("Ann's last");
  await save(ann);
  await ann.app.getByRole("heading", { name: "Ann's last", level: 1 }).waitFor();
  // This loads the page anew, with what Ann has saved.
  await bob.app.getByRole("button", { name: "Try again" }).click();
  await bob.app.getByRole("heading", { name: "Ann's last", level: 1 }).waitFor();
  await save(bob);
  await said(bob, /Somebody else saved this banner/);
  expect(await name(bob).inputValue()).toBe("Bob's over it");
});

test("what was typed of a banner that somebody deleted stays, and can be kept", async () => {
  await open("/app/banners/main", bob);
  await open("/app/banners", ann);
  await choose(ann, "Ann's last", "Delete");
  await ann.app.getByRole("button", { name: "Delete banner" }).click();
  await expect.poll(() => names(ann)).toHaveLength(2);
  await name(bob).fill("Kept");
  await save(bob);
  await said(bob, /Somebody else deleted this banner/);
  expect(await name(bob).inputValue()).toBe("Kept");
  await save(bob);
  await bob.app.getByRole("heading", { name: "Kept", level: 1 }).waitFor();
});
