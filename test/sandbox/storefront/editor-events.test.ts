import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { bundle } from "../bundle";

const EDITOR = "http://127.0.0.1:4999";
const marked = (attribute: string, id: string, text: string) => `<div ${attribute}='${JSON.stringify({ id, type: "x" })}'>${text}</div>`;

/** A page in design mode and what it hears. */
async function openPreview() {
  const script = (await bundle("storefront/editor-events.ts", {})).replaceAll("</script", "<\\/script");
  const section = `<div id="one" data-shopify-editor-section='{"id":"s1","type":"x"}'>${marked("data-shopify-editor-block", "b1", "Block")}<div id="shopify-block-b2"></div></div>`;
  const { window } = new JSDOM(`<head><script data-editor-origin="${EDITOR}">${script}</script></head><body>${section}<a href="/pages/about?x=1">About</a></body>`, {
    url: "http://127.0.0.1:4000/?sandbox_design_mode=1",
    runScripts: "dangerously",
  });
  const heard: unknown[] = [];
  for (const type of ["section:load", "section:unload", "section:select", "block:select", "block:deselect"]) {
    window.document.addEventListener(`shopify:${type}`, (event: Event) => heard.push([event.type, (event.target as Element).textContent, (event as CustomEvent).detail]));
  }
  const tell = (data: unknown, origin = EDITOR) => window.dispatchEvent(new window.MessageEvent("message", { data, origin, source: window.parent as Window }));
  return { window, heard, tell };
}

describe("a page in the theme editor", () => {
  it("says that it is in design mode", async () => {
    const { window } = await openPreview();
    expect((window as { Shopify?: object }).Shopify).toEqual({ designMode: true });
  });

  it("turns the editor's words into Shopify's events at the block and at the section", async () => {
    const { heard, tell } = await openPreview();
    tell({ type: "shopify:block:select", detail: { sectionId: "s1", blockId: "b1", load: false } });
    tell({ type: "shopify:section:select", detail: { sectionId: "s1", load: true } });
    expect(heard).toEqual([
      ["shopify:block:select", "Block", { sectionId: "s1", blockId: "b1", load: false }],
      ["shopify:section:select", "Block", { sectionId: "s1", load: true }],
    ]);
  });

  it("a block that prints no attributes is told at its wrapper", async () => {
    const { heard, tell } = await openPreview();
    tell({ type: "shopify:block:deselect", detail: { sectionId: "s1", blockId: "b2" } });
    expect(heard).toEqual([["shopify:block:deselect", "", { sectionId: "s1", blockId: "b2" }]]);
  });

  it("a section's new HTML takes the old one's place between unload and load", async () => {
    const { window, heard, tell } = await openPreview();
    tell({ type: "shopify:section:load", detail: { sectionId: "s1" }, html: marked("data-shopify-editor-section", "s1", "New") });
    expect(heard).toEqual([
      ["shopify:section:unload", "Block", { sectionId: "s1" }],
      ["shopify:section:load", "New", { sectionId: "s1" }],
    ]);
    expect(window.document.getElementById("one")).toBeNull();
  });

  it.each([
    ["another origin", { type: "shopify:block:select", detail: { sectionId: "s1", blockId: "b1" } }, "https://evil.example"],
    ["an event that is none of Shopify's", { type: "click", detail: { sectionId: "s1" } }, EDITOR],
  ])("%s is not heard", async (_what, message, origin) => {
    const { heard, tell } = await openPreview();
    tell(message, origin);
    expect(heard).toEqual([]);
  });

  it("links lead to pages in design mode", async () => {
    const { window } = await openPreview();
    const link = window.document.querySelector("a");
    link?.addEventListener("click", (event: Event) => event.preventDefault());
    link?.click();
    expect(link?.getAttribute("href")).toBe("http://127.0.0.1:4000/pages/about?x=1&sandbox_design_mode=1");
  });
});
