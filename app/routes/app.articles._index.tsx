import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useRouteError, useSearchParams, useSubmit } from "@remix-run/react";
import { Badge, BlockStack, Card, EmptySearchResult, IndexTable, InlineStack, Link, Page, Text, TextField, Thumbnail, useBreakpoints, Box, Icon } from "@shopify/polaris";
import { BlogIcon, SearchIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState } from "react";
import { PageError } from "../components/page-error";
import { numberOf } from "../domain/article-products";
import { requireAnswer, requireMerchant } from "../merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopify } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const [after, before] = [searchParams.get("after"), searchParams.get("before")];
  const query = searchParams.get("query") ?? "";
  return requireAnswer(shopify.articles({ query, after, before: after === null ? before : null }));
}

const SEARCH_PAUSE_MILLISECONDS = 300;

export default function ArticlesPage() {
  const { articles, nextCursor, previousCursor } = useLoaderData<typeof loader>();
  const [searchParams] = useSearchParams();
  const navigate = useNavigate();
  const loading = useNavigation().state === "loading";
  const { smDown } = useBreakpoints();

  const turn = (cursor: Record<string, string>) => {
    const query = searchParams.get("query");
    navigate(`?${new URLSearchParams(query ? { query, ...cursor } : cursor)}`);
  };

  return (
    <Page title="Articles" subtitle="Choose an article to place products in it" backAction={{ content: "Home", url: "/app" }}>
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
