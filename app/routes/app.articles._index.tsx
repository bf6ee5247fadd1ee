import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useRouteError, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, IndexTable, Page, useBreakpoints, useIndexResourceState } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { ArticleBulkNotice, BulkQuestion } from "../components/article-bulk";
import { ArticleRow, HEADINGS, NARROW_HEADINGS, NoArticles, type ListedArticle } from "../components/article-list";
import { ArticleListFilters } from "../components/article-list-filters";
import { ArticleWayCard } from "../components/article-way-card";
import { FormHead } from "../components/form-head";
import { LinkCheckCard } from "../components/link-check-card";
import { PageError } from "../components/page-error";
import { useArticleBulk, type BulkWork } from "../components/use-article-bulk";
import { useLinkCheck } from "../components/use-link-check";
import { keepTyped, useSaveForm, type SaveAnswer } from "../components/use-save-form";
import { parseListQuery, toListSearch, type ArticleListQuery } from "../domain/article-list";
import { isIntent, versionIn } from "../domain/form-body";
import { describeShortly } from "../domain/home";
import { countCauses, oldestOf } from "../domain/link-health";
import { parseWith } from "../domain/parsed";
import { sentenceOfCheck, toShownJob } from "../domain/scan-job";
import { ARTICLE_WAYS } from "../domain/blocks";
import { ARTICLE_PRODUCTS_WAYS } from "../domain/settings";
import { answerOrNull, appIdentity, requireAnswer, requireMerchant } from "../merchant.server";
import { publishStorefront, STOREFRONT_TARGET } from "../publish";
import { readJson } from "../request-body.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, shopify, drafts, links, scanJobs } = await requireMerchant(request);
  const asked = parseListQuery(new URL(request.url).searchParams);
  const troubled = await links.troubled();
  const among = asked.show === "attention" ? troubled : asked.show === "with" ? await links.featuring() : null;
  const [page, filters, settings, publication, profile, kept] = await Promise.all([
    requireAnswer(shopify.articles({ ...asked, among, without: asked.show === "without" })),
    requireAnswer(shopify.articleFilters()),
    drafts.settings(),
    drafts.publication(STOREFRONT_TARGET),
    requireAnswer(shopify.shop()),
    scanJobs.read(),
  ]);
  const ids = [...new Set(page.articles.flatMap(({ firstProductIds }) => firstProductIds))];
  const [products, known] = await Promise.all([ids.length === 0 ? [] : answerOrNull(shopify.products(ids)), links.ofArticles(page.articles.map(({ id }) => id))]);
  const lastCheck = kept?.job.lastCheck ?? null;
  return {
    job: kept && toShownJob(kept.job, kept.wish),
    lastCheck: lastCheck && { sentence: sentenceOfCheck(lastCheck), asOf: describeShortly(lastCheck.asOf, profile.zone) },
    articles: page.articles.map(({ firstProductIds, ...article }): ListedArticle => {
      const health = known.find(({ id }) => id === article.id);
      const asOf = oldestOf(health?.links ?? []);
      const shown = firstProductIds.flatMap((id) => products?.find((product) => product.id === id) ?? []);
      return {
        ...article,
        thumbnails: shown.map(({ title, image }) => ({ title, url: image?.url ?? null })),
        causes: health === undefined ? {} : countCauses(health.lostPlaces, health.links.map(({ state }) => state)),
        asOf: asOf === null ? null : describeShortly(asOf, profile.zone),
      };
    }),
    nextCursor: page.nextCursor,
    previousCursor: page.previousCursor,
    list: toListSearch(asked),
    troubled: troubled.length,
    filters,
    shop,
    clientId: appIdentity.apiKey,
    way: settings.content.articleProductsWay ?? "list",
    version: settings.version,
    error: publication?.error ?? null,
  };
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
      const message = `Somebody else changed the settings while you were choosing. The way is now “${ARTICLE_WAYS[result.current?.content.articleProductsWay ?? "list"].label}”. Save again to keep your choice, or discard it to take theirs.`;
      return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message }], version: result.current?.version ?? 0 }, { status: 409 });
    }
  }
  return data<SaveAnswer>({ saved: true, outcome: await publishStorefront(merchant, merchant.now) });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

export default function ArticlesPage() {
  const { job, lastCheck, articles, nextCursor, previousCursor, list, troubled, filters, shop, clientId, way, version, error } = useLoaderData<typeof loader>();
  const form = useSaveForm({ way }, version);
  const navigate = useNavigate();
  const loading = useNavigation().state === "loading";
  const { smDown } = useBreakpoints();
  const selection = useIndexResourceState(articles);
  const bulk = useArticleBulk();
  const check = useLinkCheck(job);
  const [asking, setAsking] = useState<"remove" | "layout" | null>(null);
  const asked = parseListQuery(new URLSearchParams(list));
  // What was chosen on one page is not meant on the next; the function is another one at each drawing.
  const clearSelection = useRef(selection.clearSelection);
  clearSelection.current = selection.clearSelection;
  useEffect(() => clearSelection.current(), [list]);

  const turn = (cursor: Pick<ArticleListQuery, "after" | "before">) => navigate(`?${toListSearch({ ...asked, ...cursor })}`);

  function start(work: BulkWork | null) {
    setAsking(null);
    if (work === null) return;
    const ids = selection.selectedResources;
    clearSelection.current();
    void bulk.run(work, ids);
  }

  return (
    <Page title="Articles" subtitle="Choose an article to place products in it" backAction={{ content: "Home", url: "/app" }} secondaryActions={[{ content: "Find products in all articles", url: "/app/articles/scan" }, { content: "Check all links", loading: check.busy, disabled: check.running, onAction: () => void check.send("start") }]}>
      <BlockStack gap="400">
        <FormHead id="article-way" form={form} error={error} />
        <ArticleBulkNotice bulk={bulk} titles={new Map(articles.map(({ id, title }) => [id, title]))} />
        <LinkCheckCard job={check.job} last={lastCheck} troubled={troubled} busy={check.busy} onIntent={(intent) => void check.send(intent)} onShow={() => navigate("?show=attention")} />
        <Card padding="0">
          <ArticleListFilters blogs={filters.blogs} tags={filters.tags} troubled={troubled} loading={loading} />
          <IndexTable
            resourceName={{ singular: "article", plural: "articles" }}
            itemCount={articles.length}
            loading={loading}
            selectedItemsCount={selection.allResourcesSelected ? "All" : selection.selectedResources.length}
            onSelectionChange={selection.handleSelectionChange}
            promotedBulkActions={[
              { content: "Check links", disabled: bulk.progress !== null, onAction: () => start({ intent: "check" }) },
              { content: "Change layout", disabled: bulk.progress !== null, onAction: () => setAsking("layout") },
            ]}
            bulkActions={[{ content: "Remove all products", disabled: bulk.progress !== null, onAction: () => setAsking("remove") }]}
            emptyState={<NoArticles />}
            headings={smDown ? NARROW_HEADINGS : HEADINGS}
            pagination={
              nextCursor === null && previousCursor === null
                ? undefined
                : {
                    hasNext: nextCursor !== null,
                    hasPrevious: previousCursor !== null,
                    onNext: () => turn({ after: nextCursor, before: null }),
                    onPrevious: () => turn({ after: null, before: previousCursor }),
                  }
            }
          >
            {articles.map((article, index) => (
              <ArticleRow key={article.id} article={article} position={index} selected={selection.selectedResources.includes(article.id)} narrow={smDown} list={list} />
            ))}
          </IndexTable>
        </Card>
        <ArticleWayCard form={form} shop={shop} clientId={clientId} />
      </BlockStack>
      <BulkQuestion intent={asking} count={selection.selectedResources.length} onDone={start} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
