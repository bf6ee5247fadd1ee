import { expect, it, onTestFinished, vi } from "vitest";
import { log as write, shopOf, takeOverConsole, toLine, withoutSecrets, withRequest } from "../../server/log.mjs";

const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJkZXN0IjoiaHR0cHM6Ly9hLm15c2hvcGlmeS5jb20ifQ.c2lnbmF0dXJl";

it.each([
  ["an address", `/app?id_token=${JWT}&shop=a.myshopify.com&hmac=0123abcd&session=5678efgh`, ["0123abcd", "5678efgh", JWT]],
  ["a header", `authorization: Bearer ${JWT}`, [JWT]],
  ["an access token", "Invalid token shpat_0123456789abcdef for it", ["0123456789abcdef"]],
  ["tokens of other kinds", "Invalid token shprt_0123456789abcdef, shpca_1123456789abcdef, shpss_2123456789abcdef", ["0123456789abcdef", "1123456789abcdef", "2123456789abcdef"]],
  ["a refresh token in JSON", JSON.stringify({ refresh_token: "shprt_zzz999", client_secret: "hush-hush" }), ["zzz999", "hush-hush"]],
  ["an object that is printed", "Session { accessToken: 'opaque-token', refreshToken: 'another-one' }", ["opaque-token", "another-one"]],
  ["a database's address", "connect to postgresql://buyline:pa55word@db:5432/buyline failed", ["pa55word"]],
  ["a database's address whose password has an @", "connect to postgresql://buyline:pa55@w0rd@db:5432/buyline failed", ["pa55", "w0rd"]],
  ["a database's address whose password stands behind it", "connect to postgresql://db/buyline?user=buyline&password=pa55word failed", ["pa55word"]],
  ["the environment", "TOKEN_KEY=c2VjcmV0c2VjcmV0 SHOPIFY_API_SECRET=abcdef", ["c2VjcmV0c2VjcmV0", "abcdef"]],
])("keeps the secrets of %s out", (_name, text, secrets) => {
  for (const secret of secrets) expect(withoutSecrets(text)).not.toContain(secret);
  expect(withoutSecrets(text)).toContain("…");
});

it("leaves words alone that only look a little alike", () => {
  const text = "The session token of this request is no tokenizer, code review was fine, 12 sessions";
  expect(withoutSecrets(text)).toBe(text);
});

it("is one line of JSON with the request's id and shop, whatever is said in it", async () => {
  const line = await withRequest({ requestId: "r-1", shop: "a.myshopify.com" }, async () => {
    await Promise.resolve();
    return toLine("error", `broken\n${JWT}`, { status: 503 });
  });
  expect(line).not.toContain("\n");
  expect(JSON.parse(line)).toMatchObject({ level: "error", message: "broken\n…", requestId: "r-1", shop: "a.myshopify.com", status: 503 });
});

it("is what the app says by console, too, of the request in which it is said", async () => {
  const { log, info, warn, error } = console;
  const written: string[] = [];
  const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
  onTestFinished(() => {
    write.mockRestore();
    Object.assign(console, { log, info, warn, error });
  });
  takeOverConsole();
  await withRequest({ requestId: "r-1", shop: "a.myshopify.com" }, async () => {
    await Promise.resolve();
    console.warn("Shopify failed at page, asked 3 times:", new TypeError("fetch failed with shpat_0123456789abcdef"));
  });
  expect(written).toEqual([expect.stringMatching(/^\{.*\}\n$/)]);
  expect(JSON.parse(written[0] ?? "")).toMatchObject({ level: "warn", requestId: "r-1", shop: "a.myshopify.com", message: expect.stringMatching(/^Shopify failed at page, asked 3 times: TypeError: fetch failed with …/) });
});

it("says the same of one request once, however many of its parts meet it, and what goes on after its answer as often as it is", () => {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  onTestFinished(() => spy.mockRestore());
  const told = () => lines.splice(0).map((line) => (JSON.parse(line) as { requestId: string }).requestId);
  const away = () => write("error", "The database does not answer");
  withRequest({ requestId: "r-1" }, (answered) => {
    away();
    away();
    write("error", "Something else");
    expect(told()).toEqual(["r-1", "r-1"]);
    withRequest({ requestId: "r-2" }, away);
    expect(told()).toEqual(["r-2"]);
    answered();
    away();
    away();
    expect(told()).toEqual(["r-1", "r-1"]);
  });
});

it.each([
  ["a session token", { headers: { authorization: `Bearer ${JWT}` } }, "a.myshopify.com"],
  ["the first document's address", { headers: {}, url: `/app?id_token=${JWT}` }, "a.myshopify.com"],
  ["a webhook", { headers: { "x-shopify-shop-domain": "b.myshopify.com" } }, "b.myshopify.com"],
  ["an attempt to write into the log", { headers: { "x-shopify-shop-domain": 'x"}\n{"level":"error' } }, undefined],
  ["nonsense", { headers: { authorization: "Bearer a.b.c" } }, undefined],
])("knows the shop of %s", (_name, request, shop) => {
  expect(shopOf(request as Parameters<typeof shopOf>[0])).toBe(shop);
});
