import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { FormHead } from "../components/form-head";
import { PageError } from "../components/page-error";
import { SettingsExport } from "../components/settings-export";
import { SettingsFormerPrices } from "../components/settings-former-prices";
import { SettingsImport } from "../components/settings-import";
import { keepTyped, useSaveForm, type SaveAnswer } from "../components/use-save-form";
import { isIntent, versionIn } from "../domain/form-body";
import { parseWith } from "../domain/parsed";
import { settingsSchema } from "../domain/settings";
import { answerOrNull, requireMerchant } from "../merchant.server";
import { publishStorefront, STOREFRONT_TARGET } from "../publish";
import { readJson } from "../request-body.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { drafts, shopify } = await requireMerchant(request);
  const [settings, audience, publication] = await Promise.all([drafts.settings(), answerOrNull(shopify.audience()), drafts.publication(STOREFRONT_TARGET)]);
  return { formerPrices: settings.content.formerPrices ?? [], version: settings.version, markets: audience?.markets ?? null, error: publication?.error ?? null };
}

const form = z.object({ formerPrices: settingsSchema.shape.formerPrices.unwrap() });

/** Saves where former prices may show. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  if (!body.ok) return data<SaveAnswer>({ saved: false, problems: body.problems }, { status: body.status });
  if (!isIntent(body.value, "publish")) {
    const parsed = parseWith(form, body.value);
    if (!parsed.ok) return data<SaveAnswer>({ saved: false, problems: parsed.problems }, { status: 422 });
    const { content } = await merchant.drafts.settings();
    const result = await merchant.drafts.saveSettings({ ...content, ...parsed.value }, versionIn(body.value));
    if (result.kind === "conflict") {
      const theirs = result.current?.content.formerPrices ?? [];
      const message = `Somebody else changed the settings while you were choosing. Markets with former prices are now: ${theirs.join(", ") || "none"}. Save again to keep your choice, or discard it to take theirs.`;
      return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message }], version: result.current?.version ?? 0 }, { status: 409 });
    }
  }
  return data<SaveAnswer>({ saved: true, outcome: await publishStorefront(merchant, merchant.now) });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

export default function Settings() {
  const { formerPrices, version, markets, error } = useLoaderData<typeof loader>();
  const saved = useSaveForm({ formerPrices }, version);
  return (
    <Page title="Settings" backAction={{ content: "Home", url: "/app" }}>
      <BlockStack gap="400">
        <FormHead id="settings" form={saved} error={error} />
        <SettingsFormerPrices markets={markets} chosen={saved.values.formerPrices} onChange={(handles) => saved.set({ formerPrices: handles })} problem={saved.problemWithin("formerPrices")} />
        <SettingsExport />
        <SettingsImport />
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
