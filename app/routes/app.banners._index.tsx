import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { BlockStack, Page, Tabs, Text } from "@shopify/polaris";
import { useState } from "react";
import { ItemList, type ListedItem } from "../components/item-list";
import { PageError } from "../components/page-error";
import { PublicationNotice } from "../components/publication-notice";
import { actionsFor } from "../domain/banner-actions";
import { phaseAt } from "../domain/banner-windows";
import { timesWords } from "../domain/schedule-words";
import { toCandidates } from "../domain/storefront-document";
import { wentOffWords } from "../domain/tasks-offers";
import { BANNERS, changeList, describeRules } from "../item-actions.server";
import { answerOrNull, requireMerchant } from "../merchant.server";
import { STOREFRONT_TARGET } from "../publish";

export async function loader({ request }: LoaderFunctionArgs) {
  const { drafts, shopify, now } = await requireMerchant(request);
  const [banners, publication, audience] = await Promise.all([drafts.banners.all(), drafts.publication(STOREFRONT_TARGET), answerOrNull(shopify.audience())]);
  const described = describeRules(toCandidates({ banners, badgeSets: [] })["sale-banner"], audience, now);
  const items = banners.map(({ id, version, content }): ListedItem => {
    const phase = phaseAt(content, now);
    const { rule, warnings } = described.get(id) ?? { rule: "", warnings: [] };
    const wentOff = content.withdrawn ? [wentOffWords(content.withdrawn.cause)] : [];
    return { id, version, name: content.name, state: content.live ? phase : phase === "ended" ? "ended" : "off", detail: timesWords(content, now), actions: actionsFor(content, now), rule, warnings: [...wentOff, ...warnings] };
  });
  const isArchived = new Map(banners.map(({ id, content }) => [id, content.archived ?? false]));
  return { items: items.filter(({ id }) => !isArchived.get(id)), archived: items.filter(({ id }) => isArchived.get(id)), error: publication?.error ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeList(request, BANNERS);
}

export { showTheirs as shouldRevalidate } from "../components/after-conflict";

export default function BannersPage() {
  const { items, archived, error } = useLoaderData<typeof loader>();
  const [filter, setFilter] = useState(0);
  // Bringing back the last one leads back to the others.
  const showsArchived = filter === 1 && archived.length > 0;
  return (
    <Page title="Banners" backAction={{ content: "Home", url: "/app" }} primaryAction={{ content: "New banner", url: "/app/banners/presets" }} secondaryActions={[{ content: "Timeline", url: "/app/banners/timeline" }]}>
      <BlockStack gap="400">
        <PublicationNotice error={error} action="/app/banners?index" />
        {archived.length > 0 && (
          <Tabs
            tabs={[
              { id: "current", content: "Current" },
              { id: "archived", content: `Archived (${archived.length})` },
            ]}
            selected={showsArchived ? 1 : 0}
            onSelect={setFilter}
          />
        )}
        <ItemList
          key={showsArchived ? "archived" : "current"}
          items={showsArchived ? archived : items}
          word="banner"
          url="/app/banners"
          empty={{ heading: "Tell shoppers about an offer", text: "A banner with a deadline that is true for everybody, on the pages that you choose.", action: "Make a banner", url: "/app/banners/presets" }}
        />
        {!showsArchived && items.length > 1 && (
          <Text as="p" tone="subdued" alignment="center">
            A page shows one banner: the first of this list that is live and meant for it.
          </Text>
        )}
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
