import type { LoaderFunctionArgs } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";
import { PageError } from "../components/page-error";
import { requireMerchant } from "../merchant.server";

/** @throws Response 404: there is no such page */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireMerchant(request);
  throw new Response("Buyline has no page at this address. Choose one in the menu.", { status: 404 });
}

/** Within the frame of every page, so that the menu stays. */
export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
