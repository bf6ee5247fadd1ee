import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineGrid, InlineStack, Link, List, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { BlockStatus } from "../components/block-status";
import { PageError } from "../components/page-error";
import { PublicationNotice } from "../components/publication-notice";
import type { SaveAnswer } from "../components/use-save-form";
import { numberOf } from "../domain/article-products";
import { describeInstant, phaseAt } from "../domain/schedule";
import { appIdentity, requireAnswer, requireMerchant } from "../merchant.server";
import { publishStorefront, STOREFRONT_TARGET } from "../publish";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, drafts, shopify, now } = await requireMerchant(request);
  const [banners, badgeSets, publication, failed, profile] = await Promise.all([
    drafts.banners.all(),
    drafts.badgeSets.all(),
    drafts.publication(STOREFRONT_TARGET),
    drafts.failedPublications(),
    requireAnswer(shopify.shop()),
  ]);
  const banner = banners[0]?.content ?? null;
  const when = (instant: number) => describeInstant(instant, profile.zone, "en");
  return {
    shop,
    clientId: appIdentity.apiKey,
    storefrontUrl: profile.url,
    banner: banner && { phase: banner.live ? phaseAt(banner, now) : ("off" as const), message: banner.message, starts: banner.startsAt === null ? null : when(banner.startsAt), ends: when(banner.endsAt) },
    badges: badgeSets[0]?.content.badges.map(({ title }) => title) ?? [],
    published: publication?.publishedAt ? when(publication.publishedAt) : null,
    error: publication?.error ?? null,
    waitingArticles: failed.filter(({ target }) => target !== STOREFRONT_TARGET).map(({ target }) => numberOf(target)),
  };
}

/** "Try again" for what is saved and not live. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  return data<SaveAnswer>({ saved: true, outcome: await publishStorefront(merchant, merchant.now) });
}

export default function Home() {
  const { shop, clientId, storefrontUrl, banner, badges, published, error, waitingArticles } = useLoaderData<typeof loader>();
  return (
    <Page title="Buyline" secondaryActions={[{ content: "View your store", url: storefrontUrl, external: true }]}>
      <BlockStack gap="400">
        <PublicationNotice error={error} action="/app?index" />
        {waitingArticles.length > 0 && (
          <Card>
            <BlockStack gap="200">
              <Text as="h2" variant="headingMd">
                Articles that are saved, but not live yet
              </Text>
              <List>
                {waitingArticles.map((number) => (
                  <List.Item key={number}>
                    <Link url={`/app/articles/${number}`}>Open the article and try again</Link>
                  </List.Item>
                ))}
              </List>
            </BlockStack>
          </Card>
        )}
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          <Live title="Sale banner" url="/app/banners" action={banner === null ? "Make a banner" : "Edit banner"} badge={<PhaseBadge phase={banner?.phase ?? null} />}>
            {banner === null ? (
              <Text as="p" tone="subdued">
                Tell shoppers about an offer, with a countdown that is true for everybody.
              </Text>
            ) : (
              <>
                <Text as="p" breakWord>
                  {banner.message}
                </Text>
                <Text as="p" tone="subdued">
                  {banner.phase === "scheduled" ? `From ${banner.starts} until ${banner.ends}` : banner.phase === "ended" ? `Ended ${banner.ends}` : `Until ${banner.ends}`}
                </Text>
              </>
            )}
          </Live>
          <Live title="Trust badges" url="/app/badges" action={badges.length === 0 ? "Choose badges" : "Edit badges"} badge={badges.length > 0 && error === null ? <Badge tone="success">Live</Badge> : <Badge>Off</Badge>}>
            <Text as="p" tone={badges.length === 0 ? "subdued" : undefined}>
              {badges.length === 0 ? "Show what your store really stands for: returns, shipping, support." : badges.join(" · ")}
            </Text>
          </Live>
        </InlineGrid>
        <Live title="Articles" url="/app/articles" action="Choose an article" badge={null}>
          <Text as="p" tone="subdued">
            Place the products that an article talks about into it. The article’s text is never changed.
          </Text>
        </Live>
        <BlockStatus shop={shop} clientId={clientId} />
        {published !== null && (
          <Text as="p" tone="subdued" alignment="center">
            Last published {published}
          </Text>
        )}
      </BlockStack>
    </Page>
  );
}

function Live({ title, badge, url, action, children }: { title: string; badge: ReactNode; url: string; action: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {badge}
        </InlineStack>
        {children}
        <InlineStack>
          <Button url={url}>{action}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function PhaseBadge({ phase }: { phase: "off" | "scheduled" | "live" | "ended" | null }) {
  if (phase === "live") return <Badge tone="success">Live</Badge>;
  if (phase === "scheduled") return <Badge tone="info">Scheduled</Badge>;
  return <Badge>{phase === "ended" ? "Ended" : "Off"}</Badge>;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
