import type { ActionFunctionArgs } from "@remix-run/node";
import type { ImportProgress, ImportRefusal, ImportReport } from "../components/settings-import";
import { changesBetween } from "../domain/history";
import { toRestored } from "../domain/history-content";
import { RESOURCE_KINDS } from "../domain/pages";
import { parsePortableFile } from "../domain/portability";
import { MOST_FILE_BYTES, TOO_LARGE, type PortableFile } from "../domain/portability-file";
import { handlesOf, matchFile, type Match } from "../domain/portability-match";
import type { SavedContent } from "../domain/storefront-document";
import { answerOrNull, requireMerchant, type Merchant } from "../merchant.server";
import { followStore } from "../offers";
import { ShopifyFailure } from "../ports-shopify";
import { publishStorefront, publishWaiting, type Outcome } from "../publish";
import { readText } from "../request-body.server";

/** Each is three requests to Shopify, and a merchant waits for the answer. */
const ARTICLES_A_STEP = 5;
/** Of a page's choice, until Shopify has it. */
const NOT_TAKEN = "Shopify did not take it with the import.";

/**
 * `?step=check` tells what the file would do, `?step=apply&seen=…` does it, `?step=articles` goes on with the articles
 * until none is left. The file is sent with the first two; nothing of it is kept in between.
 */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  try {
    if (searchParams.get("step") === "articles") return Response.json({ step: "articles", ...(await publishWaiting(merchant, merchant.now, ARTICLES_A_STEP)) } satisfies ImportProgress);
    const text = await readText(request, MOST_FILE_BYTES);
    if (text === null) return refuse(413, TOO_LARGE);
    const file = parsePortableFile(text);
    if (!file.ok) return refuse(422, ...file.problems.map(({ message }) => message));
    return searchParams.get("step") === "apply" ? await apply(merchant, file.value, searchParams.get("seen") ?? "") : Response.json(await check(merchant, file.value));
  } catch (error) {
    if (error instanceof ShopifyFailure) return refuse(503, `${error.message} Nothing was changed.`);
    throw error;
  }
}

async function match({ portability }: Merchant, file: PortableFile): Promise<Match> {
  const handles = handlesOf(file);
  const found = [];
  for (const kind of RESOURCE_KINDS) found.push(...(await portability.named(kind, handles[kind])));
  return matchFile(file, found);
}

/** As a version that comes back: what is on stays on only while its confirmation holds, and only in its own store. */
function toImported(matched: Match, file: PortableFile, current: SavedContent, { shop, now }: Merchant) {
  const foreign = file.shop !== shop;
  const restored = toRestored(matched.content, current, now);
  const off = [...matched.off, ...restored.off];
  const banners = restored.content.banners.map((item) => {
    if (!foreign) return item;
    // A discount is of its own store.
    if (!item.content.live) return { ...item, content: { ...item.content, offer: null } };
    off.push({ id: item.id, name: item.content.name, why: "its end was confirmed for another store" });
    return { ...item, content: { ...item.content, live: false, confirmation: null, offer: null } };
  });
  return { content: { ...restored.content, banners }, off };
}

async function check(merchant: Merchant, file: PortableFile): Promise<ImportReport> {
  const [matched, current] = [await match(merchant, file), await merchant.contents.read()];
  const { content, off } = toImported(matched, file, current.content, merchant);
  return {
    step: "check",
    exportedAt: file.exportedAt,
    shop: file.shop,
    sameShop: file.shop === merchant.shop,
    changes: changesBetween(current.content, content),
    off,
    found: { articles: matched.articles.length, products: matched.products, pages: matched.pages.length },
    missing: matched.missing,
    seen: current.seen,
  };
}

/** Everything is saved as drafts in one step, or nothing is; then it is published, and what fails waits on Home. */
async function apply(merchant: Merchant, file: PortableFile, seen: string): Promise<Response> {
  const { contents, drafts, portability, holdLock, now } = merchant;
  const matched = await match(merchant, file);
  const done = await holdLock("publish-storefront", async () => {
    const current = await contents.read();
    const waiting = { articles: matched.articles, pages: matched.pages.map((page) => ({ ...page, error: NOT_TAKEN })) };
    return current.seen === seen && contents.replace(toImported(matched, file, current.content, merchant).content, seen, waiting);
  });
  if (!done) return refuse(409, "Somebody saved something since you looked at the report. Nothing was changed. Check the file again.");
  // The file may be older than what its discounts are now.
  await answerOrNull(followStore(merchant, now));
  let outcome: Outcome = await publishStorefront(merchant, now);
  try {
    await portability.saveChoices(matched.pages);
    await drafts.deletePageDrafts(matched.pages.map(({ ownerId }) => ownerId));
  } catch (error) {
    if (!(error instanceof ShopifyFailure)) throw error;
    outcome = { live: false, reason: `The choices of single pages could not be written: ${error.message}` };
  }
  const { count } = await contents.waitingArticles(1);
  return Response.json({ step: "apply", outcome, left: count } satisfies ImportProgress);
}

function refuse(status: number, ...problems: string[]): Response {
  return Response.json({ problems } satisfies ImportRefusal, { status });
}
