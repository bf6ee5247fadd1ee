import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, EmptyState, InlineError, InlineGrid, InlineStack, Page, Text, Thumbnail } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, ImageIcon, PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { z } from "zod";
import { FormHead } from "../components/form-head";
import { PageError } from "../components/page-error";
import { keepTyped, useSaveForm, type SaveAnswer } from "../components/use-save-form";
import { MOST_PRODUCTS, parseProductSelection, toArticleId } from "../domain/article-products";
import { isIntent } from "../domain/form-body";
import { requireAnswer, requireMerchant } from "../merchant.server";
import type { Product } from "../ports";
import { publishArticle } from "../publish";
import { readJson } from "../request-body.server";

const NO_ARTICLE = "This article does not exist in your store any more.";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { drafts, shopify } = await requireMerchant(request);
  const id = toArticleId(params.number);
  const article = id === null ? null : await requireAnswer(shopify.article(id));
  if (id === null || article === null) throw data(NO_ARTICLE, { status: 404 });

  const [draft, publication, shop] = await Promise.all([drafts.articleDraft(id), drafts.publication(id), requireAnswer(shopify.shop())]);
  const products = draft === null ? article.products : await requireAnswer(shopify.products(draft));
  return { article, products, storefrontUrl: new URL(article.path, shop.url).href, error: draft === null ? null : (publication?.error ?? null) };
}

const selectionBody = z.object({ productIds: z.unknown() });

export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const id = toArticleId(params.number);
  if (id === null) throw data(NO_ARTICLE, { status: 404 });
  const body = await readJson(request);
  if (!body.ok) return data<SaveAnswer>({ saved: false, problems: body.problems }, { status: body.status });

  const again = isIntent(body.value, "publish") ? await merchant.drafts.articleDraft(id) : null;
  const ids = parseProductSelection(again ?? selectionBody.safeParse(body.value).data?.productIds);
  if (!ids.ok) return data<SaveAnswer>({ saved: false, problems: ids.problems }, { status: 422 });

  const outcome = await publishArticle(merchant, id, ids.value, merchant.now);
  if (!("refused" in outcome)) return data<SaveAnswer>({ saved: true, outcome });
  if (outcome.refused === "no-article") throw data(NO_ARTICLE, { status: 404 });
  const message = outcome.ids.length === 1 ? "One of these products does not exist any more. Remove it and save again." : `${outcome.ids.length} of these products do not exist any more. Remove them and save again.`;
  return data<SaveAnswer>({ saved: false, problems: [{ field: "productIds", message }] }, { status: 422 });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

export default function ArticlePage() {
  const { article, products, storefrontUrl, error } = useLoaderData<typeof loader>();
  const form = useSaveForm({ productIds: products.map(({ id }) => id) }, 0);
  const { values, set, problem } = form;
  const [picked, setPicked] = useState<Product[]>([]);
  const known = new Map([...products, ...picked].map((product) => [product.id, product]));
  const chosen = values.productIds.flatMap((id) => known.get(id) ?? []);

  async function pick() {
    const selection = await shopify.resourcePicker({
      type: "product",
      action: "select",
      multiple: MOST_PRODUCTS,
      selectionIds: values.productIds.map((id) => ({ id })),
      filter: { variants: false },
    });
    if (selection === undefined) return;
    const found = selection.map((product): Product => {
      const image = product.images[0];
      return { id: product.id, title: product.title, handle: product.handle, active: product.status === "ACTIVE", image: image ? { url: image.originalSrc, alt: image.altText ?? "" } : null };
    });
    setPicked((before) => [...before, ...found]);
    const ids = found.map(({ id }) => id);
    // Those that stay keep their order; new ones come after them.
    set({ productIds: [...values.productIds.filter((id) => ids.includes(id)), ...ids.filter((id) => !values.productIds.includes(id))] });
  }

  function move(index: number, by: -1 | 1) {
    const ids = [...values.productIds];
    const [id] = ids.splice(index, 1);
    if (id !== undefined) ids.splice(index + by, 0, id);
    set({ productIds: ids });
  }

  return (
    <Page
      title={article.title}
      titleMetadata={article.publishedAt === null ? <Badge>Hidden</Badge> : undefined}
      subtitle={article.blogTitle}
      backAction={{ content: "Articles", url: "/app/articles" }}
      secondaryActions={[{ content: "View in your store", url: storefrontUrl, external: true }]}
    >
      <BlockStack gap="400">
        <FormHead id="article" form={form} error={error} />
        <Card>
          <BlockStack gap="400">
            <InlineGrid columns="1fr auto" alignItems="center">
              <Text as="h2" variant="headingMd">
                Products in this article
              </Text>
              {chosen.length > 0 && (
                <Button icon={PlusIcon} onClick={pick}>
                  Add products
                </Button>
              )}
            </InlineGrid>
            {problem("productIds") && <InlineError fieldID="productIds" message={problem("productIds") ?? ""} />}
            {chosen.length === 0 ? (
              <EmptyState heading="No products in this article yet" action={{ content: "Add products", onAction: pick }} image="">
                <p>Choose what the article recommends. Readers see price, stock and a buy button, always current, and the article itself is never changed.</p>
              </EmptyState>
            ) : (
              <ol style={{ listStyle: "none", margin: 0, padding: 0 }} aria-label="Products in their order">
                {chosen.map((product, index) => (
                  <li key={product.id} style={{ borderBlockStart: "var(--p-border-width-025) solid var(--p-color-border-secondary)", paddingBlock: "var(--p-space-300)" }}>
                    <InlineGrid columns="1fr auto" alignItems="center" gap="200">
                      <InlineStack gap="300" blockAlign="center" wrap={false}>
                        <Thumbnail source={product.image?.url ?? ImageIcon} alt={product.image?.alt ?? ""} size="small" />
                        <BlockStack gap="050" inlineAlign="start">
                          <Text as="span" fontWeight="semibold" breakWord>
                            {product.title}
                          </Text>
                          {!product.active && <Badge tone="attention">Not on sale: shoppers do not see it</Badge>}
                        </BlockStack>
                      </InlineStack>
                      <InlineStack gap="100" wrap={false}>
                        <Button icon={ArrowUpIcon} variant="tertiary" accessibilityLabel={`Move ${product.title} up`} disabled={index === 0} onClick={() => move(index, -1)} />
                        <Button icon={ArrowDownIcon} variant="tertiary" accessibilityLabel={`Move ${product.title} down`} disabled={index === chosen.length - 1} onClick={() => move(index, 1)} />
                        <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={`Remove ${product.title}`} onClick={() => set({ productIds: values.productIds.filter((id) => id !== product.id) })} />
                      </InlineStack>
                    </InlineGrid>
                  </li>
                ))}
              </ol>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
