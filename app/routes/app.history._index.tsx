import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { BlockStack, Box, Button, Card, EmptyState, InlineGrid, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { PageError } from "../components/page-error";
import { pageBefore } from "../domain/form-body";
import { changesBetween } from "../domain/history";
import { summaryOf } from "../domain/history-words";
import { describeInstant } from "../domain/schedule";
import { requireAnswer, requireMerchant } from "../merchant.server";
import { MOST_VERSIONS, type Version } from "../ports";

const VERSIONS_A_PAGE = 20;

export async function loader({ request }: LoaderFunctionArgs) {
  const { versions, shopify } = await requireMerchant(request);
  const before = pageBefore(new URL(request.url).searchParams);
  const [found, { zone }] = await Promise.all([versions.latest(VERSIONS_A_PAGE + 1, before), requireAnswer(shopify.shop())]);
  const shown = found.slice(0, VERSIONS_A_PAGE);
  return {
    versions: shown.map((version, index) => ({ number: version.number, when: describeInstant(version.publishedAt, zone, "en"), who: version.author?.name ?? null, words: wordsOf(version, found[index + 1]) })),
    older: found.length > VERSIONS_A_PAGE ? (shown.at(-1)?.number ?? null) : null,
    newest: before === null,
    mostVersions: MOST_VERSIONS,
  };
}

function wordsOf({ number, content }: Version, previous: Version | undefined): string {
  if (content === null || previous?.content === null) return "Written by a later Buyline: it cannot be compared here.";
  if (previous === undefined && number > 1) return "The oldest version that is kept.";
  return summaryOf(changesBetween(previous?.content ?? null, content));
}

export default function History() {
  const { versions, older, newest, mostVersions } = useLoaderData<typeof loader>();
  return (
    <Page title="History" subtitle="Every publish of your banners, badges and page choices" backAction={{ content: "Home", url: "/app" }} secondaryActions={[{ content: "Record of offers", url: "/app/record" }]}>
      <BlockStack gap="400">
        <Card padding="0">
          {versions.length === 0 ? (
            <EmptyState heading="Nothing is published yet" action={{ content: "Make a banner", url: "/app/banners/new" }} image="">
              <p>Each time shoppers get something new, it is kept here: who published it, when, and what changed.</p>
            </EmptyState>
          ) : (
            <ol aria-label="Versions, newest first" style={{ listStyle: "none", margin: 0, padding: 0 }}>
              {versions.map(({ number, when, who, words }, index) => (
                <li key={number} style={index === 0 ? undefined : { borderBlockStart: "var(--p-border-width-025) solid var(--p-color-border-secondary)" }}>
                  <Box padding="400" paddingBlock="300">
                    <InlineGrid columns={{ xs: 1, sm: "1fr auto" }} gap="200" alignItems="center">
                      <BlockStack gap="050">
                        <Text as="h2" variant="headingSm">
                          <Link url={`/app/history/${number}`} removeUnderline accessibilityLabel={`Version ${number}, ${when}`}>
                            {when}
                          </Link>
                        </Text>
                        <Text as="p" breakWord>
                          {words}
                        </Text>
                        <Text as="p" tone="subdued" variant="bodySm">
                          {`Version ${number} · ${who === null ? "by an unknown member of staff" : `by ${who}`}${newest && index === 0 ? " · what shoppers see now" : ""}`}
                        </Text>
                      </BlockStack>
                      <InlineStack align="start">
                        <Button url={`/app/history/${number}`} accessibilityLabel={`Look at version ${number}`}>
                          Look at it
                        </Button>
                      </InlineStack>
                    </InlineGrid>
                  </Box>
                </li>
              ))}
            </ol>
          )}
        </Card>
        <InlineStack align="center" gap="200">
          {!newest && <Button url="/app/history">Newest versions</Button>}
          {older !== null && <Button url={`/app/history?before=${older}`}>Older versions</Button>}
        </InlineStack>
        <Text as="p" tone="subdued" alignment="center">
          {`The last ${mostVersions} versions are kept. Products of articles live with the article in Shopify and are not part of them.`}
        </Text>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
