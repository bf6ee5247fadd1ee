import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useRouteError } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { BlockStatus } from "../components/block-status";
import { HomeFigures } from "../components/home-figures";
import { HomeGuide } from "../components/home-guide";
import { HomeLive } from "../components/home-live";
import { HomeTasks } from "../components/home-tasks";
import { PageError } from "../components/page-error";
import { useThemeBlocks } from "../components/theme-blocks";
import { proposeWay } from "../domain/article-way";
import { ARTICLE_WAYS } from "../domain/blocks";
import { versionSchema } from "../domain/form-body";
import { confirmDueClaims } from "../domain/home-claims";
import { describeShortly, toFigures, toHomeFacts, type HomeSources } from "../domain/home";
import type { Banner } from "../domain/banner";
import { toMended } from "../domain/offer-mend";
import { repeatOf } from "../domain/offer-repeats";
import { ARTICLE_PRODUCTS_WAYS } from "../domain/settings";
import type { SavedContent } from "../domain/storefront-document";
import type { ThemeMemory } from "../domain/theme-memory";
import { followStore, shownBefore } from "../offers";
import { appIdentity, requireAnswer, requireMerchant, answerOrNull, type Merchant } from "../merchant.server";
import { isUnpublished, publishStorefront, publishWaiting, STOREFRONT_TARGET, type Outcome } from "../publish";
import { readJson } from "../request-body.server";

/** "Publish them" on Home takes so many articles at once; Shopify is asked three times for each. */
const ARTICLES_AT_ONCE = 20;
/** Articles with broken links that Home can name; a list tells of more. */
const TROUBLED_ON_HOME = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { shop, drafts, contents, shopify, figures, theme, links, now } = merchant;
  // A webhook may be lost; while Shopify does not answer what was known stands.
  await answerOrNull(followStore(merchant, now));
  const known = Promise.all([contents.read(), links.counts(), theme.read()]);
  // Asked beside the others, not after them: what it depends on is in our database.
  const asked = known.then(([{ content }, linked, memory]) => (isWayUndecided(content, linked.articles, memory) ? answerOrNull(shopify.articleTemplate()) : null));
  const [[{ content }, linked, memory], template, publication, waiting, troubled, profile, store, waitingPages, policies, shown] = await Promise.all([
    known,
    asked,
    drafts.publication(STOREFRONT_TARGET),
    contents.waitingArticles(1),
    links.troubled().then((ids) => links.ofArticles(ids.slice(0, TROUBLED_ON_HOME))),
    requireAnswer(shopify.shop()),
    answerOrNull(figures.store()),
    contents.waitingPages(),
    answerOrNull(shopify.policies()),
    shownBefore(merchant.record, now),
  ]);
  const sources: HomeSources = {
    shop,
    clientId: appIdentity.apiKey,
    proposedWay: template === null ? null : proposeWay(template),
    content,
    policies,
    error: publication?.error ?? null,
    unpublished: await isUnpublished({ drafts }, content, now),
    waiting,
    waitingPages,
    links: linked,
    troubled,
    store,
    shown,
    theme: { before: memory.before, name: memory.themeName },
    zone: profile.zone,
    now,
  };
  return {
    facts: toHomeFacts(sources),
    figures: { ...toFigures(sources), linksAsOf: linked.asOf === null ? null : describeShortly(linked.asOf, profile.zone), published: publication?.publishedAt ? describeShortly(publication.publishedAt, profile.zone) : null },
    storefrontUrl: profile.url.replace(/\/$/, ""),
    guideDismissed: content.settings.guideDismissed,
    seen: memory.seen,
  };
}

/** Where the block stands that shows them until the store chooses, nothing is to propose. */
function isWayUndecided({ settings }: SavedContent, articles: number, { seen }: ThemeMemory): boolean {
  return settings.articleProductsWay === undefined && articles > 0 && !seen?.[ARTICLE_WAYS.list.block]?.length;
}

export interface HomeAnswer {
  outcome: Outcome;
  /** Articles that wait still. */
  left: number;
  /** Somebody was faster, so nothing was done. */
  conflict?: true;
}

const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["publish", "publish-articles", "settle-theme", "dismiss-guide"]) }),
  z.object({ intent: z.literal("choose-way"), way: z.enum(ARTICLE_PRODUCTS_WAYS) }),
  z.object({ intent: z.enum(["banner-back", "leave-off", "confirm-claims"]), id: z.string(), version: versionSchema }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  const wanted = body.ok ? intents.safeParse(body.value).data : undefined;
  if (wanted === undefined) throw data("Home does not know what to do with this.", { status: body.ok ? 422 : body.status });
  const answer = await act(wanted, merchant);
  return data<HomeAnswer>(answer, { status: answer.conflict ? 409 : 200 });
}

export { showTheirs as shouldRevalidate } from "../components/after-conflict";

async function act(wanted: z.infer<typeof intents>, merchant: Merchant): Promise<HomeAnswer> {
  const { drafts, theme, holdLock, now } = merchant;
  switch (wanted.intent) {
    case "publish":
      // What came back from History may be of a discount that changed since.
      await answerOrNull(followStore(merchant, now));
      return { outcome: await publishStorefront(merchant, now), left: 0 };
    case "publish-articles":
      return publishWaiting(merchant, now, ARTICLES_AT_ONCE);
    case "banner-back":
      await requireAnswer(followStore(merchant, now));
      return changeBanner(merchant, wanted, (banner) => toMended(banner, now));
    case "leave-off":
      return changeBanner(merchant, wanted, (banner) => ({ ...banner, withdrawn: undefined }));
    case "settle-theme":
      await holdLock("theme-memory", () => theme.settle());
      return { outcome: { live: true }, left: 0 };
    case "choose-way":
      // Whoever chose meanwhile is not overruled.
      await drafts.changeSettings((settings) => ({ ...settings, articleProductsWay: settings.articleProductsWay ?? wanted.way }));
      return { outcome: await publishStorefront(merchant, now), left: 0 };
    case "confirm-claims":
      return confirmClaims(wanted, merchant);
    case "dismiss-guide":
      await drafts.changeSettings((settings) => ({ ...settings, guideDismissed: true }));
      return { outcome: { live: true }, left: 0 };
  }
}

/** What was seen on Home when its button was pressed. */
interface Seen {
  id: string;
  version: number;
}

/** Saves a banner that went off by itself as `change` makes it, and publishes; null of it: it cannot be done in one step. */
async function changeBanner(merchant: Merchant, { id, version }: Seen, change: (banner: Banner) => Banner | null): Promise<HomeAnswer> {
  const { drafts, now } = merchant;
  const saved = (await drafts.banners.all()).find((one) => one.id === id);
  if (saved === undefined || saved.version !== version) return changedMeanwhile("banner");
  const next = saved.content.withdrawn === undefined ? null : change(saved.content);
  const isDue = next?.live === true && repeatOf(id, next, await shownBefore(merchant.record, now), now) !== null;
  if (next === null || isDue) return { outcome: { live: false, reason: "The banner has to be looked at first. Open it." }, left: 0 };
  if ((await drafts.banners.save(id, next, version)).kind === "conflict") return changedMeanwhile("banner");
  return { outcome: await publishStorefront(merchant, now), left: 0 };
}

/** Confirms what was asked for, as the set stood then: whoever changed it since is not overruled (B6). */
async function confirmClaims({ id, version }: Seen, { drafts, shopify, author, now }: Merchant): Promise<HomeAnswer> {
  const [all, policies, by] = await Promise.all([drafts.badgeSets.all(), answerOrNull(shopify.policies()), author()]);
  const set = all.find((one) => one.id === id);
  if (set === undefined || set.version !== version) return changedMeanwhile("badge set");
  const result = await drafts.badgeSets.save(id, confirmDueClaims(set.content, policies, { now, by: by?.name ?? null }), version);
  return result.kind === "saved" ? { outcome: { live: true }, left: 0 } : changedMeanwhile("badge set");
}

/** Its discount changes a banner, too. */
function changedMeanwhile(word: string): HomeAnswer {
  return { outcome: { live: false, reason: `This ${word} was changed meanwhile, so nothing was done. Look at it again first.` }, left: 0, conflict: true };
}

export default function Home() {
  const { facts, figures, storefrontUrl, guideDismissed, seen } = useLoaderData<typeof loader>();
  const blocks = useThemeBlocks(seen);
  const told = typeof blocks === "object" ? blocks.places : null;
  // Until Shopify has told, what it told last time: nearly always the same, and then nothing on the page moves.
  const places = blocks === "loading" ? seen : told;
  const waiting = blocks === "loading" && seen === null;
  const dismissal = useFetcher();

  return (
    <Page title="Buyline" secondaryActions={[{ content: "View your store", url: storefrontUrl, external: true }]}>
      <BlockStack gap="400">
        {!guideDismissed && dismissal.state === "idle" && (
          <HomeGuide facts={facts} places={places} waiting={waiting} onDismiss={() => dismissal.submit({ intent: "dismiss-guide" }, { method: "post", action: "/app?index", encType: "application/json" })} />
        )}
        <HomeTasks facts={facts} places={places} waiting={waiting} storefront={storefrontUrl} />
        <HomeLive facts={facts} places={places} />
        <HomeFigures figures={figures} />
        <BlockStatus shop={facts.shop} clientId={facts.clientId} blocks={blocks} />
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
