/** CSS as a guest in a theme: one class of ours per selector, own properties, nothing forced. */
import type { ExtensionFiles } from "./index";

/** One class of ours; or the page's root, as far as something of ours, or Shopify's bar of a preview, stands in front of it. */
const OUR_SELECTOR = /^:root:has\(#(?:preview-bar-iframe|PBarNextFrameWrapper)\)$|^:root:has\(\.buyline-[\w-]+:not\(\[hidden\]\)\)$|^\.buyline-[\w-]+(\[[^\]]+\]|::?[\w-]+(\(:?[\w-]+\))?)*$/;

export function stylesheetProblems(files: ExtensionFiles): string[] {
  return [...files].filter(([path]) => path.endsWith(".css")).flatMap(([path, source]) => problemsIn(source).map((problem) => `${path}: ${problem}`));
}

function problemsIn(source: string): string[] {
  const css = source.replace(/\/\*[\s\S]*?\*\//g, "").trim();
  const problems: string[] = [];
  for (const block of css.split("{").slice(0, -1)) {
    const prelude = (/[^{};]*$/.exec(block)?.[0] ?? "").trim();
    if (prelude.startsWith("@")) continue;
    for (const selector of prelude.split(",").map((part) => part.trim())) {
      if (!OUR_SELECTOR.test(selector)) problems.push(`"${selector}" is not one class of ours`);
    }
  }
  for (const [, name = ""] of css.matchAll(/[{;]\s*(--[\w-]+)\s*:/g)) if (!name.startsWith("--buyline-")) problems.push(`the property ${name} is not ours`);
  if (css.includes("!important")) problems.push("!important");
  if (/font-family:(?!\s*inherit)/.test(css)) problems.push("the font is the theme's");
  if (/@(import|font-face)|url\(/.test(css)) problems.push("loads something else");
  if (/\b(transition|animation)\b/.test(css) && !css.includes("prefers-reduced-motion")) problems.push("moves, and does not ask prefers-reduced-motion");
  return problems;
}
