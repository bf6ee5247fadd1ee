/**
 * Every case of the extension's tests once more, printed by Ruby's Liquid: the tests are imported, so that they run
 * here too and leave what they printed behind.
 */
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createShopifyLiquid } from "../../app/adapters/shopify-liquid";
import { shippedFiles } from "./extension-files";
import { printedCases } from "./page";
import { HOW_TO_GET_RUBY_LIQUID, hasRubyLiquid, printWithRuby } from "./ruby-liquid";

const isMine = (file: string) => file.endsWith(".test.ts") && file !== "second-opinion.test.ts" && readFileSync(new URL(file, import.meta.url), "utf8").includes("printBlock");
for (const file of readdirSync(new URL(".", import.meta.url)).filter(isMine)) await import(new URL(file, import.meta.url).pathname);

const NOW = "2026-11-27T17:30:05Z";

/** Ruby prints some hundreds of pages in one go, more slowly on a machine that is busy. */
const RUBY_MILLISECONDS = 120_000;

/** Core Liquid alone. */
const TEMPLATES = [
  "{{ 10 | divided_by: 4 }} {{ 10 | divided_by: 10.0 }} {{ 0.1 | plus: 0.2 }} {{ 3 | times: 1.0 }} {{ -7 | divided_by: 2 }} {{ -5 | modulo: 3 }} {{ 1.1 | times: 1.1 }} {{ '12' | minus: 2 }}",
  "{{ 4.6 | round }} {{ 4.567 | round: 2 }} {{ 4.2 | ceil }} {{ -4.2 | floor }} {{ 3 | at_least: 5 }} {{ -3 | abs }} {{ -3.5 | abs }} {{ 2.5 | round }}",
  "{{ text | escape }} {{ '&amp; <' | escape_once }} {{ '' | escape }}|",
  "{{ hash }} {{ hash.k }} {{ hash.size }} {{ list }} {{ nested }} {{ nothing }}|{{ true }}|{{ 1.0 }}",
  "{{ (1..3) }} {{ (1..3) | join: '-' }} {% assign r = (2..4) %}{{ r }} {{ r.size }} {{ r | first }} {% for i in r %}{{ i }}{% endfor %}",
  "{% assign n = 3 %}{% for i in (1..n) reversed %}{{ i }}{% endfor %} {% for i in (3..1) %}x{% else %}none{% endfor %}",
  "[{% if true %}\n  {% assign a = 1 %}\n{% endif %}] [{% for i in (1..3) %} {% comment %}no{% endcomment %} {% endfor %}] [{% if true %} {% if false %} x {% endif %} {% endif %}]",
  "[{% case 1 %} {% when 1 %} {% assign b = 2 %} {% endcase %}] [{% unless false %} {% # note %} {% endunless %}] [{% if true %} x {% endif %}]",
  "{% for a in list %}{% for b in list %}{{ forloop.parentloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.last }} {% endfor %}{% endfor %}",
  "{% for a in list limit: 1 %}{{ a }}{% endfor %}{% for a in list offset: continue %}{{ a }}{% endfor %} {% for pair in hash %}{{ pair[0] }}={{ pair[1] }};{% endfor %}",
  "{{ 'one two three' | truncatewords: 2 }} {{ 'one  two' | truncatewords: 5 }} {{ 'abcdef' | truncate: 5 }} {{ 'abcdef' | truncate: 4, '' }} {{ 'one two' | truncatewords: 1, '!' }} {{ 'a b' | truncatewords: 0 }}",
  "{{ 'now' | date: '%F %T %R %D %z %Z %s' }} {{ 0 | date: '%V %G %u %w %j %U' }} {{ '2022-04-14 16:56:02 +0530' | date: '%H:%M %z' }} {{ 'rubbish' | date: '%Y' }} {{ nil | date: '%Y' }}|",
  "{{ 1795800605 | date: '%-d %e %k %l %-I %P %p %^a %B %b %y %C %%' }} {{ '2026-11-27' | date: '%s' }} {{ '1795800605' | date: '%Y' }} {{ 'now' | date: '' }}|",
  "{{ words | sort | join: ',' }} {{ words | sort_natural | join: ',' }} {{ words | uniq | reverse | join: ',' }} {{ words | first }} {{ words | last }} {{ words | size }}",
  "{{ items | where: 'on', true | map: 'name' | join: ',' }} {{ items | where: 'on' | map: 'name' | join: ',' }} {{ items | sort: 'name' | map: 'name' | join: ',' }} {{ items | map: 'none' | compact | size }}",
  "{{ items | sort_natural: 'name' | map: 'name' | join: ',' }} {{ items | uniq: 'on' | size }} {{ list | concat: words | join: '' }} {{ 'abc' | slice: 1, 2 }} {{ 'abc' | slice: -2 }} {{ list | slice: 0, 2 | join: '' }}",
  "{{ 'a-b-c' | split: '-' | join: '+' }} {{ 'abc' | split: '' | size }} {{ '' | split: ',' | size }} {{ ' a ' | strip }}|{{ ' a ' | lstrip }}|{{ ' a ' | rstrip }}|{{ 'a b' | remove: ' ' }} {{ 'aab' | replace_first: 'a', 'x' }}",
  "{{ 'aab' | remove_first: 'a' }} {{ 'aab' | replace_last: 'a', 'x' }} {{ 'hÉllo WORLD' | capitalize }} {{ 'ab' | upcase }} {{ 'AB ΟΔΟΣ İ STRASSE' | downcase }} {{ 'x' | append: 10.0 }} {{ 'x' | prepend: 1 }}",
  "{{ 'a b&c/ü' | url_encode }} {{ 'a+b%26' | url_decode }} {{ '<p>x</p><script>y</script>' | strip_html }} {{ text2 | newline_to_br }} {{ text2 | strip_newlines }} {{ 'aGk=' | base64_decode }} {{ 'hi' | base64_encode }}",
  "{% if zero %}0{% endif %}{% if empty_text %}e{% endif %}{% if empty_text == blank %}b{% endif %}{% if nothing %}n{% endif %}{% if list == empty %}x{% endif %}{% if nothing < 1 %}y{% endif %}{% if true or false and false %}t{% endif %}{% if hash contains 'k' %}h{% endif %}",
  "{{ empty_text | default: 'x' }} {{ zero | default: 'x' }} {{ no | default: 'x' }} {{ no | default: 'x', allow_false: true }} {{ list2 | default: 'x' }}",
  "{% tablerow i in list cols: 2 %}{{ i }}{% endtablerow %} {% cycle 'a', 'b' %}{% cycle 'a', 'b' %} {% increment x %}{% increment x %}{% decrement y %} {% capture c %}{{ 1 }}2{% endcapture %}{{ c }} {% raw %}{{ x }}{% endraw %}",
  "{% liquid\n  assign x = 2\n  if x == 2\n    echo 'two'\n  endif\n%} {% case 2 %}{% when 1, 2 %}hit{% when 2 %}again{% else %}miss{% endcase %} {% echo 10.0 %} {{- ' a' -}} b",
  "{{ list[0] }}{{ list[-1] }}{{ list.first }}{{ hash['k'] }}{{ items[0].name }}{{ items.first['name'] }}{{ text.size }}{{ missing.deep.deeper }}",
];
const SCOPE = {
  text: `Tom & "Ann" '<b>`, text2: "a\nb", hash: { k: 1, f: 1.5, n: null, t: true, s: 'q"', l: ["a", null] }, list: ["a", "b", "c"], list2: [], nested: [["a"], [1, [2]]],
  nothing: null, zero: 0, empty_text: "", no: false, words: ["b", "A", "c", "B", "b"],
  items: [{ name: "b", on: true, n: 1 }, { name: "A", on: true, n: 2 }, { name: "C", on: false, n: 3 }],
};

const isMachineThatDecides = process.env.CI !== undefined && process.env.CI !== "false";

if (!hasRubyLiquid) {
  test(`there is no second opinion here: ${HOW_TO_GET_RUBY_LIQUID}`, () => {
    expect(isMachineThatDecides, HOW_TO_GET_RUBY_LIQUID).toBe(false);
  });
}

describe.runIf(hasRubyLiquid)("Ruby's Liquid agrees", () => {
  test("the extension's tests have printed every block", () => {
    const blocks = [...shippedFiles.keys()].flatMap((path) => /^blocks\/(.+)\.liquid$/.exec(path)?.[1] ?? []);
    expect([...new Set(printedCases.map(({ name }) => name))].sort()).toEqual(blocks.sort());
  });

  test("byte for byte on every block that the extension's tests print", () => {
    const opinions = printWithRuby(printedCases.map(({ ruby }) => ruby));
    for (const [index, { html }] of printedCases.entries()) expect({ html }).toEqual(opinions[index]);
    expect(opinions.length).toBeGreaterThan(100);
  }, RUBY_MILLISECONDS);

  const now = Date.parse(NOW) / 1000;
  const opinions = hasRubyLiquid ? printWithRuby(TEMPLATES.map((source) => ({ source, scope: SCOPE, zone: "America/New_York", now }))) : [];
  test.each(TEMPLATES.map((template, index) => [template, opinions[index]] as const))("on %s", async (template, opinion) => {
    const liquid = createShopifyLiquid({
      read: () => undefined, theme: { read: () => template }, zone: "America/New_York", locale: "en", moneyFormat: "${{amount}}", currency: "USD",
      now: () => new Date(NOW), assetUrl: (file) => file, extensionAssetUrl: (file) => file,
    });
    expect({ html: await liquid.renderTheme("snippets/x.liquid", SCOPE) }).toEqual(opinion);
  });
});
