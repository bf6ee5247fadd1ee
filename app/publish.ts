/**
 * Makes what shoppers see equal to what was saved. Every function may run again at any time: it does nothing
 * when nothing is to do, and completes what an earlier run left undone.
 */
import { createHash } from "node:crypto";
import { toArticleBlocks } from "./domain/article-blocks";
import { placeProblems } from "./domain/article-editing";
import { fallbackIdsOf, productIdsOf, toGroupPlacements, withoutProducts, type ArticleGroups } from "./domain/article-groups";
import { toArticleIds } from "./domain/article-products";
import type { RecordCause } from "./domain/offer-record";
import type { Problem } from "./domain/parsed";
import type { Instant } from "./domain/schedule";
import type { Choices } from "./domain/settings";
import { documentProblem, toStorefrontDocument, type SavedContent } from "./domain/storefront-document";
import type { ArticleDraft, Author, Contents, Drafts, HoldLock, LinkHealth, NewVersion } from "./ports";
import { ShopifyFailure, StaleLinks, type ArticleLinkChange, type ArticleLinks, type Digested, type FoundPage, type Shopify } from "./ports-shopify";

export const STOREFRONT_TARGET = "storefront";

export interface PublishPorts {
  drafts: Drafts;
  shopify: Shopify;
  holdLock: HoldLock;
  links: LinkHealth;
  /** Who is behind this publish; null when Shopify does not tell. */
  author: () => Promise<Author | null>;
  /** What made it necessary, for the record; left out: somebody's save. */
  cause?: RecordCause;
}

/** Whether shoppers see what was saved. `reason` is a sentence for the merchant. */
export type Outcome = { live: true } | { live: false; reason: string };

/**
 * Publishes banners and badge sets as they are saved now. Serialised per shop by a lock, so that an older
 * document never replaces a newer one; unchanged documents cost no request.
 */
export async function publishStorefront({ drafts, shopify, holdLock, author, cause }: PublishPorts, now: Instant): Promise<Outcome> {
  return holdLock("publish-storefront", async () => {
    const [banners, badgeSets, settings, publication] = await Promise.all([
      drafts.banners.all(),
      drafts.badgeSets.all(),
      drafts.settings(),
      drafts.publication(STOREFRONT_TARGET),
    ]);
    const content = { banners, badgeSets, settings: settings.content };
    const document = toStorefrontDocument(content, now);
    const hash = hashOf(JSON.stringify(document));
    if (publication?.hash === hash && publication.error === null) {
      await drafts.recordShown(now, { content, cause }, author);
      return { live: true };
    }
    const write = async () => {
      const problem = documentProblem(document, (id) => [...banners, ...badgeSets].find((item) => item.id === id)?.content.name ?? id);
      if (problem !== null) throw new ShopifyFailure(problem);
      await shopify.saveStorefrontDocument(document);
    };
    return attempt(drafts, STOREFRONT_TARGET, hash, now, write, async () => ({ content, author: await author(), cause }));
  });
}

/** Whether something is saved that shoppers do not see. A banner that merely ended since is no such thing. */
export async function isUnpublished({ drafts }: Pick<PublishPorts, "drafts">, content: SavedContent, now: Instant): Promise<boolean> {
  const publication = await drafts.publication(STOREFRONT_TARGET);
  const document = toStorefrontDocument(content, now);
  if (publication === null || publication.hash === null) return document.banners.length + document.badge_sets.length > 0;
  const asPublished = toStorefrontDocument(content, publication.publishedAt ?? now);
  return ![document, asPublished].some((one) => hashOf(JSON.stringify(one)) === publication.hash);
}

export type ArticleOutcome =
  | Outcome
  | { refused: "no-article" }
  | { refused: "no-product"; ids: string[] }
  | { refused: "place"; problems: Problem[] }
  | { refused: "conflict"; version: string };

/** Names what is saved for the article at Shopify and as a draft, so that nobody replaces what they have not seen. */
export function toArticleVersion(digests: { products: string | null; placements: string | null }, draft: ArticleDraft | null): string {
  return `${hashOf(JSON.stringify([digests.products, digests.placements]))}.${draft === null ? "" : hashOf(JSON.stringify(draft))}`;
}

const NO_DIGESTS = { products: null, placements: null };

/**
 * Makes the article feature exactly these groups, on both sides of the link. What the merchant chose is kept as a
 * draft until Shopify has confirmed it; an unknown article or product, a place where products never stand (A2) and
 * a version that is not the present one change nothing.
 * @param replaces the version that the merchant saw; null for a draft that is tried again
 */
export async function publishArticle(ports: PublishPorts, articleId: string, groups: ArticleGroups, now: Instant, replaces: string | null = null): Promise<ArticleOutcome> {
  const { drafts, shopify, holdLock } = ports;
  const productIds = productIdsOf(groups);
  const named = namedBy(groups);
  return holdLock(`publish-${articleId}`, async () => {
    const draft = await drafts.articleDraft(articleId);
    let links: ArticleLinks;
    try {
      links = await shopify.articleLinks(articleId, named);
    } catch (error) {
      if (!(error instanceof ShopifyFailure)) throw error;
      const [madeOn = null, draftSeen] = replaces?.split(".") ?? [];
      const [, draftNow = ""] = toArticleVersion(NO_DIGESTS, draft).split(".");
      if (draftSeen !== undefined && draftSeen !== draftNow) return { refused: "conflict", version: `${madeOn}.${draftNow}` };
      await drafts.saveArticleDraft(articleId, { groups, replaces: madeOn ?? draft?.replaces ?? null });
      await drafts.recordFailed(articleId, error.message, now);
      return { live: false, reason: error.message };
    }
    if (links.article === null) return { refused: "no-article" };
    const version = versionOf(links.article, draft);
    const isSeen = replaces === null ? version.startsWith(draft?.replaces ?? "") : version === replaces;
    if (!isSeen) return { refused: "conflict", version };
    const unknown = named.filter((id) => !links.products.has(id));
    if (unknown.length > 0) return { refused: "no-product", ids: unknown };
    const problems = placeProblems(toArticleBlocks(links.article.body), groups);
    if (problems.length > 0) return { refused: "place", problems };

    await drafts.saveArticleDraft(articleId, { groups, replaces: null });
    let outcome: Outcome;
    try {
      outcome = await attempt(drafts, articleId, hashOf(JSON.stringify(groups)), now, () => writeLinks(shopify, articleId, groups, links));
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      await (draft === null ? drafts.deleteArticleDraft(articleId) : drafts.saveArticleDraft(articleId, draft));
      return { refused: "conflict", version: versionOf(error.by, draft) };
    }
    if (outcome.live) {
      await drafts.deleteArticleDraft(articleId);
      await ports.links.note([{ id: articleId, title: links.article.title, products: productIds.map((id) => ({ id })) }], now);
    }
    return outcome;
  });
}

type LinkedArticle = NonNullable<ArticleLinks["article"]>;

const versionOf = ({ productIds, placements }: LinkedArticle, draft: ArticleDraft | null) => toArticleVersion({ products: productIds.digest, placements: placements.digest }, draft);

/** Somebody else wrote this article's products between our reading and our writing. */
class Overtaken extends Error {
  constructor(readonly by: LinkedArticle) {
    super("overtaken");
  }
}

/**
 * Writes the links. When something else was written in between, reads again once: another article's share of a product
 * is kept, and our own write whose answer was lost is none of somebody else's.
 * @throws Overtaken
 */
async function writeLinks(shopify: Shopify, articleId: string, groups: ArticleGroups, links: ArticleLinks): Promise<void> {
  try {
    await shopify.saveArticleLinks(toChange(articleId, groups, links));
  } catch (error) {
    if (!(error instanceof StaleLinks)) throw error;
    const now = await shopify.articleLinks(articleId, namedBy(groups));
    const change = toChange(articleId, groups, now);
    if (now.article !== null && links.article !== null && versionOf(now.article, null) !== versionOf(links.article, null) && !isOurs(now.article, change)) throw new Overtaken(now.article);
    await shopify.saveArticleLinks(change);
  }
}

function isOurs({ productIds, placements }: LinkedArticle, change: ArticleLinkChange): boolean {
  return productIds.value.join() === change.productIds.value.join() && placements.value === JSON.stringify(change.placements.value);
}

function toChange(articleId: string, groups: ArticleGroups, links: ArticleLinks): ArticleLinkChange {
  if (links.article === null) throw new ShopifyFailure("This article was deleted meanwhile.");
  const productIds = productIdsOf(groups);
  const products = new Map<string, { value: string[]; digest: string | null }>();
  for (const [productId, { value, digest }] of links.products) {
    const articleIds = toArticleIds(value, articleId, productIds.includes(productId));
    if (articleIds !== value) products.set(productId, { value: articleIds, digest });
  }
  const placements = { value: toGroupPlacements(groups), digest: links.article.placements.digest };
  const fallbacks = fallbackIdsOf(groups);
  const changed = (value: string[], before: Digested<string[]>) => (value.join() === before.value.join() ? null : { value, digest: before.digest });
  return {
    articleId,
    productIds: { value: productIds, digest: links.article.productIds.digest },
    placements,
    fallbackProducts: changed(fallbacks.products, links.article.fallbackProducts),
    fallbackCollections: changed(fallbacks.collections, links.article.fallbackCollections),
    products,
  };
}

/** Everything that the groups refer to. */
function namedBy(groups: ArticleGroups): string[] {
  const { products, collections } = fallbackIdsOf(groups);
  return [...productIdsOf(groups), ...products, ...collections];
}

export type PageOutcome = Outcome | { refused: "no-page" } | { refused: "conflict"; current: Choices };

const NOT_CONFIRMED = "Shopify has not confirmed it.";

/**
 * Makes a page show what was chosen for it. What the merchant chose is kept as a draft until Shopify has confirmed
 * it; a choice of somebody else in between is never overwritten, whether Shopify has it or it waits.
 * @param seen what the merchant saw: the digest of what Shopify had, and the choice that waited; null where there was none
 */
export async function publishPageChoices({ drafts, shopify, holdLock }: PublishPorts, ownerId: string, choices: Choices, seen: { digest: string | null; waiting: Choices | null }): Promise<PageOutcome> {
  return holdLock(`publish-${ownerId}`, async () => {
    const waiting = (await drafts.pageDraft(ownerId))?.choices ?? null;
    if (waiting !== null && ![choices, seen.waiting].some((one) => one !== null && isSame(one, waiting))) return { refused: "conflict", current: waiting };
    const replaces = seen.digest;
    let found: FoundPage | null;
    try {
      found = await shopify.page(ownerId);
      if (found !== null && !isSame(found.choices.value, choices) && found.choices.digest === replaces) {
        // Kept first: should this process end before Shopify has answered, it waits.
        await drafts.savePageDraft({ ownerId, choices, replaces, error: NOT_CONFIRMED });
        await shopify.savePageChoices(ownerId, { value: choices, digest: replaces });
        found = { ...found, choices: { value: choices, digest: null } };
      }
    } catch (error) {
      if (!(error instanceof ShopifyFailure)) throw error;
      // Somebody else was faster, or our own write was heard and its answer lost: Shopify tells which.
      const now = error instanceof StaleLinks ? await shopify.page(ownerId).catch(() => null) : null;
      if (now === null) {
        await drafts.savePageDraft({ ownerId, choices, replaces, error: error.message });
        return { live: false, reason: error.message };
      }
      found = now;
    }
    await drafts.deletePageDrafts([ownerId]);
    if (found === null) return { refused: "no-page" };
    return isSame(found.choices.value, choices) ? { live: true } : { refused: "conflict", current: found.choices.value };
  });
}

function isSame(one: Choices, other: Choices): boolean {
  return (Object.keys({ ...one, ...other }) as (keyof Choices)[]).every((slot) => one[slot] === other[slot]);
}

async function attempt(drafts: Drafts, target: string, hash: string, now: Instant, write: () => Promise<void>, version?: () => Promise<NewVersion>): Promise<Outcome> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof ShopifyFailure)) throw error;
    await drafts.recordFailed(target, error.message, now);
    return { live: false, reason: error.message };
  }
  await drafts.recordPublished(target, hash, now, await version?.());
  return { live: true };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Publishes articles that wait, the oldest first, until one fails or so many are done. What cannot be published any
 * more (the article is gone, or a product of it) is dropped, so that nothing waits for ever.
 * @returns how many wait still
 */
export async function publishWaiting(ports: PublishPorts & { contents: Pick<Contents, "waitingArticles"> }, now: Instant, most: number): Promise<{ outcome: Outcome; left: number }> {
  const { drafts, contents } = ports;
  let outcome: Outcome = { live: true };
  for (const articleId of (await contents.waitingArticles(most)).ids) {
    const draft = await drafts.articleDraft(articleId);
    if (draft === null) continue;
    let answer = await publishArticle(ports, articleId, draft.groups, now);
    if ("refused" in answer && answer.refused === "no-product") answer = await publishArticle(ports, articleId, withoutProducts(draft.groups, answer.ids), now);
    // Somebody saved the article since, or its text changed around a place: what is right then is for the merchant to say.
    if ("refused" in answer && (answer.refused === "conflict" || answer.refused === "place")) continue;
    if ("refused" in answer) await drafts.deleteArticleDraft(articleId);
    else if (!answer.live) {
      outcome = answer;
      break;
    }
  }
  return { outcome, left: (await contents.waitingArticles(1)).count };
}
