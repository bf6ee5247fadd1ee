/** What a merchant, or whoever got at the merchant's keyboard, may type: each breaks out of something, somewhere. */

/** At most 40 characters, so that each fits into every field. */
export const HOSTILE_WORDS = [
  "<script>alert(1)</script>",
  "</script><img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus=alert(1) x="',
  "a <!-- b",
  "--><b>x</b>",
  "]]><i>x</i>",
  "</textarea></title></style><u>x</u>",
  "</template></p></section><hr>x",
  "{{ shop.secret | json }}x",
  '{% assign x = "y" %}{{- x.y -}}z',
  "{% raw %}x{% endraw %}<b>",
  "&lt;b&gt; &amp;quot; &#60;i&#62;x",
  "javascript:alert(1)",
  "a\u0000b<b\u0000>c",
  "a\u2028b\u2029c</script>",
  "\u202eevil\u202c <b>\u2066x",
  "<a href=javascript:alert(1)>x</a>",
  '\\"];alert(1);//</script>',
  "[ends]<b>[time]",
  "\ud800x<b>",
  "${alert(1)} <%= x %> #{1+x}",
  "<style>*{x:expression(1)}</style>",
  "\uff1cscript\uff1ex\uff1c/script\uff1e",
  '<math><mi//xlink:href="x">',
  ";phone=main;desktop=main<b",
  "a\u0085b\u00a0c\ufeffd<b>",
] as const;

/** Every spelling that some browser once took for a script or for a page of its own. */
export const HOSTILE_LINKS = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "\u0001javascript:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "java\u0000script:alert(1)",
  "javascript\n:alert(1)",
  "javascript&colon;alert(1)",
  "javascript&#58;alert(1)",
  "&#106;avascript:alert(1)",
  "javascript%3Aalert(1)",
  "vbscript:msgbox(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD4=",
  "blob:https://store.invalid/1",
  "file:///etc/passwd",
  "view-source:https://example.com",
  "jar:javascript:alert(1)!",
  '/"onclick="alert(1)',
  "/'onclick='alert(1)",
  "/<script>alert(1)</script>",
  "https://example.com/\"><svg/onload=alert(1)>",
  "\\\\example.com",
  "/\u202ejavascript",
] as const;

/** No color: each would end a declaration or fetch something. */
export const HOSTILE_COLORS = ["red;background:url(//evil.example)", "#fff;x:y", "url(javascript:alert(1))", "expression(alert(1))", '#ffffff"><b>', "#ffffff\u0000", "var(--x)"] as const;

/** No picture of the store's own files. */
export const HOSTILE_IMAGES = ["https://evil.example/cdn.png", "https://cdn.shopify.com.evil.example/a.png", 'https://cdn.shopify.com/a.png")', "https://cdn.shopify.com/a.png'b", "javascript:alert(1)", "data:image/svg+xml,<svg onload=alert(1)>", "//evil.example/cdn/shop/files/a.png", "https://cdn.shopify.com/a\\b.png", 'https://cdn.shopify.com/%22);x:url("https://evil.example")'] as const;
