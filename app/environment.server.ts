/** The environment, read and checked once when the app starts (P5). */
import { z } from "zod";

const schema = z.object({
  SHOPIFY_API_KEY: z.string("is missing: the client id of the app in the Shopify Dev Dashboard").min(1, "is empty"),
  SHOPIFY_API_SECRET: z.string("is missing: the client secret of the app in the Shopify Dev Dashboard").min(1, "is empty"),
  SHOPIFY_APP_URL: z.url({ protocol: /^https?$/, error: "must be the http(s) address of this app, without a path" }),
  TOKEN_KEY: z
    .string("is missing: 32 random bytes in base64, made by: openssl rand -base64 32")
    .refine((key) => Buffer.from(key, "base64").length === 32, "must be 32 bytes in base64, made by: openssl rand -base64 32"),
  DATABASE_URL: z.string().regex(/^(file|postgres|postgresql):/, "must begin with file: or postgresql:").default("file:./prisma/buyline.sqlite"),
});

export interface Environment {
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  /** 32 bytes. */
  tokenKey: Buffer;
  databaseUrl: string;
}

/** @throws one Error that names every variable that is missing or wrong, and says how to mend it. */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const result = schema.safeParse(variables);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new Error(`Buyline cannot start. Mend these environment variables (see .env.example):\n${lines.join("\n")}`);
  }
  const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET, SHOPIFY_APP_URL, TOKEN_KEY, DATABASE_URL } = result.data;
  return {
    apiKey: SHOPIFY_API_KEY,
    apiSecret: SHOPIFY_API_SECRET,
    appUrl: SHOPIFY_APP_URL.replace(/\/$/, ""),
    tokenKey: Buffer.from(TOKEN_KEY, "base64"),
    databaseUrl: DATABASE_URL,
  };
}

export const environment = parseEnvironment(process.env);
