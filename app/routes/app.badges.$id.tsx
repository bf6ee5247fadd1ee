import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, useSearchParams, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, InlineGrid, Page } from "@shopify/polaris";
import { startTransition, useState } from "react";
import { BadgeLanguagesCard } from "../components/badge-languages-card";
import { BadgeList } from "../components/badge-list";
import { BadgeLookCard } from "../components/badge-look-card";
import { BadgePaymentsCard } from "../components/badge-payments-card";
import { BadgePresets } from "../components/badge-presets";
import { BadgePreview } from "../components/badge-preview";
import { BadgeShowCard } from "../components/badge-show-card";
import { FormHead } from "../components/form-head";
import { PageError } from "../components/page-error";
import { RuleEditor } from "../components/rule-editor";
import { keepTyped, useSaveForm } from "../components/use-save-form";
import { toBadgeSetValues, type BadgeSetValues } from "../domain/badge-form";
import type { BadgePreset } from "../domain/badge-presets";
import { claimsOf } from "../domain/claims";
import { toEvidence } from "../domain/policy-evidence";
import { BADGE_SETS, NEW, saveItem } from "../item-actions.server";
import { answerOrNull, BADGE_ICON_DRAWINGS, requireAnswer, requireMerchant } from "../merchant.server";
import { STOREFRONT_TARGET } from "../publish";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { drafts, shopify, now } = await requireMerchant(request);
  const [badgeSets, publication, shop, audience, policies] = await Promise.all([
    drafts.badgeSets.all(),
    drafts.publication(STOREFRONT_TARGET),
    requireAnswer(shopify.shop()),
    answerOrNull(shopify.audience()),
    answerOrNull(shopify.policies()),
  ]);
  const saved = badgeSets.find(({ id }) => id === params.id);
  if (saved === undefined && params.id !== NEW) throw data("This badge set does not exist any more.", { status: 404 });
  return {
    id: saved?.id ?? crypto.randomUUID(),
    isNew: saved === undefined,
    zone: shop.zone,
    storefront: shop.url.replace(/\/$/, ""),
    // Its words are in the language that they were written in.
    locale: saved?.content.locale ?? shop.locale,
    audience,
    values: toBadgeSetValues(saved?.content ?? null),
    version: saved?.version ?? 0,
    error: publication?.error ?? null,
    policies: policies?.map(({ title, url, ...policy }) => ({ ...toEvidence(policy), title, url })) ?? null,
    drawings: BADGE_ICON_DRAWINGS,
    now,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return saveItem(request, params.id, BADGE_SETS);
}

export { keepDeleted as shouldRevalidate } from "../components/after-conflict";

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

type BadgeSetData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BadgesPage() {
  const badgeSet = useLoaderData<typeof loader>();
  return <BadgeSetEditor key={badgeSet.isNew ? NEW_KEY : badgeSet.id} badgeSet={badgeSet} />;
}

/** Something new is offered another id with each load; the form keeps its first. */
const NEW_KEY = "new";

function BadgeSetEditor({ badgeSet }: { badgeSet: BadgeSetData }) {
  const { isNew, values: saved, version, zone, storefront, locale, audience, error, policies, drawings, now } = badgeSet;
  const [id] = useState(badgeSet.id);
  const form = useSaveForm<BadgeSetValues>(saved, version, isNew ? `/app/badges/${id}` : undefined);
  const { values, set } = form;
  const [started, setStarted] = useState(!isNew);
  const [asked] = useSearchParams();
  const [openId, setOpenId] = useState<string | null>(asked.get("badge"));
  const [language, setLanguage] = useState(locale);
  const languages = audience?.locales ?? [{ code: locale, name: locale, primary: true }];

  function start(preset: BadgePreset | null) {
    setStarted(true);
    // The presets' page was longer, and scrolled to where this one was chosen.
    globalThis.scrollTo(0, 0);
    if (preset === null) return;
    const badges = preset.badges.map((badge, index) => ({ ...badge, id: `badge-${index}` }));
    const lacks = claimsOf({ badges }, policies, now).findings.find(({ severity, rule }) => severity === "error" && rule !== "B6");
    set({ name: preset.name, badges });
    setOpenId(lacks === undefined ? null : `badge-${lacks.field.split(".")[1] ?? ""}`);
  }

  if (!started) {
    return (
      <Page title="New badge set" backAction={{ content: "Badges", url: "/app/badges" }}>
        <BadgePresets drawings={drawings} onChoose={start} />
      </Page>
    );
  }
  return (
    <Page title={isNew ? "New badge set" : saved.name} backAction={{ content: "Badges", url: "/app/badges" }} fullWidth>
      <BlockStack gap="400">
        <FormHead id="badges" form={form} error={error} />
        <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400" alignItems="start">
          <BlockStack gap="400">
            <BadgeList
              form={form}
              policies={policies}
              languages={languages}
              language={language}
              onLanguage={setLanguage}
              locale={locale}
              drawings={drawings}
              zone={zone}
              now={now}
              storefront={storefront}
              openId={openId}
              // A badge's fields are many: the click answers first, then they come.
              onOpen={(opened) => startTransition(() => setOpenId(opened))}
            />
            <BadgeLookCard form={form} drawing={drawings[values.badges[0]?.icon ?? "shield-check"]} />
            <BadgePaymentsCard form={form} />
            <BadgeLanguagesCard
              badges={values.badges}
              languages={languages}
              locale={locale}
              fallback={values.fallbackLanguage}
              onFallback={(fallbackLanguage) => set({ fallbackLanguage })}
              onWrite={(code, index) => {
                setLanguage(code);
                setOpenId(values.badges[index]?.id ?? null);
              }}
            />
            <RuleEditor form={form} asked={{ slot: "trust-badges", id, zone, locale, values: { rule: values.rule } }} audience={audience} />
            <BadgeShowCard form={form} />
          </BlockStack>
          <Box position="sticky" insetBlockStart="400">
            <BadgePreview values={values} zone={zone} locale={locale} languages={languages} language={language} onLanguage={setLanguage} storefront={storefront} policies={policies?.map(({ name, title, url }) => ({ name, title, url })) ?? []} />
          </Box>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
