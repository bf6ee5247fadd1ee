import { isRouteErrorResponse, useRevalidator } from "@remix-run/react";
import { Banner, Page } from "@shopify/polaris";

/** A page that cannot be shown says why, and offers the way on. */
export function PageError({ error }: { error: unknown }) {
  const { revalidate, state } = useRevalidator();
  const known = isRouteErrorResponse(error) && typeof error.data === "string" && error.data !== "";
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Page title={missing ? "Not found" : "This page cannot be shown right now"} backAction={{ content: "Home", url: "/app" }}>
      <Banner tone={missing ? "info" : "warning"} action={missing ? undefined : { content: "Try again", onAction: revalidate, loading: state === "loading" }}>
        <p>{known ? String(error.data) : "Something went wrong on our side. Nothing of what you saved is lost."}</p>
      </Banner>
    </Page>
  );
}
