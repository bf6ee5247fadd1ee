import type { LoaderFunctionArgs } from "@remix-run/node";
import { appUrl, requireMerchant } from "../merchant.server";

/**
 * The library's own pages: fetching a session token, and leaving the admin's frame.
 *
 * @throws Response 400 for an address that would send the browser to somebody else
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const reload = asked.get("shopify-reload");
  if (reload !== null && !isOurs(reload)) throw leadsElsewhere();
  try {
    await requireMerchant(request);
  } catch (error) {
    // Where a frame may be left for is checked by the library.
    if (error instanceof Error && asked.has("exitIframe")) throw leadsElsewhere();
    throw error;
  }
  return null;
}

function isOurs(address: string): boolean {
  return URL.canParse(address, appUrl) && new URL(address, appUrl).origin === new URL(appUrl).origin;
}

function leadsElsewhere(): Response {
  return new Response("This address leads away from Buyline.", { status: 400 });
}
