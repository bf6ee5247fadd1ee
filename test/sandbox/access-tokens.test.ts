import { shopifyApi, type Shopify } from "@shopify/shopify-api";
import { getHmac, getJwt, RequestType, setUpValidRequest } from "@shopify/shopify-api/test-helpers";
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { createOutboundFetch, redirectOutbound } from "./outbound";
import { signIdToken, verifyIdToken } from "./id-tokens";
import { CLIENT, SHOP, smallShop, SCOPES } from "./small-shop";
import { signWebhook } from "./webhooks";

const SHOP_QUERY = "{ shop { name } }";

function library(): Shopify {
  return shopifyApi({
    apiKey: CLIENT.clientId,
    apiSecretKey: CLIENT.clientSecret,
    apiVersion: "2026-10" as never,
    hostName: "app.example",
    isEmbeddedApp: true,
    logger: { log: () => undefined },
  });
}

test("an id token is exchanged for an expiring offline token that the API accepts", async () => {
  const shop = smallShop();
  const { status, body } = await shop.exchange(shop.idToken());
  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000, scope: SCOPES.join() });
  expect((await shop.post(SHOP_QUERY, {}, body.access_token)).status).toBe(200);
});

test("an online token names its user and has no refresh token", async () => {
  const shop = smallShop();
  const { body } = await shop.exchange(shop.idToken(), { requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token" });
  expect(body).toMatchObject({ expires_in: 86_399, associated_user: { id: 12 } });
  expect(body.refresh_token).toBeUndefined();
});

const SECONDS = Date.parse("2026-11-20T10:00:00Z") / 1000;
test.each([
  ["signed with another secret", {}, "somebody-elses-secret"],
  ["meant for another app", { aud: "another-app" }, undefined],
  ["meant for another shop", { dest: "https://other.myshopify.com" }, undefined],
  ["issued by another shop", { iss: "https://other.myshopify.com/admin" }, undefined],
  ["over for longer than the clocks may differ", { exp: SECONDS - 11 }, undefined],
  ["not valid yet", { nbf: SECONDS + 11 }, undefined],
])("an id token %s is refused", async (_, overrides, secret) => {
  const shop = smallShop();
  const { status, body } = await shop.exchange(shop.idToken(overrides, secret));
  expect([status, body.error]).toEqual([400, "invalid_subject_token"]);
});

test("an id token without a signature or of another algorithm is refused", async () => {
  const shop = smallShop();
  const [, payload = ""] = shop.idToken().split(".");
  const header = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  const mac = createHmac("sha256", CLIENT.clientSecret).update(`${header}.${payload}`).digest("base64url");
  for (const forged of ["", "a.b.c", `${header}.${payload}.`, `${header}.${payload}.${mac}`]) {
    expect((await shop.exchange(forged)).body.error).toBe("invalid_subject_token");
  }
});

test.each([
  ["a wrong client id", { client_id: "nobody" }, "application_cannot_be_found"],
  ["a wrong client secret", { client_secret: "guess" }, "invalid_client"],
  ["another grant type", { grant_type: "password" }, "unsupported_grant_type"],
  ["a token that never expires", { expiring: "0" }, "invalid_request"],
])("%s is refused by the token endpoint", async (_, fields, error) => {
  const shop = smallShop();
  const { status, body } = await shop.exchange(shop.idToken(), fields as Record<string, string>);
  expect([status, body.error]).toEqual([400, error]);
});

test("a shop without the app exchanges nothing and its tokens are dead", async () => {
  const shop = smallShop();
  expect((await shop.ask(SHOP_QUERY)).status).toBe(200);
  shop.store.state.installation.id = null;
  expect((await shop.exchange(shop.idToken())).status).toBe(400);
  expect((await shop.post(SHOP_QUERY)).status).toBe(401);
});

test("an access token works until its last second and not at its end", async () => {
  const shop = smallShop();
  const { body } = await shop.exchange(shop.idToken());
  shop.pass(3599);
  expect((await shop.post(SHOP_QUERY, {}, body.access_token)).status).toBe(200);
  shop.pass(1);
  expect((await shop.post(SHOP_QUERY, {}, body.access_token)).status).toBe(401);
});

test("an unknown access token and a missing one answer 401", async () => {
  const shop = smallShop();
  expect((await shop.post(SHOP_QUERY, {}, "shpat_unknown")).status).toBe(401);
  expect((await shop.post(SHOP_QUERY, {}, "")).status).toBe(401);
});

test("a refresh rotates both tokens and using the new refresh token retires the old one", async () => {
  const shop = smallShop();
  const refresh = (token = "") => shop.requestToken({ grant_type: "refresh_token", refresh_token: token });
  const first = (await shop.exchange(shop.idToken())).body;
  const second = (await refresh(first.refresh_token)).body;
  expect(second.access_token).not.toBe(first.access_token);
  expect(second.refresh_token).not.toBe(first.refresh_token);

  const again = (await refresh(first.refresh_token)).body;
  expect(again).toMatchObject({ access_token: second.access_token, refresh_token: second.refresh_token });

  expect((await refresh(second.refresh_token)).status).toBe(200);
  const retired = await refresh(first.refresh_token);
  expect([retired.status, retired.body.error]).toEqual([400, "invalid_grant"]);
});

test("a refresh token is dead 90 days after it was issued, and 30 days after its first use", async () => {
  const refresh = (shop: ReturnType<typeof smallShop>, token = "") => shop.requestToken({ grant_type: "refresh_token", refresh_token: token });
  const day = 24 * 60 * 60;
  const late = smallShop();
  const unused = (await late.exchange(late.idToken())).body.refresh_token;
  late.pass(90 * day);
  expect((await refresh(late, unused)).status).toBe(400);

  const lost = smallShop();
  const used = (await lost.exchange(lost.idToken())).body.refresh_token;
  expect((await refresh(lost, used)).body.refresh_token_expires_in).toBe(90 * day);
  lost.pass(30 * day - 1);
  expect((await refresh(lost, used)).body.refresh_token_expires_in).toBe(60 * day + 1);
  lost.pass(1);
  expect((await refresh(lost, used)).status).toBe(400);
});

test("Shopify's library accepts our id tokens and refuses forged ones", async () => {
  const options = { ...CLIENT, shop: SHOP, userId: 12, now: new Date() };
  const payload = await library().session.decodeSessionToken(signIdToken(options));
  expect(payload).toMatchObject({ dest: `https://${SHOP}`, aud: CLIENT.clientId, sub: "12" });
  await expect(library().session.decodeSessionToken(signIdToken({ ...options, clientSecret: "another" }))).rejects.toThrow();
});

test("we accept the id tokens of Shopify's test helpers and refuse those for others", async () => {
  const { token } = await getJwt("small-shop", CLIENT.clientId, CLIENT.clientSecret);
  const expected = { ...CLIENT, shop: SHOP, now: new Date() };
  expect(verifyIdToken(token, expected)).toMatchObject({ dest: `https://${SHOP}` });
  expect(verifyIdToken(token, { ...expected, shop: "other.myshopify.com" })).toBeNull();
  expect(verifyIdToken(token, { ...expected, clientSecret: "another" })).toBeNull();
});

test("a request of Shopify's test helpers carries a token that our token endpoint exchanges", async () => {
  const shop = smallShop({ realClock: true });
  const options = { type: RequestType.Bearer, store: "small-shop", apiKey: CLIENT.clientId, apiSecretKey: CLIENT.clientSecret } as const;
  const tokenOf = async (given: typeof options) => (await setUpValidRequest(given, new Request("https://app.example/app"))).headers.get("authorization")?.replace("Bearer ", "") ?? "";
  expect((await shop.exchange(await tokenOf(options))).status).toBe(200);
  expect((await shop.exchange(await tokenOf({ ...options, apiSecretKey: "another" as never }))).status).toBe(400);
});

test("our webhooks carry the signature of Shopify's test helpers, and Shopify's library takes them as valid", async () => {
  const { headers, body } = signWebhook({ topic: "app/uninstalled", shop: SHOP, payload: { name: "Größe ✓" }, secret: CLIENT.clientSecret });
  expect(headers["X-Shopify-Hmac-Sha256"]).toBe(getHmac(body, CLIENT.clientSecret));
  const validate = (sent: string) =>
    library().webhooks.validate({ rawBody: sent, rawRequest: new Request("https://app.example/webhooks", { method: "POST", headers, body: sent }) });
  expect(await validate(body)).toMatchObject({ valid: true });
  expect(await validate(`${body} `)).toMatchObject({ valid: false });
});

test("Shopify's library exchanges and refreshes tokens through the redirected way out", async () => {
  const shop = smallShop({ realClock: true });
  redirectOutbound({ shop: SHOP, adminApi: shop.api });
  const { session } = await library().auth.tokenExchange({
    shop: SHOP,
    sessionToken: shop.idToken(),
    requestedTokenType: "urn:shopify:params:oauth:token-type:offline-access-token" as never,
    expiring: true,
  });
  const refreshed = await library().auth.refreshToken({ shop: SHOP, refreshToken: session.refreshToken ?? "" });
  expect(refreshed.session.accessToken).not.toBe(session.accessToken);
  expect((await shop.post(SHOP_QUERY, {}, refreshed.session.accessToken)).status).toBe(200);
});

test.each(["https://other.myshopify.com/admin/api", `http://${SHOP}/admin/api`, `https://${SHOP}/cart`, "https://example.com/"])("the redirected way out is closed to %s", async (url) => {
  const shop = smallShop();
  await expect(createOutboundFetch({ shop: SHOP, adminApi: shop.api })(url)).rejects.toThrow("closed");
});

test("a dropped connection and an abort reach an in-process caller as fetch would give them", async () => {
  const shop = smallShop();
  const out = createOutboundFetch({ shop: SHOP, adminApi: shop.api });
  const ask = (signal?: AbortSignal) =>
    out(`https://${SHOP}/admin/oauth/access_token`, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}", signal });
  shop.faults.inject({ kind: "drop_before_write" });
  await expect(ask()).rejects.toBeInstanceOf(TypeError);
  shop.faults.inject({ kind: "slow", milliseconds: 200 });
  await expect(ask(AbortSignal.timeout(10))).rejects.toMatchObject({ name: "TimeoutError" });
});
