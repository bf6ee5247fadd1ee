/** Many links at once: the variables of one mutation as a file of lines, which Shopify runs one by one. */
import { abstractFetch } from "@shopify/shopify-api/runtime";
import { z } from "zod";
import { ARTICLE_PLACEMENTS_METAFIELD, ARTICLE_PRODUCTS_METAFIELD, PRODUCT_ARTICLES_METAFIELD } from "../domain/storefront-document";
import { ShopifyFailure } from "../ports-shopify";
import type { BulkWriting } from "../ports-scan";
import { digestedValue, toIds } from "./shopify-bulk-lines.server";
import { startAnswer, startBulkQuery, toStarted } from "./shopify-bulk.server";
import { askShopify, notedFailure, type AdminGraphql } from "./shopify-request.server";

const UPLOAD_MILLISECONDS = 120_000;

/** @param graphql the library's client, bound to one shop */
export function createBulkWriting(graphql: AdminGraphql): BulkWriting {
  return {
    startProductLinks: () => startBulkQuery(graphql, PRODUCTS_TO_LINK),
    toProductLinks(line) {
      const read = parseLine(productLine, line);
      return read && { productId: read.id, articleIds: toIds(read.articles) };
    },

    toArticleLine: ({ articleId, productIds, placements }) =>
      JSON.stringify({
        metafields: [
          { ...ARTICLE_PRODUCTS_METAFIELD, ownerId: articleId, value: JSON.stringify(productIds.value), compareDigest: productIds.digest },
          { ...ARTICLE_PLACEMENTS_METAFIELD, ownerId: articleId, value: JSON.stringify(placements.value), compareDigest: placements.digest },
        ],
      }),
    toProductLine: (productId, { value, digest }) => JSON.stringify({ metafields: [{ ...PRODUCT_ARTICLES_METAFIELD, ownerId: productId, value: JSON.stringify(value), compareDigest: digest }] }),

    async start(lines) {
      const key = await upload(graphql, `${lines.join("\n")}\n`);
      const { bulkOperationRunMutation: answer } = await askShopify(graphql, startWritingAnswer, START_WRITING, { mutation: SAVE_LINKS.replace("#graphql", ""), stagedUploadPath: key });
      return toStarted(answer);
    },

    toWritten(line) {
      const read = parseLine(writtenLine, line);
      return read && { line: read.__lineNumber, written: read.data?.metafieldsSet?.userErrors.length === 0 };
    },
  };
}

/** @returns the file's key at Shopify */
async function upload(graphql: AdminGraphql, text: string): Promise<string> {
  const { stagedUploadsCreate } = await askShopify(graphql, uploadAnswer, CREATE_UPLOAD, {});
  const target = stagedUploadsCreate?.stagedTargets?.[0];
  const key = target?.parameters.find(({ name }) => name === "key")?.value;
  if (!target?.url || key === undefined) throw new ShopifyFailure(`Shopify took no file: ${stagedUploadsCreate?.userErrors.map(({ message }) => message).join(" ") ?? ""}`);
  const form = new FormData();
  for (const { name, value } of target.parameters) form.append(name, value);
  // What stands behind the file is not read.
  form.append("file", new File([text], "links.jsonl", { type: "text/jsonl" }));
  let response: Response;
  try {
    response = await abstractFetch(target.url, { method: "POST", body: form, signal: AbortSignal.timeout(UPLOAD_MILLISECONDS) });
  } catch (cause) {
    throw notedFailure("Shopify's file storage could not be reached. Try again in a moment.", cause, "its file storage");
  }
  if (!response.ok) throw new ShopifyFailure(`Shopify's file storage refused the changes (${response.status}). Try again in a moment.`);
  return key;
}

function parseLine<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

const PRODUCTS_TO_LINK = `#graphql
  query productsToLink {
    products { edges { node { id articles: metafield(namespace: "$app", key: "articles") { value compareDigest } } } }
  }`;
const productLine = z.object({ id: z.string(), articles: digestedValue });

const CREATE_UPLOAD = `#graphql
  mutation createUpload {
    stagedUploadsCreate(input: [{ resource: BULK_MUTATION_VARIABLES, filename: "links.jsonl", mimeType: "text/jsonl", httpMethod: POST }]) {
      stagedTargets { url parameters { name value } }
      userErrors { field message }
    }
  }`;
const uploadAnswer = z.object({
  stagedUploadsCreate: z
    .object({
      stagedTargets: z.array(z.object({ url: z.string().nullable(), parameters: z.array(z.object({ name: z.string(), value: z.string() })) })).nullable(),
      userErrors: z.array(z.object({ message: z.string() })),
    })
    .nullable(),
});

const START_WRITING = `#graphql
  mutation startWriting($mutation: String!, $stagedUploadPath: String!) {
    bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $stagedUploadPath) { bulkOperation { id } userErrors { field message code } }
  }`;
const startWritingAnswer = z.object({ bulkOperationRunMutation: startAnswer });

const SAVE_LINKS = `#graphql
  mutation saveLinks($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { field message code } }
  }`;
const writtenLine = z.object({
  __lineNumber: z.int(),
  data: z.object({ metafieldsSet: z.object({ userErrors: z.array(z.unknown()) }).nullish() }).nullish(),
});
