import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Box, Card, Checkbox, FormLayout, InlineGrid, Page, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { BannerActionCard, BannerMomentsCard } from "../components/banner-cards";
import { BannerLookCard } from "../components/banner-look-card";
import { useBannerPageActions } from "../components/banner-page-actions";
import { BannerPreview } from "../components/banner-preview";
import { BannerWordsCard, languagesOf } from "../components/banner-words-card";
import { BannerOfferCard, useOffer } from "../components/banner-offer-card";
import { BannerScheduleCard } from "../components/banner-schedule-card";
import { FormHead } from "../components/form-head";
import { useOfferCheck } from "../components/offer-check";
import { PageError } from "../components/page-error";
import { RuleEditor } from "../components/rule-editor";
import { keepTyped, useSaveForm } from "../components/use-save-form";
import { NAME_LENGTH } from "../domain/banner";
import { actionsFor } from "../domain/banner-actions";
import { findPreset, presetValues } from "../domain/banner-presets";
import { toBannerFormValues, type BannerFormValues } from "../domain/banner-form";
import { REASON_LENGTH } from "../domain/offer-repeats";
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
  const { values, set, problem } = form;
  const [language, setLanguage] = useState(saved.locale);
  const { offer, choose } = useOffer(form, savedOffer, zone);
  const given = offer && toOfferValues(offer);
  const check = useOfferCheck({ id, zone, locale, values });
  const words = { form, language, zone, offer: given ?? undefined, findings: check.findings };
  const asksReason = values.live && (check.reason !== null || problem("reason") !== undefined);
  const { secondaryActions, dialog } = useBannerPageActions({ id, version, actions, unsaved: form.changed });
  const bound = values.offerId !== "";
  const confirmed = saved.confirmed && timesOf(values) === timesOf(saved);

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
            <BannerScheduleCard form={form} zone={zone} now={now} bound={bound} />
            <BannerMomentsCard {...words} />
            <RuleEditor form={{ slot: "sale-banner", id, zone, locale, values }} onChange={(rule) => set({ rule })} audience={audience} problemWithin={form.problemWithin} />
            <BannerLookCard form={form} storefront={storefront} />
            <Card>
              <FormLayout>
                <Text as="h2" variant="headingMd">
                  Show it
                </Text>
                <Checkbox label="Shoppers may hide it" helpText="It stays hidden for them until its words or its end change." checked={values.dismissible} onChange={(dismissible) => set({ dismissible })} />
                <Checkbox label="Show this banner in the store" checked={values.live} onChange={(live) => set({ live })} error={problem("live")} />
                {asksReason && (
                  <TextField
                    label="Reason"
                    value={values.reason}
                    onChange={(reason) => set({ reason })}
                    error={problem("reason")}
                    helpText={check.reason ?? undefined}
                    maxLength={REASON_LENGTH}
                    multiline={2}
                    autoComplete="off"
                  />
                )}
                {values.live && bound && (
                  <Text as="p" tone="subdued">
                    The discount says when the offer ends, so there is nothing to confirm.
                  </Text>
                )}
                {values.live && !bound && confirmed && (
                  <Text as="p" tone="subdued">
                    {values.confirmedBy} confirmed when the offer really ends. Changing that asks again.
                  </Text>
                )}
                {values.live && !bound && !confirmed && (
                  <>
                    <Checkbox
                      label={values.scheduleKind === "once" ? "The offer really ends at this time, and not later" : "The offer really runs at these times only"}
                      helpText="A deadline that is not true is an unfair commercial practice in the EU, the UK and the US. Your confirmation is kept with the banner."
                      checked={values.confirmed}
                      onChange={(checked) => set({ confirmed: checked })}
                      error={problem("confirmed")}
                    />
                    <TextField label="Confirmed by" value={values.confirmedBy} onChange={(confirmedBy) => set({ confirmedBy })} error={problem("confirmedBy")} maxLength={NAME_LENGTH} autoComplete="name" placeholder="Your name" />
                  </>
                )}
              </FormLayout>
            </Card>
          </BlockStack>
          <Box position="sticky" insetBlockStart="400">
            <BannerPreview values={values} offer={given} language={language} onLanguage={setLanguage} languages={languagesOf(values, audience)} themeColors={themeColors} storefront={storefront} zone={zone} now={now} />
          </Box>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}

/** When the offer runs, to notice a change that has to be confirmed. */
function timesOf({ scheduleKind, endsAt, windows, weekly }: BannerFormValues): string {
  return JSON.stringify(scheduleKind === "once" ? endsAt : scheduleKind === "several" ? windows : weekly);
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
