import { ApiVersion } from "@shopify/shopify-api";

/** The one Admin API version of the app; shopify.app.toml says the same for its webhooks. */
export const API_VERSION = ApiVersion.October26;
