import { beforeAll, expect, it } from "vitest";

const right = {
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://buyline.example/",
  TOKEN_KEY: Buffer.alloc(32, 1).toString("base64"),
};

let parseEnvironment: (typeof import("../../app/environment.server"))["parseEnvironment"];
beforeAll(async () => {
  Object.assign(process.env, right);
  ({ parseEnvironment } = await import("../../app/environment.server"));
});

it("reads the environment", () => {
  expect(parseEnvironment(right)).toEqual({ apiKey: "key", apiSecret: "secret", appUrl: "https://buyline.example", tokenKey: Buffer.alloc(32, 1), databaseUrl: "file:./prisma/buyline.sqlite" });
});

it("names every variable that is missing or wrong in one message", () => {
  const wrong = { SHOPIFY_API_SECRET: "", SHOPIFY_APP_URL: "buyline", TOKEN_KEY: "c2hvcnQ=", DATABASE_URL: "mysql://x" };
  expect(() => parseEnvironment(wrong)).toThrow(/SHOPIFY_API_KEY is missing[\s\S]*SHOPIFY_API_SECRET is empty[\s\S]*SHOPIFY_APP_URL must[\s\S]*TOKEN_KEY must[\s\S]*DATABASE_URL must/);
});
