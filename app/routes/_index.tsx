import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { OutsideAdmin } from "../components/outside-admin";

/** Shopify opens the app at its root with the shop in the address. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop") || searchParams.has("host")) throw redirect(`/app${search}`);
  return null;
}

export const meta: MetaFunction = () => [{ title: "Buyline for Shopify" }];

/** For somebody who opens the address outside the Shopify admin. */
export default function Index() {
  return (
    <OutsideAdmin title="Buyline">
      <p>Puts the products an article talks about into the article, shows sale banners whose countdown is true, and trust badges a store can stand behind.</p>
    </OutsideAdmin>
  );
}
