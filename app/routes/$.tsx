import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/**
 * Every page of the admin lies under /app; an address that was typed without it is led there.
 * @throws Response: the way there, or 404 for whoever does not come from Shopify
 */
export function loader({ request }: LoaderFunctionArgs) {
  const { pathname, search, searchParams } = new URL(request.url);
  throw searchParams.has("shop") || searchParams.has("host") ? redirect(`/app${pathname}${search}`) : new Response("Not found", { status: 404 });
}
