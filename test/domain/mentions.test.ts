import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toArticleBlocks } from "../../app/domain/article-blocks";
import { createMentionFinder, toProposals, type ScannableProduct } from "../../app/domain/mentions";
import { demoState, requireMainArticle } from "../sandbox/demo-store";

const EXAMPLE = join(import.meta.dirname, "../../../shared/example-page.html");
const STORE = { locale: "en", storeHosts: ["steady-spine.myshopify.com", "www.steadyspine.example"] };

const product = (title: string, rest: Partial<ScannableProduct> = {}): ScannableProduct => ({ id: title, title, handle: title.toLowerCase().replace(/[^a-z0-9]+/g, "-"), skus: [], ...rest });
/** What is found in an article, as "product confidence". */
const found = (titles: (string | ScannableProduct)[], html: string, locale = "en") =>
  createMentionFinder(titles.map((each) => (typeof each === "string" ? product(each) : each)), { ...STORE, locale })
    .find(html)
    .map(({ productId, confidence }) => `${productId}: ${confidence}`);
const inText = (title: string, text: string, locale = "en") => found([title], `<p>${text}</p>`, locale);

describe("the demo store's scan", () => {
  const state = demoState(new Date("2026-11-27T12:00:00Z"));
  const finder = createMentionFinder(
    state.products.map(({ id, title, handle }) => ({ id: String(id), title, handle, skus: [] })),
    { locale: "en", storeHosts: [state.shop.domain] },
  );
  const titleOf = (id: string) => state.products.find((each) => String(each.id) === id)?.title;
  const articles = [{ name: "its own article", html: requireMainArticle(state).body }];
  if (existsSync(EXAMPLE)) articles.push({ name: "the example page", html: readFileSync(EXAMPLE, "utf8") });

  it.each(articles)("proposes exactly the three products of $name, at their places", ({ html }) => {
    const blocks = toArticleBlocks(html);
    const proposals = toProposals(finder.find(html));
    const textAt = (index: number | null) => (index === null ? "" : (blocks[index]?.text ?? ""));
    expect(proposals.map(({ productId, kind, confidence, blockIndex }) => [titleOf(productId), kind, confidence, textAt(blockIndex).slice(0, 13)]).sort()).toEqual([
      ["Back of Steel", "link", "certain", "Back of Steel"],
      ["Flexible Back 2.0", "link", "certain", "Flexible Back"],
      ["QL Claw", "title", "certain", expect.any(String)],
    ]);
    const claw = proposals.find(({ productId }) => titleOf(productId) === "QL Claw");
    expect(textAt(claw?.blockIndex ?? null)).toContain("QL Claw");
    expect(claw?.evidence.sentence.slice(claw.evidence.start, claw.evidence.end)).toBe("QL Claw");
    for (const { blockIndex } of proposals) expect(blocks[blockIndex ?? -1]?.groupMayFollow).toBe(true);
  });

  it("proposes nothing of it that the article features already", () => {
    const mentions = finder.find(requireMainArticle(state).body);
    const [first] = toProposals(mentions);
    expect(toProposals(mentions, [first?.productId ?? ""])).toHaveLength(2);
  });
});

describe("a title in the text", () => {
  it.each([
    ["as it is", "QL Claw", "Use the QL Claw daily."],
    ["in another case", "QL Claw", "USE THE QL CLAW DAILY"],
    ["without its accents", "Crème Brûlée", "a Creme Brulee"],
    ["with accents, decomposed", "Creme Brulee", "a Cre\u0300me Bru\u0302le\u0301e"],
    ["with a sharp s", "Große Rolle", "die GROSSE ROLLE"],
    ["without trademark signs", "QL Claw™", "the QL Claw"],
    ["with trademark signs", "QL Claw", "the QL® Claw™, the best"],
    ["with a dash", "QL Claw", "the QL-Claw"],
    ["with another dash and quotation marks", "Back - of “Steel”", "Back – of 'Steel'"],
    ["with hard spaces and tags", "QL Claw", "the QL&nbsp;<b>Cl</b>aw"],
    ["with soft hyphens", "QL Claw", "the QL Cl\u00adaw"],
    ["as a possessive", "QL Claw", "the QL Claw’s tip"],
    ["with a number", "Flexible Back 2.0", "Try Flexible Back 2.0."],
    ["in brackets", "QL Claw", "(QL Claw)"],
    ["of regular-expression signs", "C++ [a|b]* (?:x)", "see C++ [a|b]* (?:x) here"],
    ["in Arabic, with vowel signs", "كرة التدليك", "استخدم كُرَة التدليك يوميا"],
    ["in Chinese", "筋膜放松球", "每天使用筋膜放松球两分钟。"],
  ])("is found %s", (_name, title, text) => {
    expect(inText(title, text)).toEqual([`${title}: certain`]);
  });

  it.each([
    ["within a word", "QL Claw", "the QL Clawhammer, the XQL Claw"],
    ["within a number", "Flexible Back 2", "Flexible Back 2.0"],
    ["beside letters, after a sign", "C++", "C++11"],
    ["within an address", "Claw", "claw.com, info@claw, me@claw.com, file_claw"],
    ["across a full stop", "QL Claw", "The QL. Claw marks."],
    ["across a comma", "QL Claw", "the QL, Claw"],
    ["across blocks", "QL Claw", "QL</p><p>Claw"],
  ])("is not found %s", (_name, title, text) => {
    expect(inText(title, text)).toEqual([]);
  });

  it.each([
    ["en", "Massage Ball", "Massage Balls"],
    ["en", "Massage Balls", "Massage Ball"],
    ["en", "Balance Box", "Balance Boxes"],
    ["en", "Recovery Body", "Recovery Bodies"],
    ["en", "Corner Shelf", "Corner Shelves"],
    ["de", "Lange Faszienrolle", "Langen Faszienrollen"],
    ["de", "Weicher Massageball", "Weiche Massagebälle"],
    ["de", "Rote Kissen", "Roten Kissens"],
    ["fr", "Rouleau Dorsal", "Rouleaux Dorsaux"],
    ["fr", "Balles de Massage", "Balle de Massage"],
    ["es", "Cojín Lumbar", "Cojines Lumbares"],
    ["es", "Luz de Masaje", "Luces de Masaje"],
    ["it", "Rullo Lungo", "Rulli Lunghi"],
    ["it", "Palle da Massaggio", "Palla da Massaggio"],
    ["pt-PT", "Almofada de Dormir", "Almofadas de Dormir"],
    ["pt-BR", "Cinturão de Viagem", "Cinturões de Viagem"],
    ["nl", "Zware Massagebal", "Zware Massageballen"],
    ["nl", "Lange Kurken", "Lange Kurk"],
    ["nl", "Grote Poot", "Grote Poten"],
    ["sv", "Massage Boll", "Massage Bollar"],
    ["da", "Massage Bold", "Massage Bolde"],
    ["nb", "Massasje Baller", "Massasje Ball"],
    ["pl", "Wałek Piankowy", "Wałki Piankowe"],
    ["pl", "Mała Piłka", "Małe Piłki"],
    ["pl", "Długie Maty", "Długa Mata"],
    ["pl", "Niskie Krzesło", "Niskie Krzesła"],
    ["cs", "Masážní Váleček", "Masážní Válečky"],
    ["cs", "Malá Podložka", "Malé Podložky"],
    ["cs", "Bederní Polštáře", "Bederní Polštář"],
    ["fi", "Pitkä Rulla", "Pitkät Rullat"],
    ["fi", "Pehmeä Matto", "Pehmeät Matot"],
    ["fi", "Punainen Kuppi", "Punaiset Kupit"],
    ["fi", "Vihreät Tyynyt", "Vihreä Tyyny"],
    ["tr", "Köpük Silindir", "Köpük Silindirler"],
    ["tr", "Masaj Topu", "Masaj Topları"],
    ["tr", "Bel Yastıkları", "Bel Yastığı"],
    ["tr", "Spor Çantası", "Spor Çantaları"],
    ["ar", "كرة تدليك", "كرات تدليك"],
  ])("is likely in another number (%s): %s, %s", (locale, title, text) => {
    expect(inText(title, text, locale)).toEqual([`${title}: likely`]);
    expect(inText(title, text, "ja")).toEqual([]);
  });

  it.each([
    ["pl", "Mata", "Matka"],
    ["cs", "Deka", "Deska"],
    ["fi", "Kuppi", "Kupari"],
    ["fi", "Pöytä", "Pöytäliina"],
    ["tr", "Top Set", "Topaç Set"],
    ["tr", "Masa Örtüsü", "Masaj Örtüsü"],
    ["ar", "كرة", "كره"],
  ])("is nothing of the language's kind when the word is another (%s): %s, %s", (locale, title, text) => {
    expect(inText(title, text, locale)).toEqual([]);
  });

  it("of the longest words wins, and the shorter where it stands by itself", () => {
    expect(found(["Foam Roller", "Long Foam Roller", "Roller Bag"], "<p>The Long Foam Roller Bag.</p><p>A Foam Roller.</p>")).toEqual(["Long Foam Roller: certain", "Foam Roller: certain"]);
  });

  it("goes to the product that is written just so, before one in another number", () => {
    expect(found(["Massage Ball", "Massage Balls"], "<p>Massage Balls</p><p>Massage Ball</p>")).toEqual(["Massage Balls: certain", "Massage Ball: certain"]);
  });

  it("of one word is found between words of other titles", () => {
    expect(found(["iCalm", "Stay Home", "Now Then"], "<p>stay iCalm now</p>")).toEqual(["iCalm: likely"]);
  });

  it("is found far down a text that is full of titles' words", () => {
    const words = "foam bag gap ";
    const html = `<p>${words.repeat(666)}QL Claw Big Set Two ${words.repeat(2_000)}Calm Bag</p>`;
    expect(found(["Roller Foam Bag", "QL Claw Big Set Two", "Calm Bag"], html)).toEqual(["QL Claw Big Set Two: certain", "Calm Bag: certain"]);
  });

  it("is told once a block", () => {
    expect(found(["QL Claw"], "<p>QL Claw, QL Claw</p><p>QL Claw</p>")).toHaveLength(2);
  });

  it.each([
    ["in small letters", "Back Pain Relief", "for back pain relief", "likely", "small letters"],
    ["within a compound", "Foam Roller", "the Foam Roller-Set", "likely", "hyphenated"],
    ["of one letter", "A", "A claw", "unsure", "single character"],
    ["of a number", "24", "24 hours", "unsure", "number"],
    ["of signs", "***", "*** three stars", "unsure", "signs"],
    ["of one ordinary word", "Balance", "keep your balance", "unsure", "ordinary"],
    ["of one word, at the beginning of a sentence", "Balance", "Balance is all.", "unsure", "ordinary"],
    ["of one word, with a capital within the sentence", "Balance", "our own Balance is back", "likely", "capital"],
    ["of one made-up word", "iRoller3", "the iRoller3", "likely", "written just as"],
    ["of one Chinese character", "球", "买球吧", "unsure", "single character"],
  ])("is found %s, with a reason", (_name, title, text, confidence, reason) => {
    const [mention] = createMentionFinder([product(title)], STORE).find(`<p>${text}</p>`);
    expect(mention).toMatchObject({ productId: title, kind: "title", confidence, reason: expect.stringContaining(reason) });
  });

  it("of one word with a capital says nothing in German, where every noun has one", () => {
    expect(inText("Balance", "unsere eigene Balance ist", "de")).toEqual(["Balance: unsure"]);
  });

  it("that thousands of products share names the first, and says so", () => {
    const products = Array.from({ length: 5_000 }, (_, index) => product("QL Claw", { id: `product ${index}`, handle: `claw-${index}` }));
    expect(createMentionFinder(products, STORE).find("<p>the QL Claw</p>")).toMatchObject([{ productId: "product 0", confidence: "unsure", reason: "5,000 products are called “QL Claw”; this is the first of them." }]);
  });

  it.each(["", " ", "™", "\u200b", "—"])("that has no word (%j) is never found", (title) => {
    expect(inText(title, `a ${title} b`)).toEqual([]);
  });
});

describe("a link", () => {
  const claw = product("QL Claw", { handle: "ql-claw", skus: ["QLC-01", "7", "100200"] });
  const link = (href: string) => createMentionFinder([claw, product("Calm"), product("球", { handle: "筋膜球" })], STORE).find(`<p>Take <a href="${href}">this one</a>.</p>`);

  it.each([
    "/products/ql-claw",
    "/products/QL-Claw/?variant=1#buy",
    "/de/products/ql-claw",
    "/en-ca/collections/tools/products/ql-claw",
    "https://steady-spine.myshopify.com/products/ql-claw",
    "https://steadyspine.example/collections/all/products/ql-claw",
    "//WWW.SteadySpine.example/products/ql-claw",
    "/products/%71l-claw",
    "products/ql-claw",
  ])("to %s is certain", (href) => {
    expect(link(href)).toMatchObject([{ productId: "QL Claw", kind: "link", confidence: "certain", evidence: { sentence: "Take this one.", start: 5, end: 13 } }]);
  });

  it("to a product with a Chinese handle is certain", () => {
    expect(link("/products/%E7%AD%8B%E8%86%9C%E7%90%83")).toMatchObject([{ productId: "球", kind: "link" }]);
  });

  it.each([
    ["/pages/ql-claw", "handle", "likely"],
    ["https://videos.example/watch/ql-claw.html", "handle", "likely"],
    ["https://other.example/products/ql-claw", "handle", "likely"],
    ["/discount/SALE?redirect=/products/ql-claw", "handle", "likely"],
    ["/pages/calm", "handle", "unsure"],
    ["/search?q=QLC-01", "sku", "likely"],
    ["https://other.example/item/100200", "sku", "likely"],
  ])("to %s names a product by its %s: %s", (href, kind, confidence) => {
    expect(link(href)).toMatchObject([{ kind, confidence }]);
  });

  it.each(["/products/unknown", "https://other.example/calm", "/pages/7", "mailto:ql-claw@x.example", "javascript:ql-claw", "#ql-claw", "", "http://[", "/products/%E7%"])("to %s names none", (href) => {
    expect(link(href)).toEqual([]);
  });

  it("to one product says that its words mean no other", () => {
    expect(found(["QL Claw", "Lower Back"], '<p><a href="/products/ql-claw">Lower Back Claw</a> for the Lower Back</p>')).toEqual(["QL Claw: certain", "Lower Back: certain"]);
    expect(found(["QL Claw", "Lower Back"], '<p><a href="/products/ql-claw">Lower Back Claw</a></p>')).toEqual(["QL Claw: certain"]);
  });

  it("around a picture counts, at its place", () => {
    expect(createMentionFinder([claw], STORE).find('<p>a</p><p><a href="/products/ql-claw"><img src="x" alt="QL Claw"></a></p>')).toMatchObject([{ productId: "QL Claw", foundIn: 1, blockIndex: 1, evidence: { sentence: "" } }]);
  });

  it("makes an ordinary word certain", () => {
    expect(found(["Calm"], '<p>stay <a href="/products/calm">calm</a></p>')).toEqual(["Calm: certain"]);
  });
});

describe("a mention", () => {
  it.each([
    ["references", "<h2>Sources</h2><p>QL Claw, a book</p>"],
    ["a heading alone", '<h2>The QL Claw <a href="/products/ql-claw">here</a></h2>'],
    ["the name of a picture", '<p><img src="/ql-claw.png" alt="QL Claw" title="QL Claw"></p>'],
    ["a group of products that is there already", '<div class="buyline-article-products"><p>QL Claw <a href="/products/ql-claw">Buy</a></p></div>'],
    ["comments", '<div id="comments"><p>QL Claw!</p></div>'],
    ["a script", "<script>'QL Claw'</script>"],
  ])("is never taken from %s", (_name, html) => {
    expect(found(["QL Claw"], html)).toEqual([]);
  });

  it("has its place where a group may stand: there, else below, else above, else at the end", () => {
    const placeOf = (html: string) => createMentionFinder([product("QL Claw")], STORE).find(html)[0]?.blockIndex;
    expect(placeOf("<p>a</p><p>QL Claw</p><p>b</p>")).toBe(1);
    expect(placeOf("<h2>a</h2><ul><li>QL Claw</ul><p>b</p>")).toBe(2);
    expect(placeOf("<p>a</p>the QL Claw")).toBe(0);
    expect(placeOf("the QL Claw")).toBeNull();
  });

  it("shows its own sentence, and of a very long one the words around it", () => {
    const evidenceIn = (text: string) => createMentionFinder([product("QL Claw")], STORE).find(`<p>${text}</p>`)[0]?.evidence;
    expect(evidenceIn("One (two.) Version 2.0 of the QL Claw is out! Three.")).toEqual({ sentence: "Version 2.0 of the QL Claw is out!", start: 19, end: 26 });
    expect(evidenceIn("一。买 QL Claw 吧。三。")?.sentence).toBe("买 QL Claw 吧。");
    const long = evidenceIn(`${"word ".repeat(200)}QL Claw${" word".repeat(200)}`);
    expect(long?.sentence).toMatch(/^word .* QL Claw .* word$/);
    expect(long?.sentence.length).toBeLessThan(420);
  });

  it("is proposed once an article, at its best evidence, the surest first", () => {
    const finder = createMentionFinder([product("QL Claw"), product("Foam Roller"), product("Calm")], STORE);
    const html = '<p>calm</p><p>foam roller, QL Claw</p><p>Foam Roller</p><p><a href="/products/ql-claw">this</a></p>';
    expect(toProposals(finder.find(html)).map(({ productId, kind, blockIndex }) => [productId, kind, blockIndex])).toEqual([
      ["Foam Roller", "title", 2],
      ["QL Claw", "link", 3],
      ["Calm", "title", 0],
    ]);
  });
});

it("finds nothing, and does not fail, in a store without products", () => {
  expect(createMentionFinder([], STORE).find("<p>QL Claw</p>")).toEqual([]);
});
