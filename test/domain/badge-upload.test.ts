import { describe, expect, it, test } from "vitest";
import { parseBadgeUpload } from "../../app/domain/badge-upload";
import { MOST_UPLOAD_BYTES, parseBadgeSet } from "../../app/domain/badges";
import { svgProblem } from "../../app/domain/svg-check";

const svg = (inside: string, attributes = "") => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 24 24" width="24" height="24"${attributes}>${inside}</svg>`;
const bytes = (text: string) => new TextEncoder().encode(text);
/** The head of a PNG, which tells its size. */
function png(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(33);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

describe("an SVG that only draws", () => {
  test.each([
    svg('<path d="M1 1h2v2z"/>'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by hand -->${svg('<g id="a"><use href="#a"/><circle r="2"/></g>')}`,
    svg('<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><rect fill="url(#g)" style="stroke: url( \'#g\' )" width="2" height="2"/>'),
    svg('<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/><path d="M1 1z"/>'),
    svg("<title>Leaf</title><desc>A leaf</desc><polygon points='0,0 1,1'/>"),
  ])("is taken: %s", (source) => {
    expect(svgProblem(source)).toBeNull();
    expect(parseBadgeUpload(bytes(source))).toMatchObject({ ok: true, value: { extension: "svg", mimeType: "image/svg+xml", width: 24, height: 24 } });
  });
});

test.each<[string, RegExp]>([
  [svg("<script>alert(1)</script>"), /a script/],
  [svg("<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>"), /a script/],
  [svg("<ScRiPt>alert(1)</ScRiPt>"), /“ScRiPt”/],
  [svg("", ' onload="alert(1)"'), /a script/],
  [svg('<path d="M1 1z" ONCLICK="alert(1)"/>'), /a script/],
  [svg('<a href="javascript:alert(1)"><path d="M1 1z"/></a>'), /a link/],
  [svg('<use xlink:href="https://evil.example/a.svg#x"/>'), /a link to another file/],
  [svg('<use href="//evil.example/a.svg#x"/>'), /a link to another file/],
  [svg('<use href="data:image/svg+xml,x"/>'), /a link to another file/],
  [svg('<image href="https://evil.example/pixel.png"/>'), /another picture/],
  [svg("<foreignObject><p>Hi</p></foreignObject>"), /HTML/],
  [svg("<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='https://evil.example'/></foreignObject>"), /HTML/],
  [svg("<style>@import url(https://evil.example/a.css)</style>"), /a style sheet/],
  [svg('<rect style="fill:url(https://evil.example/a#b)" width="1" height="1"/>'), /a reference to another file/],
  [svg('<rect style="fill:u/**/rl(//evil.example)" width="1" height="1"/>'), /a reference to another file/],
  [svg('<rect style="fill:\\75rl(//evil.example)" width="1" height="1"/>'), /a reference to another file/],
  [svg('<rect filter="URL( &quot;https://evil.example/a&quot; )" width="1" height="1"/>'), /a reference to another file/],
  [svg('<path d="M1 1z"><animate attributeName="href" to="javascript:alert(1)"/></path>'), /an animation/],
  [`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg("")}`, /a document type/],
  [`<?xml-stylesheet href="https://evil.example/a.css"?>${svg("")}`, /an instruction/],
  [svg("<path d='M1 1z'"), /not well-formed/],
  ["<svg>", /not well-formed|no SVG/],
  ["<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", /no SVG/],
  ["<svg xmlns='http://www.w3.org/1999/xhtml'/>", /no SVG/],
  [svg("<g/>".repeat(2_001)), /more than 2000 shapes/],
])("an SVG with more in it is refused in words: %s", (source, words) => {
  expect(svgProblem(source)).toMatch(words);
});

describe("an uploaded icon", () => {
  it("is what its bytes say", () => {
    expect(parseBadgeUpload(png(48, 40))).toMatchObject({ ok: true, value: { extension: "png", mimeType: "image/png", width: 48, height: 40 } });
  });

  test.each<[string, Uint8Array, RegExp]>([
    ["an empty file", new Uint8Array(), /empty/],
    ["a huge file", new Uint8Array(MOST_UPLOAD_BYTES + 1), /larger than 100 KB/],
    ["a script with a picture's name", bytes("alert(1)"), /SVG, PNG, JPEG or WebP/],
    ["HTML", bytes("<html><script>alert(1)</script></html>"), /SVG, PNG, JPEG or WebP/],
    ["a GIF", bytes("GIF89a\u0001\u0001\u0001\u0001"), /SVG, PNG, JPEG or WebP/],
    ["a PNG of no size", png(0, 0), /does not tell its size/],
    ["a PNG that is cut off", png(10, 10).subarray(0, 12), /does not tell its size/],
    ["a poster", png(4_000, 10), /larger than 2000/],
  ])("is refused in words when it is %s", (_what, file, words) => {
    expect(parseBadgeUpload(file)).toMatchObject({ ok: false, problems: [{ field: "image", message: expect.stringMatching(words) }] });
  });
});

describe("a badge with an icon of its own", () => {
  const image = { file: "badge-0123456789abcdef.svg", width: 24, height: 24, alt: "", decorative: true, seal: false };
  const save = (change: object, claim?: object) => parseBadgeSet({ badges: [{ icon: "star", title: "Organic", text: "", image: { ...image, ...change }, ...(claim && { claim }) }] }, { locale: "en" });

  test.each<[string, object, object | undefined, string[]]>([
    ["as a decoration", {}, undefined, []],
    ["with its words", { decorative: false, alt: "A leaf" }, undefined, []],
    ["without words that it needs", { decorative: false, alt: " " }, undefined, ["badges.0.image.alt"]],
    ["from another place", { file: "https://evil.example/a.svg" }, undefined, ["badges.0.image.file"]],
    ["from another folder", { file: "../a.svg" }, undefined, ["badges.0.image.file"]],
    ["that is a seal, without being authorised (B2)", { seal: true }, undefined, ["badges.0.claim.authorised"]],
    ["that is a seal, without proof (B2)", { seal: true }, { authorised: true }, ["badges.0.claim.source"]],
    ["that is a seal, with a proof that is no link (B2)", { seal: true }, { authorised: true, source: "trust me" }, ["badges.0.claim.source"]],
    ["that is a seal, authorised and proved (B2)", { seal: true }, { authorised: true, source: "https://owner.example/members/us" }, []],
  ])("%s", (_how, change, claim, fields) => {
    const result = save(change, claim);
    expect(result.ok ? [] : result.problems.map(({ field }) => field)).toEqual(fields);
  });
});
