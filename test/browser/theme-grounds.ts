/** A theme's pages in a browser, and every ground on them on which a merchant may set badges. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { colord, type Colord } from "colord";
import type { Page } from "playwright-core";
import { contrast } from "../../app/domain/color";
import { demoState } from "../sandbox/demo-store";
import { SandboxStore } from "../sandbox/store";
import { createStorefront } from "../sandbox/storefront";
import { EXTENSION, MAIN_ARTICLE, NOW } from "../sandbox/storefront/open-shop";

/** Kinds of page where badges stand: what a theme colours differs among them. */
export const THEME_PAGES = ["/", MAIN_ARTICLE, "/blogs/journal", "/products/ql-claw", "/collections/all", "/cart", "/pages/about", "/search?q=back", "/nowhere"];

/** The demo store in a theme, with nothing of ours on it. */
export async function serveTheme(folder: string): Promise<{ origin: string; close: () => void }> {
  const state = demoState(NOW);
  state.theme.blocks = {};
  state.theme.embeds = [];
  const handle = createStorefront({ store: new SandboxStore(state), extensionFolder: EXTENSION, clientId: "client", now: () => NOW, themeFolder: folder });
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const response = await handle(new Request(`http://${incoming.headers.host ?? "shop"}${incoming.url ?? "/"}`, { headers: incoming.headers as Record<string, string> }));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(Buffer.from(await response.arrayBuffer()));
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void (server.closeAllConnections(), server.close()) };
}

/**
 * Marks an element of each ground with its number in `data-ground` and gives their names: every colour scheme (`.color-…`) of the
 * theme's styles, where it stands or else in a box of its own, and every pair of text and background among the page's parts and sections.
 */
export function markGrounds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names: string[] = [];
    const mark = (element: Element, name: string) => {
      if (names.includes(name)) return;
      element.setAttribute("data-ground", `${element.getAttribute("data-ground") ?? ""} ${names.length}`);
      names.push(name);
    };
    // In a row of columns a block has the room of one of them, and no row is that long.
    const isSeen = (element: Element) => getComputedStyle(element).display === "block" && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getBoundingClientRect().width >= 280 && element.getBoundingClientRect().left > -10;
    const isClear = (color: string) => /, 0\)$|\/ 0\)$|^transparent$/.test(color);
    const isPainted = (element: Element) => !isClear(getComputedStyle(element).backgroundColor);
    const backgroundOf = (element: Element | null): string => {
      for (let at = element; at !== null; at = at.parentElement) {
        const { backgroundColor, backgroundImage } = getComputedStyle(at);
        if (backgroundImage !== "none") return backgroundImage;
        if (!isClear(backgroundColor)) return backgroundColor;
      }
      return "white";
    };
    const boxIn = (parent: Element, look: Partial<Pick<HTMLElement, "className">> & { background?: string }) => {
      const box = Object.assign(document.createElement("div"), { className: look.className ?? "" });
      box.style.background = look.background ?? "";
      parent.append(box);
      return box;
    };
    const main = document.querySelector("main") ?? document.body;
    const schemes = new Set([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap(function selectors(rule): string[] {
      if (rule instanceof CSSStyleRule) return [...rule.selectorText.matchAll(/(?<![\w-])\.(color-[\w-]+)/g)].map(([, name = ""]) => name);
      return "cssRules" in rule ? [...(rule as CSSGroupingRule).cssRules].flatMap(selectors) : [];
    }));
    for (const scheme of schemes) {
      // What is closed just now, or lies upon a picture here, has its colours in a box of its own.
      const standing = [...document.getElementsByClassName(scheme)].find((element) => isSeen(element) && isPainted(element) && !element.matches("button, a, input, img, [class*=section-background]"));
      mark(standing ?? boxIn(main, { className: `${scheme} gradient` }), scheme);
    }
    for (const element of document.querySelectorAll("body, main, header, footer, section, .shopify-section, .shopify-section > *")) {
      if (!isSeen(element)) continue;
      const { color } = getComputedStyle(element);
      const background = backgroundOf(element);
      // No contrast is told upon a gradient: each of its colours is a ground.
      const stops = background.includes("gradient(") ? [...background.matchAll(/rgba?\([^)]*\)/g)].map(([stop]) => stop) : [];
      if (stops.length === 0) mark(element, `${color} on ${background}`);
      for (const stop of stops) if (!names.includes(`${color} on ${stop}`)) mark(boxIn(element, { background: stop }), `${color} on ${stop}`);
    }
    return names;
  });
}

const TEXTS = "[data-sheet] :is(.buyline-trust-badges__title, .buyline-trust-badges__text, .buyline-trust-badges__link, .buyline-trust-badges__summary)";

/** The least contrast of the sheet's texts upon what lies below them, reckoned by their computed colours: axe tells none where anything overlaps. */
export async function leastContrast(page: Page): Promise<number> {
  const stacks = await page.locator(TEXTS).evaluateAll((all) => {
    const layersOf = (element: Element) => {
      const layers = [getComputedStyle(element).color];
      for (let at: Element | null = element; at !== null; at = at.parentElement) layers.push(getComputedStyle(at).backgroundColor);
      return layers;
    };
    return [...new Set(all.map((element) => JSON.stringify(layersOf(element))))];
  });
  return Math.min(
    ...stacks.map((stack) => {
      const [text, ...below] = (JSON.parse(stack) as string[]).map((value) => colord(value));
      const ground = below.reverse().reduce((under, over) => painted(over, under), colord("#fff"));
      return text === undefined ? 0 : contrast(painted(text, ground).toHex(), ground.toHex());
    }),
  );
}

/** A colour that lets some of the one below through, upon it. */
function painted(over: Colord, under: Colord): Colord {
  const [top, bottom] = [over.toRgb(), under.toRgb()];
  const mix = (name: "r" | "g" | "b") => top[name] * top.a + bottom[name] * (1 - top.a);
  return colord({ r: mix("r"), g: mix("g"), b: mix("b") });
}
