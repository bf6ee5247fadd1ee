import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, Card, FormLayout, InlineGrid, Page, Select, Text, TextField } from "@shopify/polaris";
import { FormHead } from "../components/form-head";
import { PageError } from "../components/page-error";
import { StorefrontPreview } from "../components/storefront-preview";
import { keepTyped, useSaveForm, type SaveAnswer } from "../components/use-save-form";
import { BADGE_COUNT, BADGE_ICONS, BADGE_TEXT_LENGTH, BADGE_TITLE_LENGTH, parseBadgeSet, STARTING_BADGES, type Badge, type BadgeIcon } from "../domain/badges";
import { isIntent, versionIn } from "../domain/form-body";
import { requireAnswer, requireMerchant } from "../merchant.server";
import { publishStorefront, STOREFRONT_TARGET } from "../publish";
import { readJson } from "../request-body.server";

/** The one badge set of this page. */
const BADGE_SET_ID = "main";

export async function loader({ request }: LoaderFunctionArgs) {
  const { drafts, shopify } = await requireMerchant(request);
  const [badgeSets, publication, shop] = await Promise.all([drafts.badgeSets.all(), drafts.publication(STOREFRONT_TARGET), requireAnswer(shopify.shop())]);
  const saved = badgeSets.find(({ id }) => id === BADGE_SET_ID);
  return { badges: saved?.content.badges ?? null, version: saved?.version ?? 0, zone: shop.zone, locale: shop.locale, error: publication?.error ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { drafts, shopify, now } = merchant;
  const body = await readJson(request);
  if (!body.ok) return data<SaveAnswer>({ saved: false, problems: body.problems }, { status: body.status });
  if (isIntent(body.value, "publish")) return data<SaveAnswer>({ saved: true, outcome: await publishStorefront(merchant, now) });

  const { locale } = await requireAnswer(shopify.shop());
  const badgeSet = parseBadgeSet(body.value, { locale });
  if (!badgeSet.ok) return data<SaveAnswer>({ saved: false, problems: badgeSet.problems }, { status: 422 });

  const result = await drafts.badgeSets.save(BADGE_SET_ID, badgeSet.value, versionIn(body.value));
  if (result.kind === "conflict") {
    const theirs = result.current?.content.badges.map(({ title }) => title).join(", ") ?? "";
    const message = `Somebody else saved the badges while you were editing. Theirs are: ${theirs}. Save again to replace them, or reload the page to take them.`;
    return data<SaveAnswer>({ saved: false, problems: [{ field: "form", message }], version: result.current?.version ?? 0 }, { status: 409 });
  }
  return data<SaveAnswer>({ saved: true, outcome: await publishStorefront(merchant, now) });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

const ICON_OPTIONS = Object.entries(BADGE_ICONS).map(([value, label]) => ({ value, label }));
const EMPTY_BADGE: Badge = { icon: "shield-check", title: "", text: "" };

export default function BadgesPage() {
  const { badges, version, zone, locale, error } = useLoaderData<typeof loader>();
  const saved = { badges: Array.from({ length: BADGE_COUNT }, (_, index) => badges?.[index] ?? EMPTY_BADGE) };
  const form = useSaveForm<{ badges: Badge[] }>(saved, version);
  const { values, set, problem } = form;
  const setBadge = (index: number, change: Partial<Badge>) => set({ badges: values.badges.map((badge, at) => (at === index ? { ...badge, ...change } : badge)) });

  return (
    <Page
      title="Trust badges"
      backAction={{ content: "Home", url: "/app" }}
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
          </BlockStack>
          <Box position="sticky" insetBlockStart="400">
            <StorefrontPreview title="Preview" request={{ zone, locale, block: { kind: "badges", values } }} />
          </Box>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
