/** The library's app: token exchange, expiring offline tokens, and our own session storage. */
import "@shopify/shopify-app-remix/adapters/node";
import { LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { environment } from "../environment.server";
import { API_VERSION } from "./api-version";
import { openDatabase } from "./database.server";
import { createSecretBox } from "./secret-box.server";
import { PrismaSessions } from "./sessions-prisma.server";

export const database = openDatabase(environment.databaseUrl);

export const sessions = new PrismaSessions(database, createSecretBox(environment.tokenKey));

export const shopifyLibrary = shopifyApp({
  apiKey: environment.apiKey,
  apiSecretKey: environment.apiSecret,
  appUrl: environment.appUrl,
  apiVersion: API_VERSION,
  authPathPrefix: "/auth",
  distribution: AppDistribution.AppStore,
  sessionStorage: sessions,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  logger: { level: LogSeverity.Warning },
});

/** Shopify's own checks of signatures and tokens, without the sign-in flow around them. */
export const shopifyChecks = shopifyApi({
  apiKey: environment.apiKey,
  apiSecretKey: environment.apiSecret,
  apiVersion: API_VERSION,
  hostName: new URL(environment.appUrl).host,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Warning },
});
