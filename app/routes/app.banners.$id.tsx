import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Box, InlineGrid, Page } from "@shopify/polaris";
import { useState } from "react";
import { BannerActionCard, BannerMomentsCard } from "../components/banner-cards";
import { BannerLookCard } from "../components/banner-look-card";
import { useBannerPageActions } from "../components/banner-page-actions";
import { BannerPreview } from "../components/banner-preview";
import { BannerWordsCard, languagesOf } from "../components/banner-words-card";
import { BannerOfferCard, useOffer } from "../components/banner-offer-card";
import { BannerScheduleCard } from "../components/banner-schedule-card";
import { BannerShowCard } from "../components/banner-show-card";
import { FormHead } from "../components/form-head";
import { useOfferCheck } from "../components/offer-check";
import { PageError } from "../components/page-error";
import { RuleEditor } from "../components/rule-editor";
import { keepTyped, useSaveForm } from "../components/use-save-form";
import { actionsFor } from "../domain/banner-actions";
import { findPreset, presetValues } from "../domain/banner-presets";
import { toBannerFormValues, type BannerFormValues } from "../domain/banner-form";
import { toOfferValues } from "../domain/offer";
import { phaseAt } from "../domain/banner-windows";
import { BANNERS, NEW, saveItem } from "../item-actions.server";
import { answerOrNull, requireAnswer, requireMerchant } from "../merchant.server";
import { followStore } from "../offers";
import { STOREFRONT_TARGET } from "../publish";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { drafts, shopify, discounts, now } = merchant;
  // A webhook may be lost; while Shopify does not answer what was known stands.
  await answerOrNull(followStore(merchant, now));
  const [banners, publication, shop, audience, themeColors] = await Promise.all([drafts.banners.all(), drafts.publication(STOREFRONT_TARGET), requireAnswer(shopify.shop()), answerOrNull(shopify.audience()), answerOrNull(shopify.themeColors())]);
  const banner = banners.find(({ id }) => id === params.id);
  if (banner === undefined && params.id !== NEW) throw data("This banner does not exist any more.", { status: 404 });
  const preset = findPreset(new URL(request.url).searchParams.get("preset"));
  const bound = banner?.content.offer ?? null;
  return {
    shop: merchant.shop,
    offer: bound && (await requireAnswer(discounts.discount(bound.discountId))),
    id: banner?.id ?? crypto.randomUUID(),
    isNew: banner === undefined,
    now,
    zone: shop.zone,
    storefront: shop.url.replace(/\/$/, ""),
    locale: shop.locale,
    audience,
    themeColors: themeColors ?? [],
    values: { ...toBannerFormValues(banner?.content ?? null, shop.locale), ...(banner === undefined && preset && presetValues(preset, shop.locale, audience?.locales.map(({ code }) => code) ?? [])) },
    version: banner?.version ?? 0,
    actions: banner === undefined ? [] : actionsFor(banner.content, now),
    phase: banner?.content.archived ? ("archived" as const) : banner?.content.live ? phaseAt(banner.content, now) : ("off" as const),
    error: publication?.error ?? null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return saveItem(request, params.id, BANNERS);
}

export { keepDeleted as shouldRevalidate } from "../components/after-conflict";

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

const PHASES = {
  off: <Badge>Off</Badge>,
  scheduled: <Badge tone="info">Scheduled</Badge>,
  live: <Badge tone="success">Live</Badge>,
  between: <Badge tone="info">Between windows</Badge>,
  ended: <Badge>Ended</Badge>,
  archived: <Badge>Archived</Badge>,
};

type BannerData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BannerPage() {
  const banner = useLoaderData<typeof loader>();
  return <BannerEditor key={banner.isNew ? NEW_KEY : banner.id} banner={banner} />;
}

/** Something new is offered another id with each load; the form keeps its first. */
const NEW_KEY = "new";

function BannerEditor({ banner: { isNew, now, shop, offer: savedOffer, zone, storefront, locale, audience, themeColors, values: saved, version, actions, phase, error, ...banner } }: { banner: BannerData }) {
  const [id] = useState(banner.id);
  const form = useSaveForm<BannerFormValues>(saved, version, isNew ? `/app/banners/${id}` : undefined);
  const { values } = form;
  const [language, setLanguage] = useState(saved.locale);
  const { offer, choose } = useOffer(form, savedOffer, zone);
  const given = offer && toOfferValues(offer);
  const check = useOfferCheck({ id, zone, locale, values });
  const words = { form, language, zone, offer: given ?? undefined, findings: check.findings };
  const { secondaryActions, dialog } = useBannerPageActions({ id, version, actions, unsaved: form.changed });

  return (
    <Page title={isNew ? "New banner" : saved.name} titleMetadata={PHASES[phase]} backAction={{ content: "Banners", url: "/app/banners" }} secondaryActions={secondaryActions} fullWidth>
      {dialog}
      <BlockStack gap="400">
        <FormHead id="banner" form={form} error={error} />
        <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400" alignItems="start">
          <BlockStack gap="400">
            <BannerOfferCard form={form} shop={shop} zone={zone} offer={offer} onChoose={choose} />
            <BannerWordsCard {...words} audience={audience} onLanguage={setLanguage} />
            <BannerActionCard {...words} />
            <BannerScheduleCard form={form} zone={zone} now={now} bound={values.offerId !== ""} />
            <BannerMomentsCard {...words} />
            <RuleEditor form={form} asked={{ slot: "sale-banner", id, zone, locale, values }} audience={audience} />
            <BannerLookCard form={form} storefront={storefront} />
            <BannerShowCard form={form} saved={saved} reason={check.reason} />
          </BlockStack>
          <Box position="sticky" insetBlockStart="400">
            <BannerPreview values={values} offer={given} language={language} onLanguage={setLanguage} languages={languagesOf(values, audience)} themeColors={themeColors} storefront={storefront} zone={zone} now={now} />
          </Box>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
