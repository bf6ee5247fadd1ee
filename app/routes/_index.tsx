import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";

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
    <main style={{ font: "16px/1.6 system-ui, sans-serif", maxWidth: "36rem", margin: "15vh auto", padding: "0 1.5rem" }}>
      <h1 style={{ font: "600 2rem/1.2 system-ui, sans-serif" }}>Buyline</h1>
      <p>Puts the products an article talks about into the article, shows sale banners whose countdown is true, and trust badges a store can stand behind.</p>
      <p>Buyline opens inside the Shopify admin: choose it there under Apps.</p>
    </main>
  );
}
