import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { PageError } from "../components/page-error";
import { requireMerchant } from "../merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMerchant(request);
  return null;
}

/** Each page's own loader asks who the merchant is: on the way from page to page that is enough. */
export function shouldRevalidate() {
  return false;
}

/** The frame of every admin page. App Bridge stands in the root's head, so the provider must not add it again. */
export default function AppLayout() {
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/articles">Articles</Link>
        <Link to="/app/banners">Banners</Link>
        <Link to="/app/badges">Badges</Link>
        <Link to="/app/pages">Pages</Link>
        <Link to="/app/history">History</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      <main>
        <Outlet />
      </main>
    </AppProvider>
  );
}

export function ErrorBoundary() {
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <main>
        <PageError error={useRouteError()} />
      </main>
    </AppProvider>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
