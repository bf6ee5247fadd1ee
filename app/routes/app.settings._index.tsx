import type { LoaderFunctionArgs } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { PageError } from "../components/page-error";
import { SettingsExport } from "../components/settings-export";
import { SettingsImport } from "../components/settings-import";
import { requireMerchant } from "../merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMerchant(request);
  return null;
}

export default function Settings() {
  return (
    <Page title="Settings" backAction={{ content: "Home", url: "/app" }}>
      <BlockStack gap="400">
        <SettingsExport />
        <SettingsImport />
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
