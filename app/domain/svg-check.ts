/**
 * Whether an SVG is nothing but a drawing: read by a strict XML parser, and every element and attribute held against a list
 * of those that draw. What is not on it is refused, never mended: a merchant should know what a file brings along.
 */
import { SaxesParser } from "saxes";

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const DRAWING = new Set("svg g path circle ellipse rect line polyline polygon title desc defs metadata linearGradient radialGradient stop clipPath mask symbol use".split(" "));
/** Names that say what a file brings along; every other is refused by its own name. */
const KNOWN: Record<string, string> = { script: "a script", foreignObject: "HTML", style: "a style sheet", image: "another picture", a: "a link", text: "text, which needs a font", animate: "an animation", animateTransform: "an animation", set: "an animation", iframe: "another page" };
const MOST_ELEMENTS = 2_000;

/** What is wrong, as a sentence for the merchant; null when it only draws. */
export function svgProblem(source: string): string | null {
  const parser = new SaxesParser({ xmlns: true });
  let problem: string | null = null;
  let elements = 0;
  const refuse = (words: string) => (problem ??= words);
  const carries = (what: string) => refuse(`This SVG carries ${what}. Export it as plain paths, without it.`);

  parser.on("error", () => refuse("This SVG is damaged: it is not well-formed XML. Export it again."));
  parser.on("doctype", () => carries("a document type, which can pull in other files"));
  parser.on("processinginstruction", () => carries("an instruction to the program that opens it"));
  parser.on("opentag", ({ local, uri, attributes }) => {
    elements += 1;
    if (elements > MOST_ELEMENTS) refuse(`This SVG has more than ${MOST_ELEMENTS} shapes. Use a simpler drawing.`);
    if (elements === 1 && (local !== "svg" || uri !== SVG)) refuse("This file is XML, but no SVG.");
    // What drawing programs note for themselves is no part of the picture.
    if (uri !== SVG && local !== "script" && local in KNOWN === false) return;
    if (uri !== SVG || !DRAWING.has(local)) carries(KNOWN[local] ?? `“${local}”`);
    for (const { local: name, uri: space, value } of Object.values(attributes)) {
      if (/^on/i.test(name)) carries("a script");
      else if (name === "href" && (space === "" || space === XLINK) && !value.trim().startsWith("#")) carries("a link to another file");
      else if (refersElsewhere(value)) carries("a reference to another file");
    }
  });
  try {
    parser.write(source.replace(/^\uFEFF/, "")).close();
  } catch {
    refuse("This SVG is damaged: it is not well-formed XML. Export it again.");
  }
  return problem;
}

/** CSS may be written with escapes and comments; whatever is not plainly a reference within the file is one elsewhere. */
function refersElsewhere(value: string): boolean {
  const plain = value.toLowerCase();
  if (plain.includes("/*") || /javascript:|data:|@import|expression\s*\(/.test(plain) || /\\[0-9a-f]/.test(plain)) return true;
  return [...plain.matchAll(/url\s*\(\s*["']?\s*([^"')]*)/g)].some(([, target = ""]) => !target.startsWith("#"));
}
