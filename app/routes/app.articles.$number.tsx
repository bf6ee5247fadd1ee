import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineError, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import { RedoIcon, UndoIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { z } from "zod";
import { ArticleEditor } from "../components/article-editor";
import type { ShownProduct } from "../components/article-group-card";
import { ArticlePreview } from "../components/article-preview";
import { ArticleProposals } from "../components/article-proposals";
import { FormHead } from "../components/form-head";
import { PageError } from "../components/page-error";
import { keepTyped, useSaveForm, type SaveAnswer } from "../components/use-save-form";
import { useUndo } from "../components/use-undo";
import { toArticleBlocks } from "../domain/article-blocks";
import { fallbackIdsOf, parseArticleGroups, productIdsOf, readPublishedGroups, withoutProducts, type ArticleGroup, type ArticleGroups } from "../domain/article-groups";
import { toListAddress } from "../domain/article-list";
import { toEditorBlocks } from "../domain/article-look-reader";
import { findLostGroups } from "../domain/article-places";
import { numberOf, toArticleId } from "../domain/article-products";
import { isIntent } from "../domain/form-body";
import { describeShortly } from "../domain/home";
import { causesOf, oldestOf, type LinkState } from "../domain/link-health";
import type { Problem } from "../domain/parsed";
import type { Instant } from "../domain/schedule";
import { askEarly, statesNow, type EarlyStates } from "../link-check";
import { answerOrNull, requireAnswer, requireMerchant, type Merchant } from "../merchant.server";
import type { MarketPlace } from "../ports-shopify";
import { publishArticle, toArticleVersion } from "../publish";
import { readJson } from "../request-body.server";

const NO_ARTICLE = "This article does not exist in your store any more.";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { drafts, shopify } = merchant;
  const id = toArticleId(params.number);
  if (id === null) throw data(NO_ARTICLE, { status: 404 });
  const [article, shop, places, audience, draft, publication, early] = await Promise.all([
    requireAnswer(shopify.articleToEdit(id)),
    requireAnswer(shopify.shop()),
    answerOrNull(shopify.marketPlaces()),
    answerOrNull(shopify.audience()),
    drafts.articleDraft(id),
    drafts.publication(id),
    askEarly(merchant, id),
  ]);
  if (article === null) throw data(NO_ARTICLE, { status: 404 });

  const groups = draft?.groups ?? readPublishedGroups(article.placements.value, article.productIds.value, shop.locale);
  const blocks = toArticleBlocks(article.body);
  const published = readPublishedGroups(article.placements.value, article.productIds.value, shop.locale);
  const lostPlaces = findLostGroups(blocks.map(({ text }) => text), published.groups).length;
  const [products, health, fallbackNames] = await Promise.all([
    draft === null ? article.products : requireAnswer(shopify.products(productIdsOf(groups))),
    lookAtLinks(merchant, { id, title: article.title, lostPlaces, productIds: article.productIds.value }, productIdsOf(groups), places, early),
    nameFallbacks(merchant, groups),
  ]);
  const gone = productIdsOf(groups).filter((productId) => !products.some((product) => product.id === productId));
  return {
    number: params.number ?? "",
    back: toListAddress(new URL(request.url).searchParams.get("list"), params.number ?? ""),
    title: article.title,
    blogTitle: article.blogTitle,
    hidden: article.publishedAt === null,
    // The text is the language's that the shop is written in.
    groups: { ...withoutProducts(groups, gone), locale: shop.locale },
    products,
    gone: gone.map((productId) => health.titles[productId] || "A deleted product"),
    states: health.states,
    asOf: health.asOf === null ? null : describeShortly(health.asOf, shop.zone),
    markets: (places ?? []).map(({ name, country }) => ({ name, country })),
    languages: (audience?.locales ?? []).map(({ code, name }) => ({ code, name })),
    fallbackNames,
    blocks: toEditorBlocks(article.body, blocks, shop.url),
    version: toArticleVersion({ products: article.productIds.digest, placements: article.placements.digest }, draft),
    storefrontUrl: new URL(article.path, shop.url).href,
    error: draft === null ? null : (publication?.error ?? null),
  };
}

async function nameFallbacks({ shopify }: Merchant, groups: ArticleGroups): Promise<Record<string, string>> {
  const { products, collections } = fallbackIdsOf(groups);
  const numbers = collections.map((id) => ({ kind: "collection" as const, id: Number(numberOf(id)) }));
  const [named, found] = await Promise.all([products.length === 0 ? [] : answerOrNull(shopify.products(products)), answerOrNull(shopify.rulePages.resourcesThatExist(numbers))]);
  return Object.fromEntries([...(named ?? []).map(({ id, title }) => [id, title] as const), ...(found ?? []).map(({ id, title }) => [`gid://shopify/Collection/${id}`, title] as const)]);
}

interface LookedAt {
  id: string;
  title: string;
  lostPlaces: number;
  productIds: string[];
}

/** What Shopify tells of the links now, kept for the list and for Home; what was known where it does not answer. */
async function lookAtLinks(merchant: Merchant, article: LookedAt, productIds: string[], places: MarketPlace[] | null, early: EarlyStates): Promise<{ states: Record<string, LinkState>; titles: Record<string, string>; /** The oldest of it. */ asOf: Instant | null }> {
  const { links, now } = merchant;
  const before = early.known?.links ?? [];
  const told = places && (await answerOrNull(statesNow(merchant, early, [...new Set([...productIds, ...article.productIds])], places)));
  if (told !== null) await links.note([{ ...article, products: article.productIds.map((id) => ({ id, told: told.get(id) })) }], now);
  const statesBefore = before.map(({ productId, state }) => [productId, state] as const);
  const titles = before.map(({ productId, title }) => [productId, title] as const);
  return { states: Object.fromEntries([...statesBefore, ...[...(told ?? [])].map(([id, { state }]) => [id, state] as const)]), titles: Object.fromEntries(titles), asOf: told === null ? oldestOf(before) : now };
}

const withVersion = z.object({ version: z.string().max(200) });

export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const id = toArticleId(params.number);
  if (id === null) throw data(NO_ARTICLE, { status: 404 });
  const body = await readJson(request);
  if (!body.ok) return data<SaveAnswer>({ saved: false, problems: body.problems }, { status: body.status });

  const again = isIntent(body.value, "publish") ? await merchant.drafts.articleDraft(id) : null;
  const groups = parseArticleGroups(again?.groups ?? body.value);
  const version = withVersion.safeParse(body.value);
  if (!groups.ok) return data<SaveAnswer>({ saved: false, problems: groups.problems }, { status: 422 });
  if (again === null && !version.success) return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message: "The form arrived damaged. Reload the page." }] }, { status: 422 });

  const outcome = await publishArticle(merchant, id, groups.value, merchant.now, again === null ? (version.data?.version ?? null) : null);
  if (!("refused" in outcome)) return data<SaveAnswer>({ saved: true, outcome });
  switch (outcome.refused) {
    case "no-article":
      throw data(NO_ARTICLE, { status: 404 });
    case "no-product":
      return data<SaveAnswer>({ saved: false, problems: goneProblems(groups.value, outcome.ids) }, { status: 422 });
    case "place":
      return data<SaveAnswer>({ saved: false, problems: outcome.problems }, { status: 422 });
    case "conflict": {
      const message = "Somebody else saved this article's products while you were editing. Save again to replace theirs with yours, or discard yours to take theirs.";
      return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message }], version: outcome.version }, { status: 409 });
    }
  }
}

/** Each beside the row of its product. */
function goneProblems({ groups }: ArticleGroups, ids: string[]): Problem[] {
  return groups.flatMap(({ productIds, fallbacks = {} }, index) =>
    productIds.flatMap((id, row) => [
      ...(ids.includes(id) ? [{ field: `groups.${index}.productIds.${row}`, message: "This product does not exist any more. Remove it, or choose another." }] : []),
      ...(ids.includes(fallbacks[id]?.instead?.id ?? "") ? [{ field: `groups.${index}.fallbacks.${id}`, message: "What shows instead does not exist any more. Choose something else." }] : []),
    ]),
  );
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

export default function ArticlePage() {
  const { number, back, title, blogTitle, hidden, groups: saved, products, gone, states, asOf, markets, languages, fallbackNames, blocks, version, storefrontUrl, error } = useLoaderData<typeof loader>();
  const form = useSaveForm<ArticleGroups>(saved, version);
  const { values, set, problem } = form;
  const [language, setLanguage] = useState(saved.locale);
  const [found, setFound] = useState<ShownProduct[]>([]);
  const { change, undo, redo } = useUndo<ArticleGroup[]>((make) => set(({ groups }) => ({ groups: make(groups) })), onlyHeadingsDiffer);
  const headingLabel = language === values.locale ? "Heading" : `Heading in ${languages.find(({ code }) => code === language)?.name ?? language}`;
  const tooMuch = problem("groups");

  function accept(make: (groups: ArticleGroup[]) => ArticleGroup[], accepted: ShownProduct[]) {
    setFound((before) => [...before, ...accepted]);
    change(make);
  }

  return (
    <Page
      fullWidth
      title={title}
      titleMetadata={hidden ? <Badge>Hidden</Badge> : undefined}
      subtitle={blogTitle}
      backAction={{ content: "Articles", url: back }}
      secondaryActions={[{ content: "View in your store", url: storefrontUrl, external: true }]}
    >
      <BlockStack gap="400">
        <FormHead id="article" form={form} error={error} />
        {gone.length > 0 && (
          <Banner tone="warning" title={gone.length === 1 ? "A product of this article was deleted" : `${gone.length} products of this article were deleted`} action={{ content: "Take out for good", onAction: form.save, loading: form.saving }}>
            <p>{`${gone.join(", ")}: readers do not see it, and it is left out here. Choose another product in its place, or take it out.`}</p>
          </Banner>
        )}
        <InlineGrid columns={{ xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) minmax(0, 1fr)" }} gap="400" alignItems="start">
          <Card>
            <BlockStack gap="400">
              <BlockStack gap="100">
                <InlineGrid columns="1fr auto" alignItems="center" gap="200">
                  <Text as="h2" variant="headingMd">
                    Products in this article
                  </Text>
                  <InlineStack gap="100" wrap={false}>
                    <Button size="slim" icon={UndoIcon} accessibilityLabel="Undo" disabled={undo === null} onClick={undo ?? undefined} />
                    <Button size="slim" icon={RedoIcon} accessibilityLabel="Redo" disabled={redo === null} onClick={redo ?? undefined} />
                  </InlineStack>
                </InlineGrid>
                <Text as="p" tone="subdued">
                  {blocks.length === 0 ? "This article has no text yet. Products show below it." : "Press a plus to place products there. The article itself is never changed."}
                </Text>
              </BlockStack>
              {asOf !== null && Object.values(states).some((state) => causesOf(state).length > 0) && (
                <Text as="p" tone="subdued" variant="bodySm">{`Products last checked ${asOf.day}, ${asOf.time}.`}</Text>
              )}
              {tooMuch !== undefined && <InlineError fieldID="article" message={tooMuch} />}
              {blocks.length > 0 && <ArticleProposals key={number} address={`/app/articles/${number}/scan`} blocks={blocks} groups={values.groups} onAccept={accept} />}
              <ArticleEditor blocks={blocks} groups={values.groups} products={[...products, ...found]} states={states} fallbackNames={fallbackNames} locale={language} headingLabel={headingLabel} problem={problem} onChange={change} />
            </BlockStack>
          </Card>
          <div style={{ position: "sticky", insetBlockStart: "var(--p-space-400)" }}>
            <ArticlePreview address={`/app/articles/${number}/preview`} groups={values} markets={markets} languages={languages} language={language} onLanguage={setLanguage} />
          </div>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}

/** Typing a heading is one step back, not one for each letter. */
function onlyHeadingsDiffer(before: ArticleGroup[], after: ArticleGroup[]): boolean {
  const rest = (groups: ArticleGroup[]) => JSON.stringify(groups.map((group) => ({ ...group, headings: {} })));
  return rest(before) === rest(after);
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
