import fc from "fast-check";
import { expect, it } from "vitest";
import { toArticleBlocks } from "../../app/domain/article-blocks";
import { toEditorBlocks } from "../../app/domain/article-look-reader";
import { isFlow, type Look } from "../../app/domain/article-look";

const STORE = "https://store.example/";
const looksOf = (html: string) => toEditorBlocks(html, toArticleBlocks(html), STORE).map(({ look }) => look);

it.each<[string, string, Look[] | undefined]>([
  ["links and emphasis", '<p>Try <a href="/products/claw"><b>this</b> one</a>.</p>', ["Try ", { as: "u", inside: [{ as: "strong", inside: ["this"] }, " one"] }, "."]],
  ["words outside of a paragraph", "bare <em>text</em>", ["bare ", { as: "em", inside: ["text"] }]],
  ["a picture of the store", '<p><img src="/files/a.png" alt="A back" width="600" height="400"></p>', [{ picture: "https://store.example/files/a.png", alt: "A back", height: 400 }]],
  ["a picture with its words", '<figure><img src="https://cdn.example/a.png"><figcaption>A back</figcaption></figure>', [{ picture: "https://cdn.example/a.png", alt: "", height: null }, { as: "p", inside: ["A back"] }]],
  ["a list", "<ul>\n<li>One</li> <li>Two <i>b</i></li></ul>", [{ as: "ul", inside: [{ as: "li", inside: ["One"] }, { as: "li", inside: ["Two ", { as: "em", inside: ["b"] }] }] }]],
  ["a table", "<table><tr><th>A</th><td>1</td></tr></table>", [{ as: "table", inside: [{ as: "tbody", inside: [{ as: "tr", inside: [{ as: "th", inside: ["A"] }, { as: "td", inside: ["1"] }] }] }] }]],
  ["a quote's paragraphs", "<blockquote><p>One</p><p>Two</p></blockquote>", [{ as: "p", inside: ["One"] }, { as: "p", inside: ["Two"] }]],
  ["nothing of plain words", "<p>Only <span style='color:red'>words</span>.</p>", undefined],
  ["nothing of code, whose spaces count", "<pre>a  <b>b</b></pre>", undefined],
  ["nothing of a script, a form or a handler", '<p onclick="alert(1)"><b>Hello</b><script>alert(1)</script><input value="alert"></p>', [{ as: "strong", inside: ["Hello"] }]],
  ["no picture of another scheme", '<p>See <img src="javascript:alert(1)"><img src="data:image/svg+xml,x"><img></p>', undefined],
  ["nothing of a list that holds words beside its items", "<ul>one <li>two</li></ul>", undefined],
  ["nothing of what is hidden and read all the same", "<p><b hidden>one</b> <i>two</i></p>", undefined],
  ["nothing of what is nested beyond measure", `<p>${"<b>".repeat(5_000)}deep</p>`, undefined],
])("shows %s", (_what, html, look) => {
  expect(looksOf(html)).toEqual([look]);
});

it("is no paragraph where it holds lists, tables or paragraphs", () => {
  expect(["<ul><li>One</li></ul>", "<p><b>One</b></p>", "<table><tr><td>1</td></tr></table>"].map((html) => isFlow(looksOf(html)[0] ?? []))).toEqual([true, false, true]);
});

it("shows a long article by its words alone", () => {
  expect(looksOf("<p><b>One</b> word</p>".repeat(10_000)).some(Boolean)).toBe(false);
});

it("says the words that the block says, or is not there, whatever the markup", () => {
  const piece = fc.constantFrom("<p>", "</p>", "<b>", "</b>", "<ul>", "<ul>one ", "<b hidden>", "<li>", "</ul>", "<table>", "<td>", "</table>", "<blockquote>", "<a href=x>", "</a>", "<figure>", "<img src=/a.png>", "<br>", "<script>", "</script>", "<h2>", "one ", "two", " & ", "<");
  const wordsIn = (look: readonly Look[]): string => look.map((one) => (typeof one === "string" ? one : "inside" in one ? wordsIn(one.inside) : "")).join("");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const html = pieces.join("");
      for (const { text, look } of toEditorBlocks(html, toArticleBlocks(html), STORE)) if (look) expect(wordsIn(look).replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
    }),
  );
});
