import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { CLIENT, SHOP, smallShop } from "./small-shop";

/** What the built app does: the library of the app, a token exchange, a request. */
const APP = `
  const { shopifyApp } = await import("@shopify/shopify-app-remix/server");
  const { shopifyApi } = await import("@shopify/shopify-api");
  const api = shopifyApi({ apiKey: process.env.KEY, apiSecretKey: process.env.SECRET, apiVersion: "2026-10", hostName: "app.example", isEmbeddedApp: true, logger: { log() {} } });
  const { session } = await api.auth.tokenExchange({ shop: process.env.SANDBOX_SHOP, sessionToken: process.env.ID_TOKEN, requestedTokenType: "urn:shopify:params:oauth:token-type:offline-access-token", expiring: true });
  const { data } = await new api.clients.Graphql({ session }).request("{ shop { name } }");
  const closed = await api.auth.refreshToken({ shop: "other.myshopify.com", refreshToken: "x" }).catch((error) => error.message);
  console.log(JSON.stringify({ app: typeof shopifyApp, name: data.shop.name, closed }));
`;

test("a process that preloads outbound-preload.mjs runs Shopify's own libraries against the local Shopify and reaches nothing else", async () => {
  const shop = smallShop({ realClock: true });
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const answer = await shop.api(new Request(`http://127.0.0.1${incoming.url}`, { method: incoming.method, headers, body: Buffer.concat(chunks) }));
    outgoing.writeHead(answer.status, { "Content-Type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());

  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "./test/sandbox/outbound-preload.mjs", "--input-type=module", "--eval", APP], {
    env: {
      ...process.env,
      SANDBOX_SHOP: SHOP,
      SANDBOX_ADMIN_API: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      KEY: CLIENT.clientId,
      SECRET: CLIENT.clientSecret,
      ID_TOKEN: shop.idToken(),
    },
  });
  expect(JSON.parse(stdout)).toEqual({ app: "function", name: "Small Shop", closed: expect.stringContaining("closed") as string });
});
