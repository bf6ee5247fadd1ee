import { describe, expect, it } from "vitest";
import { createShopifyLiquid, type LiquidScope } from "../../app/adapters/shopify-liquid";

const NOW = new Date("2026-11-27T17:30:05Z");

function liquidOf(files: Record<string, string>, options: { locale?: string; zone?: string; moneyFormat?: string; theme?: Record<string, string>; loop?: number } = {}) {
  return createShopifyLiquid({
    read: (path) => files[path],
    ...(options.theme ? { theme: { read: (path: string) => options.theme?.[path] } } : {}),
    zone: options.zone ?? "America/New_York",
    locale: options.locale ?? "en",
    moneyFormat: options.moneyFormat ?? "${{amount}}",
    currency: "USD",
    now: () => NOW,
    assetUrl: (file) => `/theme/${file}`,
    extensionAssetUrl: (file) => `/extension/${file}`,
    ...(options.loop ? { extensionLoopLimit: options.loop } : {}),
  });
}

/** What a template prints, without the block's wrapper. */
async function print(template: string, scope: LiquidScope = {}, options: Parameters<typeof liquidOf>[1] = {}): Promise<string> {
  const liquid = liquidOf({}, { ...options, theme: { "snippets/test.liquid": template } });
  return liquid.renderTheme("snippets/test.liquid", scope);
}

const block = (template: string, files: Record<string, string> = {}, options: Parameters<typeof liquidOf>[1] = {}) =>
  liquidOf({ "blocks/test.liquid": template, ...files }, options);

const PICTURE = { src: "/cdn/shop/files/claw.svg", alt: "A claw", width: 800, height: 600 };

describe("values print as Shopify prints them", () => {
  it.each([
    ["{{ 10 | divided_by: 4 }}", "2"],
    ["{{ 10 | divided_by: 4.0 }}", "2.5"],
    ["{{ 10 | divided_by: 10.0 }}", "1.0"],
    ["{{ -7 | divided_by: 2 }}", "-4"],
    ["{{ 0.1 | plus: 0.2 }}", "0.3"],
    ["{{ 3 | times: 1.0 }}", "3.0"],
    ["{{ 19.99 | times: 100 }}", "1999.0"],
    ["{{ 1.1 | times: 1.1 }}", "1.21"],
    ["{{ '12' | minus: 2 }}", "10"],
    ["{{ 10.0 }}", "10.0"],
    ["{% echo 10.0 %}", "10.0"],
    ["{{ 10.0 | append: '!' }}", "10.0!"],
    ["{% assign x = 10.0 %}{{ x | plus: 1 }}", "11.0"],
    ["{{ 4.6 | round }} {{ 4.567 | round: 2 }} {{ 4.2 | ceil }} {{ 4.8 | floor }}", "5 4.57 5 4"],
    ["{{ -5 | modulo: 3 }}", "1"],
    ["{{ 3 | at_least: 5 }} {{ 3 | at_most: 2 }} {{ -3 | abs }}", "5 2 3"],
    ["{% if 10.0 == 10 %}equal{% endif %}", "equal"],
    ["{{ hash }}", '{"k"=>1, "list"=>["a", nil]}'],
    ["{{ list }}", "ab"],
    ["{{ nothing }}|{{ missing.deep }}", "|"],
    ["{{ list | json }} {{ quoted | json }}", '["a","b"] "\\u003cb\\u003e\\u0026\\/"'],
    ["{{ hash.k }} {{ hash['k'] }} {{ hash.size }} {{ list.size }} {{ 'né' | size }}", "1 1 2 2 2"],
  ])("%s prints %s", async (template, expected) => {
    expect(await print(template, { hash: { k: 1, list: ["a", null] }, list: ["a", "b"], nothing: null, quoted: "<b>&/" })).toBe(expected);
  });
});

describe("truth and comparison follow Ruby", () => {
  it.each([
    ["{% if zero %}yes{% endif %}", "yes"],
    ["{% if empty_text %}yes{% endif %}", "yes"],
    ["{% if empty_text == blank %}yes{% endif %}", "yes"],
    ["{% if nothing %}yes{% else %}no{% endif %}", "no"],
    ["{% if nothing < 1 %}yes{% else %}no{% endif %}", "no"],
    ["{% if list contains 'a' and text contains 'Back' %}yes{% endif %}", "yes"],
    ["{% if true or false and false %}yes{% endif %}", "yes"],
    ["{{ empty_text | default: 'x' }}{{ zero | default: 'x' }}{{ no | default: 'x' }}{{ no | default: 'x', allow_false: true }}", "x0xfalse"],
  ])("%s prints %s", async (template, expected) => {
    expect(await print(template, { zero: 0, empty_text: "", nothing: null, no: false, list: ["a"], text: "Flexible Back" })).toBe(expected);
  });

  it("comparing a text with a number is an error", async () => {
    await expect(print("{% if 'a' > 1 %}{% endif %}")).rejects.toThrow(/comparison/);
  });
});

describe("text and HTML filters", () => {
  it.each([
    [`{{ text | escape }}`, "Tom &amp; &quot;Ann&quot; &#39;&lt;b&gt;"],
    [`{{ '&amp; <' | escape_once }}`, "&amp; &lt;"],
    [`{{ 'Back of Steel: 2.0!' | handleize }}`, "back-of-steel-2-0"],
    [`{{ 'one two three' | truncatewords: 2 }}`, "one two..."],
    [`{{ 'abcdef' | truncate: 5 }}`, "ab..."],
    [`{{ 'a b&c' | url_encode }}`, "a+b%26c"],
    [`{{ 2 | pluralize: 'item', 'items' }} {{ 1 | pluralize: 'item', 'items' }}`, "items item"],
    [`{{ products | where: 'on', true | map: 'name' | join: ',' }}`, "B,A"],
    [`{{ products | sort: 'name' | map: 'name' | join: ',' }}`, "A,B,C"],
    [`{{ 'a-b' | split: '-' | first }}{{ 'a-b' | split: '-' | last }}`, "ab"],
    [`{{ 'x' | sha256 | slice: 0, 6 }}`, "2d7116"],
  ])("%s prints %s", async (template, expected) => {
    const products = [{ name: "B", on: true }, { name: "A", on: true }, { name: "C", on: false }];
    expect(await print(template, { text: `Tom & "Ann" '<b>`, products })).toBe(expected);
  });

  it.each(["{{ 'x' | slugify }}", "{{ 'x' | nonsense }}", "{% include 'x' %}", "{% nonsense %}"])(
    "%s is a loud error",
    async (template) => {
      await expect(print(template)).rejects.toThrow();
    },
  );
});

describe("money", () => {
  it.each([
    ["${{amount}}", "{{ 123456 | money }}", "$1,234.56"],
    ["${{ amount }}", "{{ 1900 | money_without_trailing_zeros }} {{ 1950 | money_without_trailing_zeros }}", "$19 $19.50"],
    ["${{amount}}", "{{ 1900 | money_with_currency }} {{ 1900 | money_without_currency }}", "$19.00 USD 19.00"],
    ["{{amount_with_comma_separator}} €", "{{ 123456 | money }}", "1.234,56 €"],
    ["{{amount_no_decimals}} kr", "{{ 123456 | money }}", "1,235 kr"],
    ["CHF {{amount_with_apostrophe_separator}}", "{{ 123456789 | money }}", "CHF 1'234'567.89"],
    ["${{amount}}", "[{{ nil | money }}]", "[]"],
  ])("in %s, %s prints %s", async (moneyFormat, template, expected) => {
    expect(await print(template, {}, { moneyFormat })).toBe(expected);
  });
});

describe("dates are in the shop's zone, with the clock given", () => {
  it.each([
    ["{{ 'now' | date: '%Y-%m-%d %H:%M:%S %z %Z' }}", "2026-11-27 12:30:05 -0500 EST"],
    ["{{ 'now' | date: '%s' }}", "1795800605"],
    ["{{ 1795800605 | date: '%A, %B %-d, %-I:%M %p' }}", "Friday, November 27, 12:30 PM"],
    ["{{ '1795800605' | date: '%-l%P|%k|%e|%j' }}", "12pm|12|27|331"],
    ["{{ 1783000000 | date: '%Z %:z' }}", "EDT -04:00"],
    ["{{ '2026-11-28T05:00:00Z' | date: '%Y-%m-%dT%H:%M:%SZ' }}", "2026-11-28T05:00:00Z"],
    ["{{ '2022-04-14 16:56:02 -0400' | date: '%F %T %R %D %Z' }}", "2022-04-14 16:56:02 16:56 04/14/22 EDT"],
    ["{{ '2022-04-14 16:56:02 +0530' | date: '%H:%M %z' }}", "16:56 +0530"],
    ["{{ '2026-11-27' | date: '%s' }}", "1795755600"],
    ["{{ 'April 14, 2022' | date: '%F %H:%M' }}", "2022-04-14 00:00"],
    ["{{ 'rubbish' | date: '%Y' }}", "rubbish"],
    ["{{ 'now' | date: '%^a %b %y %V %G %u %w %% %q' }}", "FRI Nov 26 48 2026 5 5 % %q"],
    ["{{ 'now' | date: format: 'abbreviated_date' }}", "Nov 27, 2026"],
    ["{{ 'now' | time_tag: '%b %-d' }}", '<time datetime="2026-11-27T17:30:05Z">Nov 27</time>'],
  ])("%s prints %s", async (template, expected) => {
    expect(await print(template)).toBe(expected);
  });

  it.each([
    ["Europe/Berlin", "18:30 CET"],
    ["UTC", "17:30 UTC"],
    ["Asia/Kolkata", "23:00 IST"],
    ["America/Sao_Paulo", "14:30 -03"],
  ])("now in %s is %s", async (zone, expected) => {
    expect(await print("{{ 'now' | date: '%H:%M %Z' }}", {}, { zone })).toBe(expected);
  });
});

describe("tags", () => {
  it.each([
    ["[{% if true %}\n  {% assign a = 1 %}\n{% endif %}]", "[]"],
    ["[{% if true %} {% if false %} x {% endif %} {% endif %}]", "[  ]"],
    ["[{% for i in (1..3) %} {% comment %}no{% endcomment %} {% endfor %}]", "[]"],
    ["[{% unless false %} {% # note %} {% endunless %}]", "[]"],
    ["[{% if true %} x {% endif %}]", "[ x ]"],
    ["{% for a in (1..2) %}{% for b in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }}{% if forloop.last %};{% endif %}{% endfor %}{% endfor %}", "1112;2122;"],
    ["{% for a in list limit: 1 offset: 1 reversed %}{{ a }}{% else %}none{% endfor %}", "b"],
    ["{% for a in list limit: 1 %}{{ a }}{% endfor %}{% for a in list offset: continue %}{{ a }}{% endfor %}", "abc"],
    ["{% for a in nothing %}x{% else %}none{% endfor %}", "none"],
    ["{% for pair in hash %}{{ pair[0] }}={{ pair[1] }};{% endfor %}", "k=1;"],
    ["{% for a in list %}{% if a == 'b' %}{% break %}{% endif %}{{ a }}{% endfor %}", "a"],
    ["{% liquid\n assign x = 2\n if x == 2\n  echo 'two'\n endif\n%}", "two"],
    ["{% case 2 %}{% when 1, 2 %}hit{% else %}miss{% endcase %}", "hit"],
    ["a {%- doc -%} {{ not liquid {% endnothing %} {%- enddoc %} b", "a b"],
    ["{% schema %}{ \"a\": \"{{ x }}\" }{% endschema %}x", "x"],
    ["{% style %}.a{color:{{ 'red' }}}{% endstyle %}", "<style data-shopify>.a{color:red}</style>"],
  ])("%s prints %s", async (template, expected) => {
    expect(await print(template, { list: ["a", "b", "c"], hash: { k: 1 }, nothing: null })).toBe(expected);
  });

  it("a product form carries Shopify's hidden inputs", async () => {
    const html = await print("{% form 'product', product, class: 'buy', data-x: 'y' %}B{% endform %}", { product: { id: 7 }, section: { id: "main" } });
    expect(html).toBe(
      '<form method="post" action="/cart/add" id="product_form_7" accept-charset="UTF-8" class="buy" enctype="multipart/form-data" data-x="y">' +
        '<input type="hidden" name="form_type" value="product" /><input type="hidden" name="utf8" value="✓" />B' +
        '<input type="hidden" name="product-id" value="7" /><input type="hidden" name="section-id" value="main" /></form>',
    );
  });

  it("paginate shows one page and links to the others", async () => {
    const template = "{% paginate blog.articles by 2 %}{% for a in blog.articles %}{{ a }}{% endfor %} {{ paginate.current_page }}/{{ paginate.pages }} {{ paginate.previous.url }} {{ paginate.next.url }}{% endpaginate %}";
    const scope = { blog: { articles: ["a", "b", "c", "d", "e"] }, current_page: 2, request: { path: "/blogs/j" } };
    expect(await print(template, scope)).toBe("cd 2/3 /blogs/j?page=1 /blogs/j?page=3");
  });
});

describe("pictures and assets", () => {
  it.each([
    ["{{ picture | image_url: width: 400 }}", "/cdn/shop/files/claw.svg?width=400"],
    ["{{ product | image_url: width: 400, height: 300, crop: 'center' }}", "/cdn/shop/files/claw.svg?crop=center&height=300&width=400"],
    [
      "{{ picture | image_url: width: 400 | image_tag: loading: 'lazy', widths: '200, 400' }}",
      '<img src="/cdn/shop/files/claw.svg?width=400" alt="A claw" srcset="/cdn/shop/files/claw.svg?width=200 200w, /cdn/shop/files/claw.svg?width=400 400w" width="400" height="300" loading="lazy">',
    ],
    ["{{ 'theme.css' | asset_url | stylesheet_tag }}", '<link href="/theme/theme.css" rel="stylesheet" type="text/css" media="all" />'],
    ["{{ 'theme.js' | asset_url | script_tag }}", '<script src="/theme/theme.js" type="text/javascript"></script>'],
  ])("%s prints %s", async (template, expected) => {
    expect(await print(template, { picture: PICTURE, product: { featured_image: PICTURE } })).toBe(expected);
  });
});

describe("translations come from the extension's own files", () => {
  const files = {
    "locales/en.default.json": JSON.stringify({
      hello: "Hello {{ name }} & you",
      bold_html: "<b>{{ name }}</b>",
      items: { one: "{{ count }} item", other: "{{ count }} items" },
      only_english: "English",
    }),
    "locales/pl.json": JSON.stringify({ hello: "Cześć {{ name }}", items: { one: "{{ count }} rzecz", few: "{{ count }} rzeczy", other: "{{ count }} rzeczy!" } }),
  };
  it.each([
    ["en", "{{ 'hello' | t: name: '<i>' }}", "Hello &lt;i&gt; &amp; you"],
    ["en", "{% assign n = 'Tom & Ann' | escape %}{{ 'hello' | t: name: n }}", "Hello Tom &amp; Ann &amp; you"],
    ["en", "{{ 'bold_html' | t: name: 'x' }}", "<b>x</b>"],
    ["en", "{{ 'items' | t: count: 1 }}, {{ 'items' | t: count: 2 }}", "1 item, 2 items"],
    ["pl", "{{ 'items' | t: count: 3 }}, {{ 'items' | t: count: 5 }}", "3 rzeczy, 5 rzeczy!"],
    ["pl", "{{ 'only_english' | t }}", "English"],
    ["fr", "{{ 'items' | t: count: 2 }}", "2 items"],
  ])("in %s, %s prints %s", async (locale, template, expected) => {
    expect(await block(template, files, { locale }).renderBlock("test", {})).toContain(`>${expected}</div>`);
  });

  it("a missing translation of the extension is an error", async () => {
    await expect(block("{{ 'no.such' | t }}", files).renderBlock("test", {})).rejects.toThrow(/no\.such/);
  });

  it("theme files read the theme's translations", async () => {
    const liquid = liquidOf(files, { theme: { "snippets/a.liquid": "{{ 'hello' | t }}", "locales/en.default.json": '{"hello":"Theme"}' } });
    expect(await liquid.renderTheme("snippets/a.liquid", {})).toBe("Theme");
  });
});

describe("blocks of the extension", () => {
  it("a block stands in Shopify's wrapper with its settings and the schema's defaults", async () => {
    const source = '{{ block.settings.a }}{{ block.settings.b }}{{ block.id }}{{ section.id }}{% schema %}{"class":"wide","settings":[{"type":"text","id":"a","default":"A"},{"type":"text","id":"b","default":"B"}]}{% endschema %}';
    const html = await block(source).renderBlock("test", { id: "xyz", settings: { b: "set" }, sectionId: "main" });
    expect(html).toBe('<div id="shopify-block-xyz" class="shopify-block shopify-app-block wide">Asetxyzmain</div>');
  });

  it("a head embed has no element around it", async () => {
    const html = await block('<meta>{% schema %}{"target":"head"}{% endschema %}').renderBlock("test", { id: "e" });
    expect(html).toBe("<!-- BEGIN app block: shopify://apps/buyline/blocks/test/e --><meta><!-- END app block -->");
  });

  it("each rendered snippet is wrapped in comments and sees globals, its arguments and nothing else", async () => {
    const html = await block("{% assign secret = 1 %}{% render 'card', title: 'T' %}", { "snippets/card.liquid": "{{ title }}{{ shop.name }}{{ secret }}" }).renderBlock("test", {
      scope: { shop: { name: "S" } },
    });
    expect(html).toContain("<!-- BEGIN app snippet: card -->TS<!-- END app snippet -->");
  });

  it.each([
    ["{% render 'card' for list as item %}", "{{ item }}{{ forloop.index }}/{{ forloop.length }};", "a1/2;b2/2;"],
    ["{% render 'card' for list %}", "{{ card }}{{ forloop.last }};", "afalse;btrue;"],
    ["{% render 'card' with list[1] as item, more: '!' %}", "{{ item }}{{ more }}", "b!"],
    ["{% render 'card' with list[0] %}", "{{ card }}", "a"],
    ["{% render 'card', item: list[0], for: 'x' %}", "{{ item }}{{ for }}", "ax"],
  ])("%s of %s prints %s", async (template, snippet, expected) => {
    const html = await block(template, { "snippets/card.liquid": snippet }).renderBlock("test", { scope: { list: ["a", "b"] } });
    expect(html.replace(/<[^>]*>/g, "")).toBe(expected);
  });

  it.each(["javascript", "stylesheet"])("{%% %s %%} is refused in an extension", async (tag) => {
    await expect(block(`{% ${tag} %}x{% end${tag} %}`).renderBlock("test", {})).rejects.toThrow(/not allowed/);
  });

  it.each(["{% section 'x' %}", "{% sections 'x' %}", "{% include 'x' %}", "{% layout none %}"])("%s is refused in an extension", async (template) => {
    await expect(block(template).renderBlock("test", {})).rejects.toThrow(/not found|not allowed/);
  });

  it.each([["{{ 'a.png' | image_url }}", /width or height/, "a.png"], ["{{ '' | image_url: width: 5 }}", /no image/, ""]])("%s is an error in an extension, not in a theme", async (template, problem, inTheme) => {
    await expect(block(template).renderBlock("test", {})).rejects.toThrow(problem);
    expect(await print(template)).toBe(inTheme);
  });

  it("a missing snippet or block is an error", async () => {
    await expect(block("{% render 'none' %}").renderBlock("test", {})).rejects.toThrow(/snippets\/none/);
    await expect(block("").renderBlock("none", {})).rejects.toThrow(/blocks\/none/);
  });

  it("data behind getters is read only when asked", async () => {
    const scope = {
      cheap: "c",
      get dear(): string {
        throw new Error("was read");
      },
    };
    expect(await block("{{ cheap }}").renderBlock("test", { scope })).toContain("c");
    await expect(block("{{ dear }}").renderBlock("test", { scope })).rejects.toThrow(/was read/);
  });

  it("a loop limit cuts an extension's loops and leaves the theme's alone", async () => {
    expect(await block("{% for i in (1..9) %}{{ i }}{% endfor %}", {}, { loop: 3 }).renderBlock("test", {})).toContain(">123<");
    expect(await print("{% for i in (1..9) %}{{ i }}{% endfor %}", {}, { loop: 3 })).toBe("123456789");
  });
});
