import type { LinksFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { useContext, type ReactNode } from "react";
import { NonceContext } from "./components/nonce";
import { OutsideAdmin } from "./components/outside-admin";
import { appIdentity } from "./merchant.server";

export const links: LinksFunction = () => [
  { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" },
  { rel: "preconnect", href: "https://cdn.shopify.com/" },
  { rel: "stylesheet", href: "https://cdn.shopify.com/static/fonts/inter/v4/styles.css" },
  { rel: "stylesheet", href: polarisStyles },
];

export function loader() {
  return appIdentity;
}

/** App Bridge wants to be the first script of every document (S2). */
export function Layout({ children }: { children: ReactNode }) {
  const identity = useRouteLoaderData<typeof loader>("root");
  const nonce = useContext(NonceContext);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {identity && <meta name="shopify-api-key" content={identity.apiKey} />}
        {identity && <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" />}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** Remix's own writes each error into the log a second time. */
export function ErrorBoundary() {
  return <OutsideAdmin title="This page cannot be shown" />;
}
