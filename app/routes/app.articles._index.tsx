import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useRouteError, useSearchParams, useSubmit, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Card, EmptySearchResult, IndexTable, InlineStack, Link, Page, Text, TextField, Thumbnail, useBreakpoints, Box, Icon } from "@shopify/polaris";
import { BlogIcon, SearchIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { ArticleWayCard } from "../components/article-way-card";
import { FormHead } from "../components/form-head";
import { PageError } from "../components/page-error";
import { keepTyped, useSaveForm, type SaveAnswer } from "../components/use-save-form";
import { numberOf } from "../domain/article-products";
import { isIntent, versionIn } from "../domain/form-body";
import { parseWith } from "../domain/parsed";
import { ARTICLE_PRODUCTS_WAYS } from "../domain/settings";
import { appIdentity, requireAnswer, requireMerchant } from "../merchant.server";
import { publishStorefront, STOREFRONT_TARGET } from "../publish";
import { readJson } from "../request-body.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopify, drafts } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const [after, before] = [searchParams.get("after"), searchParams.get("before")];
  const query = searchParams.get("query") ?? "";
  const [page, settings, publication] = await Promise.all([
    requireAnswer(shopify.articles({ query, after, before: after === null ? before : null })),
    drafts.settings(),
    drafts.publication(STOREFRONT_TARGET),
  ]);
  return { ...page, shop, clientId: appIdentity.apiKey, way: settings.content.articleProductsWay ?? "list", version: settings.version, error: publication?.error ?? null };
}

const wayBody = z.object({ way: z.enum(ARTICLE_PRODUCTS_WAYS, "Choose one of the ways.") });

/** Saves the way in which the whole store shows products in articles. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  if (!body.ok) return data<SaveAnswer>({ saved: false, problems: body.problems }, { status: body.status });
  if (!isIntent(body.value, "publish")) {
    const parsed = parseWith(wayBody, body.value);
    if (!parsed.ok) return data<SaveAnswer>({ saved: false, problems: parsed.problems }, { status: 422 });
    const { content } = await merchant.drafts.settings();
    const result = await merchant.drafts.saveSettings({ ...content, articleProductsWay: parsed.value.way }, versionIn(body.value));
    if (result.kind === "conflict") {
      const message = "Somebody else changed the settings while you were choosing. Save again to keep your choice, or reload the page to see theirs.";
      return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message }], version: result.current?.version ?? 0 }, { status: 409 });
    }
  }
  return data<SaveAnswer>({ saved: true, outcome: await publishStorefront(merchant, merchant.now) });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

const SEARCH_PAUSE_MILLISECONDS = 300;

export default function ArticlesPage() {
  const { articles, nextCursor, previousCursor, shop, clientId, way, version, error } = useLoaderData<typeof loader>();
  const form = useSaveForm({ way }, version);
  const [searchParams] = useSearchParams();
  const navigate = useNavigate();
  const loading = useNavigation().state === "loading";
  const { smDown } = useBreakpoints();

  const turn = (cursor: Record<string, string>) => {
    const query = searchParams.get("query");
    navigate(`?${new URLSearchParams(query ? { query, ...cursor } : cursor)}`);
  };

  return (
    <Page title="Articles" subtitle="Choose an article to place products in it" backAction={{ content: "Home", url: "/app" }} secondaryActions={[{ content: "Find products in all articles", url: "/app/articles/scan" }]}>
      <BlockStack gap="400">
        <FormHead id="article-way" form={form} error={error} />
        <Card padding="0">
          <Box padding="300">
            <ArticleSearchField />
          </Box>
          <IndexTable
            resourceName={{ singular: "article", plural: "articles" }}
            itemCount={articles.length}
            selectable={false}
            condensed={smDown}
            loading={loading}
            emptyState={<EmptySearchResult title="No articles found" description="Try another word, or write an article in your store's blog first." withIllustration />}
            headings={[{ title: "Article" }, { title: "Blog" }, { title: "Updated" }, { title: "Products" }]}
            pagination={{
              hasNext: nextCursor !== null,
              hasPrevious: previousCursor !== null,
              onNext: () => turn({ after: nextCursor ?? "" }),
              onPrevious: () => turn({ before: previousCursor ?? "" }),
            }}
          >
            {articles.map((article, index) => {
              const url = `/app/articles/${numberOf(article.id)}`;
              const picture = <Thumbnail source={article.image?.url ?? BlogIcon} alt="" size="small" />;
              const title = (
                <Link url={url} dataPrimaryLink removeUnderline monochrome>
                  <Text as="span" fontWeight="semibold" breakWord>
                    {article.title}
                  </Text>
                </Link>
              );
              const products = <ProductCount count={article.productCount} />;
              return (
                <IndexTable.Row id={article.id} key={article.id} position={index}>
                  {smDown ? (
                    <Box padding="300">
                      <InlineStack gap="300" blockAlign="center" wrap={false}>
                        {picture}
                        <BlockStack gap="100" inlineAlign="start">
                          {title}
                          {products}
                        </BlockStack>
                      </InlineStack>
                    </Box>
                  ) : (
                    <>
                      <IndexTable.Cell>
                        <InlineStack gap="300" blockAlign="center" wrap={false}>
                          {picture}
                          {title}
                        </InlineStack>
                      </IndexTable.Cell>
                      <IndexTable.Cell>{article.blogTitle}</IndexTable.Cell>
                      <IndexTable.Cell>{article.publishedAt === null ? <Badge>Hidden</Badge> : <Day instant={article.updatedAt} />}</IndexTable.Cell>
                      <IndexTable.Cell>{products}</IndexTable.Cell>
                    </>
                  )}
                </IndexTable.Row>
              );
            })}
          </IndexTable>
        </Card>
        <ArticleWayCard way={form.values.way} shop={shop} clientId={clientId} problem={form.problem("way")} onChange={(chosen) => form.set({ way: chosen })} />
      </BlockStack>
    </Page>
  );
}

function ProductCount({ count }: { count: number }) {
  if (count > 0) return <Badge tone="success">{`${count} ${count === 1 ? "product" : "products"}`}</Badge>;
  return (
    <Text as="span" tone="subdued">
      No products yet
    </Text>
  );
}

/** Searches while typing; the address keeps the words, so that coming back keeps the place. */
function ArticleSearchField() {
  const [searchParams] = useSearchParams();
  const submit = useSubmit();
  const inAddress = searchParams.get("query") ?? "";
  const [query, setQuery] = useState(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => setQuery(inAddress), [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function change(text: string) {
    setQuery(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text), SEARCH_PAUSE_MILLISECONDS);
  }

  function search(text: string) {
    timer.current = undefined;
    submit(text === "" ? {} : { query: text }, { replace: true });
  }

  // Whoever leaves the field by a click on an article must not be called back by a search that still waits.
  function searchNow() {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    search(query);
  }

  return (
    <TextField label="Search articles" labelHidden placeholder="Search articles by title" value={query} onChange={change} onBlur={searchNow} autoComplete="off" clearButton onClearButtonClick={() => change("")} prefix={<Icon source={SearchIcon} />} />
  );
}

/** A day in UTC on both sides, so that server and browser print the same. */
function Day({ instant }: { instant: number }) {
  const date = new Date(instant * 1000);
  return <time dateTime={date.toISOString()}>{new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(date)}</time>;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
