import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useRouteError } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup, Card, EmptyState, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import timelineStyles from "../components/banner-timeline.css?url";
import { TimelineChart, TimelineLegend, TimelineTable } from "../components/banner-timeline";
import { PageError } from "../components/page-error";
import { describeShortly } from "../domain/home";
import { toNames } from "../domain/rule-words";
import { describeMoment } from "../domain/schedule";
import { weeksFrom } from "../domain/timeline";
import { toTimelineView } from "../domain/timeline-view";
import { answerOrNull, requireAnswer, requireMerchant } from "../merchant.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: timelineStyles }];

const WEEKS = [2, 6, 12];

export async function loader({ request }: LoaderFunctionArgs) {
  const { drafts, shopify, now } = await requireMerchant(request);
  const [banners, shop, audience] = await Promise.all([drafts.banners.all(), requireAnswer(shopify.shop()), answerOrNull(shopify.audience())]);
  const asked = new URL(request.url).searchParams;
  const weeks = WEEKS.find((one) => String(one) === asked.get("weeks")) ?? 6;
  const { zone } = shop;
  const { from, until, day, before, after } = weeksFrom(asked.get("from"), weeks, zone, now);
  return {
    weeks,
    day: asked.has("from") ? day : null,
    before,
    after,
    zone,
    title: `${describeShortly(from, zone).day} until ${describeShortly(until - 1, zone).day}`,
    now: describeMoment(now, zone),
    view: toTimelineView(banners, { from, until }, { zone, names: toNames(audience), now }),
  };
}

export default function TimelinePage() {
  const { weeks, day, before, after, zone, title, now, view } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const [asTable, setAsTable] = useState(false);
  const address = (change: { weeks?: number; from?: string | null }) => {
    const from = change.from === undefined ? day : change.from;
    return `/app/banners/timeline?weeks=${change.weeks ?? weeks}${from === null ? "" : `&from=${from}`}`;
  };
  return (
    <Page title="Timeline" subtitle="When your banners show, and which goes first where two meet" backAction={{ content: "Banners", url: "/app/banners" }} fullWidth>
      <BlockStack gap="400">
        {view.rows.length === 0 ? (
          <Card>
            <EmptyState heading="No banners yet" action={{ content: "Make a banner", url: "/app/banners/new" }} image="">
              <p>Here you see when each banner runs, and where two of them meet.</p>
            </EmptyState>
          </Card>
        ) : (
          <>
            <Card>
              <BlockStack gap="400">
                <div className="timeline__controls">
                  <InlineStack gap="300" align="space-between">
                    <ButtonGroup variant="segmented">
                      <Button pressed={!asTable} onClick={() => setAsTable(false)}>
                        Chart
                      </Button>
                      <Button pressed={asTable} onClick={() => setAsTable(true)}>
                        Table
                      </Button>
                    </ButtonGroup>
                    <ButtonGroup variant="segmented">
                      {WEEKS.map((count) => (
                        // A button with an address would not look pressed.
                        <Button key={count} pressed={count === weeks} onClick={() => navigate(address({ weeks: count }))}>
                          {`${count} weeks`}
                        </Button>
                      ))}
                    </ButtonGroup>
                    <ButtonGroup>
                      <Button url={address({ from: before })}>Earlier</Button>
                      <Button url={address({ from: null })}>Today</Button>
                      <Button url={address({ from: after })}>Later</Button>
                    </ButtonGroup>
                  </InlineStack>
                </div>
                <Text as="p" tone="subdued">
                  {title}. All times are those of your store ({zone}). Now: {now}.
                </Text>
                {asTable ? (
                  <TimelineTable view={view} />
                ) : (
                  <>
                    <TimelineChart view={view} />
                    <TimelineLegend />
                    <TimelineTable view={view} plain />
                  </>
                )}
              </BlockStack>
            </Card>
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  Overlaps
                </Text>
                {view.overlaps.length === 0 && (
                  <Text as="p" tone="subdued">
                    No two banners that are on want the same page at the same time.
                  </Text>
                )}
                {view.overlaps.map(({ number, first, second, when, why }) => (
                  <BlockStack key={number} gap="050">
                    <InlineStack gap="200" blockAlign="center">
                      <span className="timeline__number">{number}</span>
                      <Text as="h3" variant="headingSm">
                        <Link url={`/app/banners/${first.id}`}>{first.name}</Link> before <Link url={`/app/banners/${second.id}`}>{second.name}</Link>
                      </Text>
                    </InlineStack>
                    <Text as="p">{why}</Text>
                    {when.map((words) => (
                      <Text as="p" tone="subdued" key={words}>
                        {words}
                      </Text>
                    ))}
                  </BlockStack>
                ))}
                {view.overlaps.length > 0 && (
                  <Text as="p" tone="subdued">
                    Change which goes first by the order of <Link url="/app/banners">your banners</Link>. What you pinned to single pages or to a kind of page goes before the order.
                  </Text>
                )}
              </BlockStack>
            </Card>
          </>
        )}
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
