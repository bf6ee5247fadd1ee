import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleBlocksSteps, toArticleBlocks } from "../../app/domain/article-blocks";
import { toMark } from "../../app/domain/article-places";
import { runSteps } from "../../app/domain/steps";
import { content, randomArticle, texts as textsOf } from "../extension/random-articles";

const kinds = (html: string) => toArticleBlocks(html).map(({ kind }) => kind);
const texts = (html: string) => toArticleBlocks(html).map(({ text }) => text);
const places = (html: string) => toArticleBlocks(html).flatMap(({ text, groupMayFollow }) => (groupMayFollow ? [text] : []));
const source = (html: string) => toArticleBlocks(html).map(({ start, end }) => html.slice(start, end));

describe("an article's blocks", () => {
  it("come in the order of the text, each with its place in the source", () => {
    const html = "<h2>Head</h2>\n<p>One <b>bold</b></p><ul><li>a</li><li>b</li></ul><table><tr><td>x</td></tr></table><blockquote><p>said</p></blockquote><pre>code</pre><figure><img src=a><figcaption>Caption</figcaption></figure>";
    expect(kinds(html)).toEqual(["heading", "paragraph", "list", "table", "quote", "code", "image"]);
    expect(texts(html)).toEqual(["Head", "One bold", "a b", "x", "said", "code", "Caption"]);
    expect(source(html)).toEqual(["<h2>Head</h2>", "<p>One <b>bold</b></p>", ...html.slice(html.indexOf("<ul")).split(/(?=<table|<blockquote|<pre|<figure)/)]);
  });

  it.each([
    ["entities", "<p>Tom &amp; Ann &#8211; &quot;5&nbsp;&nbsp;cm&quot; &semi;</p>", 'Tom & Ann – "5 cm" ;'],
    ["white space and line breaks", "<p>\r\n  one\n\n two<br>three\u00a0 \u2003four </p>", "one two three four"],
    ["tags within words", "<p>Flexi<b>ble</b> Ba<!-- no -->ck<script>let a</script>s</p>", "Flexible Backs"],
    ["pairs of units", "<p>bone 🦴 and 𠮷</p>", "bone 🦴 and 𠮷"],
  ])("have their text without %s", (_name, html, text) => {
    expect(texts(html)).toEqual([text]);
  });

  it("are found within divs and sections, where a div with nothing but text is one itself", () => {
    const html = "<section><div><p>in</p></div><div class='x'>leaf <i>text</i></div></section>";
    expect(source(html)).toEqual(["<p>in</p>", "<div class='x'>leaf <i>text</i></div>"]);
    expect(places(html)).toEqual(["in", "leaf text"]);
  });

  it("are pictures without a text, whatever the picture is called, and nothing for an empty paragraph", () => {
    const html = '<p><img src="/ql-claw.png" alt="QL Claw"></p><p>&nbsp;</p><p> </p><div><iframe src="/v">no text</iframe></div>';
    expect(toArticleBlocks(html)).toMatchObject([{ kind: "image", text: "", groupMayFollow: true }, { kind: "image", text: "" }]);
  });

  it("have their links with text and offset", () => {
    const html = '<p>See <a href="/a?x=1&amp;y=2"> the <b>claw</b></a>, <a href="/b"><img src=i> it</a> <a>none</a> <a href="/c"><img src=i></a></p><p>next</p>';
    const [block, next] = toArticleBlocks(html);
    expect(block?.links).toEqual([
      { href: "/a?x=1&y=2", text: "the claw", offset: 4 },
      { href: "/b", text: "it", offset: 14 },
      { href: "/c", text: "", offset: 21 },
    ]);
    expect(next?.links).toEqual([]);
  });

  it("share a link that is never closed, as in a browser", () => {
    expect(toArticleBlocks('<p>a <a href="/x">b<p>c').map(({ links }) => links)).toEqual([[{ href: "/x", text: "b", offset: 2 }], [{ href: "/x", text: "c", offset: 0 }]]);
  });

  it("are none in an empty article, and one without a paragraph where text stands bare", () => {
    expect(toArticleBlocks("")).toEqual([]);
    expect(toArticleBlocks("bare <b>text</b>")).toMatchObject([{ kind: "paragraph", text: "bare text", groupMayFollow: false, whyNot: expect.stringContaining("paragraph of its own") }]);
  });

  it.each([
    ["a script", "<p>a</p><script>if (a < b) document.write('<p>no</p>')</script><p>b</p>"],
    ["a style, a template and an unclosed comment's likes", "<p>a</p><style>p > b {}</style><template><p>no</p></template><!-- <p>no</p> --><p>b</p>"],
    ["a drawing that is never closed", "<p>a <svg><title>no</title></p><p>b</p>"],
    ["a film that is never closed", "<p>a <video>no</p><p>b</p>"],
    ["paragraphs that are never closed", "<p>a<p>b"],
    ["closing tags that were never opened", "</div></p><p>a</p></section></ul></table><p>b</p></b>"],
  ])("are the same with %s", (_name, html) => {
    expect(texts(html)).toEqual(["a", "b"]);
  });

  it("hold a table with all the tables in it, and go on behind it", () => {
    const html = "<table><tr><td><p>a</p><table><tr><td>b</div></td></tr></table>c</table><p>d</p>";
    expect(texts(html)).toEqual(["a b c", "d"]);
    expect(kinds(html)).toEqual(["table", "paragraph"]);
  });

  it("hold a list with all the lists in it", () => {
    expect(texts("<ul><li>a<ul><li>b</ul><li><div>c</div></ul><p>d</p>")).toEqual(["a b c", "d"]);
  });

  it("read right to left and Chinese", () => {
    expect(texts('<div dir="rtl"><h2>ألم الظهر</h2><p>استخدم <b>QL Claw</b> يوميا</p></div><p>使用筋膜球，每天两分钟。</p>')).toEqual(["ألم الظهر", "استخدم QL Claw يوميا", "使用筋膜球，每天两分钟。"]);
  });
});

describe("a group of products (A2)", () => {
  const whyNot = (html: string) => toArticleBlocks(html).map((block) => block.whyNot);

  it("may follow paragraphs, and whole lists, tables, quotes and pictures", () => {
    expect(whyNot("<p>a</p><ul><li>b</ul><table><td>c</table><blockquote>d</blockquote><p><img></p>")).toEqual([null, null, null, null, null]);
  });

  it("never stands between a heading and its first paragraph", () => {
    const between = "Products never stand between a heading and its first paragraph.";
    expect(whyNot("<p>a</p><h2>b</h2><h3>c</h3><p><img></p><ul><li>d</ul><p>e</p><h2>f</h2><ul><li>g</ul><h2>h</h2><p>i</p>")).toEqual([null, between, between, between, between, null, between, null, between, null]);
  });

  it("never stands in the middle of a list, of comments or of products, or behind bare text", () => {
    expect(whyNot("<li>a</li><div class='comments'><p>b</p></div><div class='buyline-article-products'><p>c</p></div><div>d<p>e</p></div>")).toEqual([
      expect.stringContaining("middle of a list"),
      expect.stringContaining("comment"),
      expect.stringContaining("already"),
      expect.stringContaining("paragraph of its own"),
      null,
    ]);
  });

  it.each(["References", "REFERENCES:", "Sources", "Bibliography", "Footnotes", "5. Works cited", "Sources and further reading", "Literatur", "Quellen", "Quellen und Literatur", "Einzelnachweise", "Fußnoten", "Références", "Notes et références", "Sources et bibliographie", "Referencias bibliográficas:", "Bibliografía y fuentes", "Fonti e bibliografia", "Referências", "Bronnen en literatuur", "Källor och litteratur", "Kilder og litteratur", "Źródła i przypisy", "Kaynakça", "参考文献：", "참고문헌", "المراجع والمصادر"])("never stands below a heading “%s”", (label) => {
    const html = `<p>text</p><h2>${label}</h2><p>A book.</p><ul><li>Another</ul>`;
    expect(kinds(html)).toEqual(["paragraph", "references", "references", "references"]);
    expect(places(html)).toEqual(["text"]);
    expect(places(`<p>text</p><p><b>${label}</b></p><p>A book.</p>`)).toEqual(["text"]);
  });

  it.each(["Sources of pain", "Resources", "Our references in the trade", "Literature we love"])("may stand below a heading “%s”", (label) => {
    expect(places(`<h2>${label}</h2><p>text</p>`)).toEqual(["text"]);
  });

  it("may stand again where the references end: at a heading of their rank, or the end of their section", () => {
    expect(places("<h2>Sources</h2><p>a</p><h3>Books</h3><p>b</p><h2>Next</h2><p>c</p>")).toEqual(["c"]);
    expect(places("<div><h2>Sources</h2><p>a</p></div><p>b</p>")).toEqual(["b"]);
    expect(places("<div><h2>Sources</h2><p>a</p></div><p>Sources</p><p>b</p>")).toEqual([]);
  });

  it.each([
    ["numbers in brackets", "<p>[1] Donnelly, J. Trigger Points. 2019.</p><p>[2] Davies, C. Workbook.</p>"],
    ["raised numbers", "<p><sup>1</sup> Donnelly, J.</p><p>² Davies, C.</p>"],
    ["a numbered list of links", '<ol><li><a href="https://pubmed.example/1">One</a><li><a href="https://doi.example/2">Two</a></ol>'],
    ["a numbered list with DOIs", "<ol><li>Donnelly 10.1000/182<li>Davies et al. Pain<li>A third</ol>"],
    ["numbered paragraphs that cite", "<p>1. Donnelly, J. (2019). Trigger points.</p><p>2. Davies, C. (2013).</p>"],
    ["a section of footnotes", '<section class="footnotes"><p>Donnelly</p></section>'],
    ["a list that links back", '<ul><li id="fn1">Donnelly <a href="#fnref1">↩</a></li></ul>'],
    ["an inline label", "<p>Quellen: Donnelly, Davies</p>"],
  ])("never stands among references that are known by %s", (_name, references) => {
    expect(places(`<p>text</p>${references}`)).toEqual(["text"]);
  });

  it("never stands among notes that raised numbers lead to, wherever they are", () => {
    expect(places('<p>text<sup><a href="#n1">1</a></sup></p><p id="n1">A note</p><p>more</p>')).toEqual(["text1", "more"]);
    expect(places('<p>text<a href="#n1"><sup>1</sup></a></p><ol><li id="n1">A note</ol><p>more</p>')).toEqual(["text1", "more"]);
  });

  it.each([
    ["a numbered list of steps", "<ol><li>Lie down<li>Breathe</ol>"],
    ["a numbered list of the store's products", '<ol><li><a href="https://store.example/products/a">A</a><li><a href="/products/b">B</a></ol>'],
    ["a list of links", '<ul><li><a href="https://a.example">A</a><li><a href="https://b.example">B</a></ul>'],
    ["numbered tips", "<p>1. Stretch every day.</p>"],
  ])("may follow %s at the end", (_name, html) => {
    expect(toArticleBlocks(html).at(-1)?.groupMayFollow).toBe(true);
  });
});

describe("any markup at all", { timeout: 120_000 }, () => {
  const piece = fc.oneof(
    fc.constantFrom(...["p", "div", "h2", "ul", "ol", "li", "table", "td", "blockquote", "a href='/x'", "b", "sup", "section", "pre", "figure", "img", "br", "svg", "video", "script", "p class=footnotes id=a"].map((tag) => `<${tag}>`)),
    fc.constantFrom(...["p", "div", "h2", "ul", "li", "table", "blockquote", "a", "sup", "section", "svg", "video", "script"].map((tag) => `</${tag}>`)),
    fc.constantFrom("word", " ", "\r\n", "&amp;", "&nbsp;", "&lt", "中文", "🦴", "<!-- c -->", "<", ">", "\u0000", "[1] ", "References"),
  );
  const markup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

  it("becomes blocks in order that never overlap, each beginning with its own tag or text", () => {
    fc.assert(
      fc.property(markup, (html) => {
        let last = 0;
        for (const block of toArticleBlocks(html)) {
          expect(block.start).toBeGreaterThanOrEqual(last);
          expect(block.end).toBeGreaterThan(block.start);
          expect(block.end).toBeLessThanOrEqual(html.length);
          expect(block.text).toBe(block.text.replace(/\s+/g, " ").trim());
          expect(block.whyNot === null).toBe(block.groupMayFollow);
          for (const { text, offset } of block.links) expect(block.text.slice(offset, offset + text.length)).toBe(text);
          last = block.end;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("has the blocks that places are counted by", () => {
    fc.assert(
      fc.property(randomArticle, (written) => {
        expect(toArticleBlocks(content(written)).map(({ text }) => toMark(text))).toEqual(textsOf(written).map(toMark));
      }),
      { numRuns: 1_000 },
    );
  });

  it("is read the same where the tokenizer has to look at each character", () => {
    const bare = "p div h2 ul ol li table tr td blockquote pre figure b sup a br hr img svg math template noscript script style textarea title iframe video details section custom-x".split(" ");
    /** A piece, and one of the same meaning that no shortcut takes. */
    const piece = fc.oneof(
      { arbitrary: fc.constantFrom(...bare.flatMap((name) => [[`<${name}>`, `<${name} >`], [`</${name}>`, `</${name} >`]])), weight: 4 },
      { arbitrary: fc.constantFrom("Walk", "two words", "1. note", "References", "中文", "🦴", "\u00a0", "it\u200bs", "x".repeat(90)).map((text) => [text, `&#${text.codePointAt(0)};${[...text].slice(1).join("")}`]), weight: 4 },
      { arbitrary: fc.constantFrom(" ", "\n", "\r\n", "\t \f", "  ").map((space) => [space, `${space}&#32;`]), weight: 2 },
      fc.constantFrom("<a href='/x>y' title=\"a > b\">", "<p id=fn1>", "<a href='#fn1'>", "<section class=footnotes>", "<!-- <p> > -->", "<!--", "-->", "<script>if (a < b && c > d) x('</p>')</script>", "&amp;", "& ", "< ", ">", "\0", "<![CDATA[x]]>", "<buyline-x>").map((text) => [text, text]),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom(1, 7, 100_000), (pieces, charactersAStep) => {
        const meaning = (html: string) => runSteps(articleBlocksSteps(html, charactersAStep)).map(({ start: _start, end: _end, ...block }) => block);
        const [written, spelt] = [0, 1].map((which) => pieces.map((pair) => pair[which]).join(""));
        expect(meaning(written ?? "")).toEqual(meaning(spelt ?? ""));
      }),
      { numRuns: 3_000 },
    );
  });

  it("has blocks whose marks are those of their whole texts, however long", () => {
    const end = fc.string({ unit: fc.constantFrom("a", "B", "é", "中", "🦴", " ", "–", "\u200b"), maxLength: 120 });
    const dropped = /[\s\u00ad\u200b-\u200f\u2060"'“”„‘’‚«»‹›–—−…·•®™©€£¥¢°×÷±§¶†‡′″→←↑↓&<>]/gu;
    fc.assert(
      fc.property(end, end, fc.constantFrom("", "words ".repeat(40), " ".repeat(300), "–".repeat(400)), (head, tail, middle) => {
        const text = head + middle + tail;
        const characters = [...text.replace(dropped, "")];
        expect(toMark(text)).toBe((characters.length > 48 ? [...characters.slice(0, 16), ...characters.slice(-32)] : characters).join(""));
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps every paragraph that stands whole between whatever else there is", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "é", "中", "<", "&", '"', " ", "🦴"), minLength: 1 }).map((text) => `x${text}x`), { minLength: 1, maxLength: 8 }), (paragraphs) => {
        const html = paragraphs.map((text) => `<p>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`).join("\n");
        const blocks = toArticleBlocks(html);
        expect(blocks.map(({ text }) => text)).toEqual(paragraphs.map((text) => text.replace(/ +/g, " ")));
        for (const { start, end } of blocks) expect(html.slice(start, end)).toMatch(/^<p>[^]*<\/p>$/);
      }),
    );
  });
});

/** For a machine that does other things too; a test that needs it has lost its linear time. */
const TIMEOUT = 120_000;

describe("a huge article", { timeout: TIMEOUT }, () => {
  it("of five megabytes is read to its end", () => {
    const paragraph = "<p>Lie down &amp; breathe <a href='/products/claw'>out</a>.</p>\n";
    const html = `${paragraph.repeat(5_000_000 / paragraph.length)}<p>The end</p>`;
    expect(toArticleBlocks(html).at(-1)).toMatchObject({ text: "The end", end: html.length });
  });

  // Each would take minutes if anything were searched or copied again for each tag.
  it.each([
    ["divs within divs", "<div>", () => 0],
    ["lists within lists", "<ul><li>a", () => 1],
    ["tables within tables", "<table><td>", () => 0],
    ["quotes within quotes", "<blockquote>a", () => 1],
    ["paragraphs that are never closed", "<p>a", (times: number) => times],
    ["links that are never closed", "<a href=/x>a", () => 1],
    ["links in one paragraph", "a <a href=/x>b</a> ", () => 1],
    ["closing tags without a beginning", "</div></b></p>", () => 0],
    ["beginnings of tags", "<a ", () => 0],
    ["headings of references", "<h2>References</h2>", (times: number) => times],
    ["headings and pictures", "<h2>a</h2><img>", (times: number) => 2 * times],
    ["raised links and items", "<sup><a href=#a>1</a></sup><li id=b>", (times: number) => times],
    ["numbered paragraphs", "<p>1. (2019)", (times: number) => times],
  ])("of %s is read", (_name, piece, blocksOf) => {
    const times = Math.floor(1_000_000 / piece.length);
    expect(toArticleBlocks(piece.repeat(times))).toHaveLength(blocksOf(times));
  });

  it.each([
    ["a comment full of signs", "<!--", "a > b "],
    ["a script full of signs", "<script>", "a > b && c < d "],
    ["a value full of signs", "<p title='", "a > b "],
  ])("that is %s is read", (_name, beginning, piece) => {
    expect(toArticleBlocks(`<p>One</p>${beginning}${piece.repeat(5_000_000 / piece.length)}`)).toHaveLength(1);
  });
});
