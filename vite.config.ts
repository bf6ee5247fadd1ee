import "./server/env-file.mjs";
import type {} from "@remix-run/node";
import { createHash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin, type ServerOptions } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * The domain is pure, so that what it makes while a module is read may go where nobody uses it. Without being told, the
 * bundler keeps every schema, and with them zod, 25 KB compressed, for the constants and words that stand beside them.
 */
const domainIsPure: Plugin = {
  name: "domain-is-pure",
  enforce: "post",
  transform(code, file) {
    if (!/\/app\/domain\/[^/]+\.ts$/.test(file)) return null;
    const made = this.parse(code).body.flatMap((statement) => {
      const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
      return declaration?.type === "VariableDeclaration" ? declaration.declarations.flatMap(({ init }) => init ?? []) : [];
    });
    return made.reduceRight((text, init) => {
      if (!("start" in init && "end" in init)) return text;
      const [start, end] = [Number(init.start), Number(init.end)];
      const value = text.slice(start, end);
      const isMade = init.type === "CallExpression" || (!init.type.includes("Function") && /\bz\.|Schema\b/.test(value));
      return isMade ? `${text.slice(0, start)}/*#__PURE__*/ (() => (${value}))()${text.slice(end)}` : text;
    }, code);
  },
};

/** The server's threads are built beside it: what a file names by `new URL("….ts", import.meta.url)` becomes a file of the build. */
const threadsAreBuilt: Plugin = {
  name: "threads-are-built",
  apply: "build",
  transform(code, file) {
    if (!file.endsWith(".server.ts")) return null;
    return code.replace(/new URL\("(\.\.?\/[^"]+\.ts)", import\.meta\.url\)/g, (_, path: string) => `new URL(import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "chunk", id: resolve(dirname(file), path) })})`);
  },
};

/**
 * `shopify app dev` tells the address of its tunnel as HOST, and asks for us at PORT by the tunnel's name. It knows id and
 * secret; the key of the tokens comes from the secret where there is none, so that nothing has to be filled in.
 */
function startedByShopify(): ServerOptions {
  const { HOST: address = "", PORT: port, SHOPIFY_API_SECRET: secret = "" } = process.env;
  if (!address.startsWith("https://")) return {};
  process.env["SHOPIFY_APP_URL"] = address;
  process.env["TOKEN_KEY"] ||= createHash("sha256").update(secret).digest("base64");
  return { port: Number(port), strictPort: true, allowedHosts: [new URL(address).hostname] };
}

export default defineConfig({
  server: startedByShopify(),
  plugins: [
    domainIsPure,
    threadsAreBuilt,
    remix({
      ignoredRouteFiles: ["**/.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: false,
      },
    }),
  ],
  build: { assetsInlineLimit: 0 },
});
