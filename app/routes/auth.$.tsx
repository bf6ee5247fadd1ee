import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireMerchant } from "../merchant.server";

/** The library's own pages: fetching a session token, and leaving the admin's frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireMerchant(request);
  return null;
}
