import type {} from "@remix-run/node";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * Stands in for zod in the browser, which would be 25 KB compressed of every page. Schemas are built where their module
 * is read, so that constants and words may stand beside them; they parse on the server alone, and say so here.
 */
const SCHEMAS_OF_THE_BROWSER = `
  const refuse = (asked) => { throw new Error("A schema was asked for " + String(asked) + " in the browser; it parses on the server only."); };
  const schema = new Proxy(() => {}, {
    apply: () => schema,
    get: (_target, name) => (typeof name === "symbol" || /parse|then/i.test(name) ? refuse(name) : schema),
    ownKeys: () => refuse("its keys"),
  });
  export const z = schema;
`;

const schemasStayOnTheServer: Plugin = {
  name: "schemas-stay-on-the-server",
  enforce: "pre",
  resolveId: (id, _importer, { ssr }) => (id === "zod" && ssr !== true ? "\0zod-of-the-browser" : null),
  load: (id) => (id === "\0zod-of-the-browser" ? SCHEMAS_OF_THE_BROWSER : null),
};

export default defineConfig({
  plugins: [
    schemasStayOnTheServer,
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
