import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, Card, Checkbox, FormLayout, InlineGrid, Page, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { FormHead } from "../components/form-head";
import { PageError } from "../components/page-error";
import { RuleEditor } from "../components/rule-editor";
import { StorefrontPreview } from "../components/storefront-preview";
import { keepTyped, useSaveForm } from "../components/use-save-form";
import { BADGE_COUNT, BADGE_ICONS, BADGE_TEXT_LENGTH, BADGE_SET_NAME_LENGTH, BADGE_TITLE_LENGTH, STARTING_BADGES, type Badge, type BadgeIcon } from "../domain/badges";
import { EVERYWHERE, type PageRule } from "../domain/page-rules";
import { BADGE_SETS, NEW, saveItem } from "../item-actions.server";
import { answerOrNull, requireAnswer, requireMerchant } from "../merchant.server";
import { STOREFRONT_TARGET } from "../publish";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { drafts, shopify } = await requireMerchant(request);
  const [badgeSets, publication, shop, audience] = await Promise.all([drafts.badgeSets.all(), drafts.publication(STOREFRONT_TARGET), requireAnswer(shopify.shop()), answerOrNull(shopify.audience())]);
  const saved = badgeSets.find(({ id }) => id === params.id);
  if (saved === undefined && params.id !== NEW) throw data("This badge set does not exist any more.", { status: 404 });
  return {
    id: saved?.id ?? crypto.randomUUID(),
    isNew: saved === undefined,
    zone: shop.zone,
    locale: shop.locale,
    audience,
    name: saved?.content.name ?? "",
    live: saved?.content.live ?? true,
    rule: saved?.content.rule ?? EVERYWHERE,
    badges: saved?.content.badges ?? null,
    version: saved?.version ?? 0,
    error: publication?.error ?? null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return saveItem(request, params.id, BADGE_SETS);
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

const ICON_OPTIONS = Object.entries(BADGE_ICONS).map(([value, label]) => ({ value, label }));
const EMPTY_BADGE: Badge = { icon: "shield-check", title: "", text: "" };

interface BadgeSetValues {
  name: string;
  live: boolean;
  rule: PageRule;
  badges: Badge[];
}
type BadgeSetData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BadgesPage() {
  const badgeSet = useLoaderData<typeof loader>();
  return <BadgeSetEditor key={badgeSet.isNew ? NEW_KEY : badgeSet.id} badgeSet={badgeSet} />;
}

/** Something new is offered another id with each load; the form keeps its first. */
const NEW_KEY = "new";

function BadgeSetEditor({ badgeSet: { isNew, name, live, rule, badges, version, zone, locale, audience, error, ...badgeSet } }: { badgeSet: BadgeSetData }) {
  const [id] = useState(badgeSet.id);
  const saved = { name, live, rule, badges: Array.from({ length: Math.max(BADGE_COUNT, badges?.length ?? 0) }, (_, index) => badges?.[index] ?? EMPTY_BADGE) };
  const form = useSaveForm<BadgeSetValues>(saved, version, isNew ? `/app/badges/${id}` : undefined);
  const { values, set, problem } = form;
  const setBadge = (index: number, change: Partial<Badge>) => set({ badges: values.badges.map((badge, at) => (at === index ? { ...badge, ...change } : badge)) });

  return (
    <Page
      title={isNew ? "New badge set" : name}
      backAction={{ content: "Badges", url: "/app/badges" }}
      fullWidth
      secondaryActions={[{ content: "Start from the four usual badges", onAction: () => set({ badges: STARTING_BADGES }) }]}
    >
      <BlockStack gap="400">
        <FormHead id="badges" form={form} error={error} />
        <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400" alignItems="start">
          <BlockStack gap="400">
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <Text as="p" tone="subdued">
                Shoppers rely on what a badge says. Use only what your store really does, and clear a badge to leave it out.
              </Text>
            </Box>
            {values.badges.map((badge, index) => (
              // The four places are fixed; a badge is its place.
              <Card key={index}>
                <FormLayout>
                  <Text as="h2" variant="headingSm">
                    Badge {index + 1}
                  </Text>
                  <FormLayout.Group>
                    <Select label="Icon" options={ICON_OPTIONS} value={badge.icon} onChange={(icon) => setBadge(index, { icon: icon as BadgeIcon })} error={problem(`badges.${index}.icon`)} />
                    <TextField label="Title" value={badge.title} onChange={(title) => setBadge(index, { title })} error={problem(`badges.${index}.title`)} maxLength={BADGE_TITLE_LENGTH} autoComplete="off" />
                  </FormLayout.Group>
                  <TextField label="Text" value={badge.text} onChange={(text) => setBadge(index, { text })} error={problem(`badges.${index}.text`)} maxLength={BADGE_TEXT_LENGTH} autoComplete="off" />
                </FormLayout>
              </Card>
            ))}
            <RuleEditor form={{ slot: "trust-badges", id, zone, locale, values: { rule: values.rule } }} onChange={(changed) => set({ rule: changed })} audience={audience} problemWithin={form.problemWithin} />
            <Card>
              <FormLayout>
                <Text as="h2" variant="headingMd">
                  Show it
                </Text>
                <TextField label="Name" value={values.name} onChange={(changed) => set({ name: changed })} error={problem("name")} maxLength={BADGE_SET_NAME_LENGTH} autoComplete="off" helpText="Only you see it." />
                <Checkbox label="Show these badges in the store" checked={values.live} onChange={(on) => set({ live: on })} error={problem("live")} />
              </FormLayout>
            </Card>
          </BlockStack>
          <Box position="sticky" insetBlockStart="400">
            <StorefrontPreview title="Preview" request={{ zone, locale, block: { kind: "badges", values: { badges: values.badges } } }} />
          </Box>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
