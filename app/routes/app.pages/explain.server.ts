/** Gathers what the Pages screen shows: one look at our database, one at Shopify, and the page drawn by the real Liquid. */
import { explainArticleProducts, explainPage, pageCauses } from "../../domain/page-explanation";
import { readQuestion, toPageName, type Audience, type Question } from "../../domain/page-explanation-query";
import { titlesOf, toMatrix, toNames, toSlotView } from "../../domain/page-explanation-view";
import { SLOTS, type Slot } from "../../domain/page-resolution";
import { causeWords, kindWords } from "../../domain/reason-words";
import { describeInstant, toWallTime } from "../../domain/schedule";
import { toStorefrontDocument, type SavedContent } from "../../domain/storefront-document";
import { appIdentity, drawPage, requireAnswer, type Merchant } from "../../merchant.server";
import type { PageDraft } from "../../ports";
import type { Shop } from "../../ports-shopify";
import { STOREFRONT_TARGET } from "../../publish";
import { findSubject, type SubjectPage } from "./subject.server";

export type PagesView = Awaited<ReturnType<typeof gatherPages>>;
export type PageDetail = NonNullable<PagesView["detail"]>;

/** @throws Response: 503 when Shopify does not answer */
export async function gatherPages(merchant: Merchant, params: URLSearchParams) {
  const { drafts, shopify, shop: domain, now } = merchant;
  const [memory, banners, badgeSets, settings, publication, waiting, waitingPages, shop, audience, published] = await Promise.all([
    merchant.theme.read(),
    drafts.banners.all(),
    drafts.badgeSets.all(),
    drafts.settings(),
    drafts.publication(STOREFRONT_TARGET),
    drafts.pageDrafts(),
    merchant.contents.waitingPages(),
    requireAnswer(shopify.shop()),
    requireAnswer(shopify.audience()),
    requireAnswer(shopify.storefrontDocument()),
  ]);
  const saved: SavedContent = { banners, badgeSets, settings: settings.content };
  const question = readQuestion(params, audience, shop.zone);
  const { subject } = question;
  const found = subject.by === "nothing" ? null : await requireAnswer(findSubject(subject, shopify, { domain, url: shop.url, locales: audience.locales.map(({ code }) => code) }));
  if (found?.ok && found.value.locale !== null && !params.has("language")) {
    question.visitor.locale = found.value.locale;
    question.fields.language = found.value.locale;
  }
  const problems = found === null || found.ok ? question.problems : { ...question.problems, address: found.problems[0]?.message ?? "" };
  return {
    shop: domain,
    clientId: appIdentity.apiKey,
    zone: shop.zone,
    nowWall: toWallTime(now, shop.zone),
    fields: question.fields,
    problems,
    audience,
    memory,
    error: publication?.error ?? waiting[0]?.error ?? null,
    waiting: waiting.map(({ ownerId, error }) => ({ page: toPageName(ownerId), error })),
    /** Of `waiting`, which names the newest, how many there are. */
    waitingPages,
    matrix: toMatrix(saved, readQuestion(new URLSearchParams(), audience, shop.zone).visitor, now),
    detail: found?.ok ? await explain(merchant, { question, subject: found.value, saved, settingsVersion: settings.version, published, publishedAt: publication?.publishedAt ?? null, audience, shop }) : null,
  };
}

interface Asked {
  question: Question;
  subject: SubjectPage;
  saved: SavedContent;
  settingsVersion: number;
  published: Awaited<ReturnType<Merchant["shopify"]["storefrontDocument"]>>;
  publishedAt: number | null;
  audience: Audience;
  shop: Shop;
}

async function explain({ drafts, shopify, now }: Merchant, { question, subject, saved, settingsVersion, published, publishedAt, audience, shop }: Asked) {
  const { page, ownerId, visible } = subject;
  const { visitor } = question;
  const at = question.at ?? now;
  const isArticle = page.kind === "article" && ownerId !== null;
  const [draft, article, articleDraft, articlePublication] = await Promise.all([
    ownerId === null ? null : drafts.pageDraft(ownerId),
    isArticle ? requireAnswer(shopify.article(ownerId)) : null,
    isArticle ? drafts.articleDraft(ownerId) : null,
    isArticle ? drafts.publication(ownerId) : null,
  ]);
  const explanations = explainPage({ page, visitor, at, now, saved, published, pageChoices: subject.choices.value, pageDraftError: draft?.error ?? null });
  const upToDate = explanations.every((one) => one.upToDate || one.causes.some(({ cause }) => cause === "page_draft"));
  const products = article?.products ?? [];
  const drawn = await drawPage({
    page,
    visitor,
    choices: subject.choices.value,
    // What is over now is not published any more, so a moment in the past is drawn from what was saved.
    document: upToDate ? toStorefrontDocument(saved, at) : (published ?? {}),
    zone: shop.zone,
    at,
    shopName: shop.name,
    shopUrl: shop.url.replace(/\/$/, ""),
    title: subject.title,
    products: products.filter(({ active }) => active).map(({ title }) => title),
  });
  const context = { page, zone: shop.zone, now, names: toNames(audience), titles: titlesOf(saved) };
  return {
    title: subject.title,
    note: subject.note,
    path: page.path,
    address: subject.typical ? null : new URL(page.path, shop.url).href,
    kind: page.kind,
    templateSuffix: page.templateSuffix,
    kindWords: kindWords(page),
    ownerId,
    moment: describeInstant(at, shop.zone, "en"),
    notes: pageCauses({ visible, at, now, publishedAt }).map((cause) => causeWords(cause, { ...context, slot: "sale-banner" })),
    slots: explanations.map((one) => toSlotView(one, drawn.shown[one.slot], visitor.device, context)),
    article: isArticle
      ? { url: `/app/articles/${page.id}`, way: saved.settings.articleProductsWay ?? "list", products: products.map(({ title, active }) => ({ title, active })), notes: explainArticleProducts(products, articleDraft === null ? null : { error: articlePublication?.error ?? null }).map((cause) => causeWords(cause, { ...context, slot: "article-products" })) }
      : null,
    preview: drawn.html,
    form: toForm(subject, draft, saved),
    settingsVersion,
  };
}

/** The choices as the form holds them: "" follows the rules. A choice that waits stands as the merchant made it. */
function toForm({ ownerId, choices, page }: SubjectPage, draft: PageDraft | null, { settings }: SavedContent) {
  const bySlot = (choice: (slot: Slot) => string | undefined) => Object.fromEntries((Object.keys(SLOTS) as Slot[]).map((slot) => [slot, choice(slot) ?? ""])) as Record<Slot, string>;
  return {
    ownerId,
    digest: choices.digest,
    waiting: draft === null ? null : bySlot((slot) => draft.choices[slot]),
    kind: page.kind,
    page: bySlot((slot) => (draft?.choices ?? choices.value)[slot]),
    forKind: bySlot((slot) => (page.kind === null ? undefined : settings.kindChoices[page.kind]?.[slot])),
  };
}
