import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { BlockStack, Page, Text } from "@shopify/polaris";
import { ItemList, type ListedItem } from "../components/item-list";
import { PageError } from "../components/page-error";
import { PublicationNotice } from "../components/publication-notice";
import { toCandidates } from "../domain/storefront-document";
import { BADGE_SETS, changeList, describeRules } from "../item-actions.server";
import { answerOrNull, requireMerchant } from "../merchant.server";
import { STOREFRONT_TARGET } from "../publish";

export async function loader({ request }: LoaderFunctionArgs) {
  const { drafts, shopify, now } = await requireMerchant(request);
  const [badgeSets, publication, audience] = await Promise.all([drafts.badgeSets.all(), drafts.publication(STOREFRONT_TARGET), answerOrNull(shopify.audience())]);
  const described = describeRules(toCandidates({ banners: [], badgeSets })["trust-badges"], audience, now);
  const items = badgeSets.map(({ id, version, content }): ListedItem => ({
    id,
    version,
    name: content.name,
    state: !content.live ? "off" : content.badges.length === 0 ? "empty" : "live",
    detail: content.badges.map(({ title }) => title).join(" · "),
    ...(described.get(id) ?? { rule: "", warnings: [] }),
  }));
  return { items, error: publication?.error ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeList(request, BADGE_SETS);
}

export { showTheirs as shouldRevalidate } from "../components/after-conflict";

export default function BadgeSetsPage() {
  const { items, error } = useLoaderData<typeof loader>();
  return (
    <Page title="Badges" backAction={{ content: "Home", url: "/app" }} primaryAction={{ content: "New badge set", url: "/app/badges/new" }}>
      <BlockStack gap="400">
        <PublicationNotice error={error} action="/app/badges?index" />
        <ItemList
          items={items}
          word="badge set"
          url="/app/badges"
          empty={{ heading: "Show what your store stands for", text: "Returns, shipping, support: badges in words that are true, on the pages that you choose.", action: "Choose badges" }}
        />
        {items.length > 1 && (
          <Text as="p" tone="subdued" alignment="center">
            A page shows one set: the first of this list that is live and meant for it.
          </Text>
        )}
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
