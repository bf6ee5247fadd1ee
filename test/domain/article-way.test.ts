import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { proposeWay } from "../../app/domain/article-way";

const template = (...types: string[]) => JSON.stringify({ sections: { main: { type: "main-article", blocks: Object.fromEntries(types.map((type) => [type, { type }])) } } });

it.each([
  ["inside", "Dawn's, whose text is a block", template("featured_image", "title", "content")],
  ["inside", "Horizon's, after the comment that Shopify writes", `/*\n * made by the editor }\n */\n${template("_blog-post-featured-image", "_blog-post-content").replace("}}}", "},}}")}`],
  ["inside", "the local Shopify's own theme", readFileSync(new URL("../sandbox/theme/templates/article.json", import.meta.url), "utf8")],
  ["embed", "one with blocks, none of which is the text", template("title", "share", "content_width")],
  ["embed", "one without blocks", JSON.stringify({ sections: { main: { type: "main-article" } } })],
  ["embed", "none, as older themes have", ""],
  ["embed", "something else", '{"sections":[null,{"blocks":3}]}'],
])("%s suits a theme whose article template is %s", (way, _what, text) => {
  expect(proposeWay(text)).toBe(way);
});
