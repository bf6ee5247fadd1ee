import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useRouteError, useSearchParams, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, Card, InlineGrid, Link, List, Page, Text } from "@shopify/polaris";
import { FormHead } from "../../components/form-head";
import { PageChoices, type PageForm } from "../../components/page-choices";
import { PageError } from "../../components/page-error";
import { PageFinder } from "../../components/page-finder";
import { PageMatrix } from "../../components/page-matrix";
import { PagePreview } from "../../components/page-preview";
import { ArticleProductsCard, Causes, PageSlotCard } from "../../components/page-slot";
import { PageVisitor } from "../../components/page-visitor";
import { PublicationNotice } from "../../components/publication-notice";
import { useLiveTheme } from "../../components/theme-blocks";
import { keepTyped, useSaveForm, type SaveAnswer } from "../../components/use-save-form";
import { toQuery, type QuestionFields } from "../../domain/page-explanation-query";
import { requireMerchant } from "../../merchant.server";
import { readJson } from "../../request-body.server";
import { changeChoices } from "./change.server";
import { gatherPages, type PageDetail, type PagesView } from "./explain.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return gatherPages(await requireMerchant(request), new URL(request.url).searchParams);
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  return body.ok ? changeChoices(merchant, body.value) : data<SaveAnswer>({ saved: false, problems: body.problems }, { status: body.status });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepTyped(serverAction);
}

/** A conflict, too, asks what is there now. */
export function shouldRevalidate() {
  return true;
}

type Ask = (change: Partial<Record<keyof QuestionFields, string>>) => void;

/** Why does it (not) show here? The question stands in the address, so that it can be shared and the way back works. */
export default function PagesPage() {
  const view = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const ask: Ask = (change) => navigate(`?${toQuery(params, change)}`, { preventScrollReset: change.address === undefined && change.page === undefined && change.kind === undefined });
  const theme = useLiveTheme(view.memory);
  const { detail } = view;
  // A form belongs to one page: another page starts another form.
  if (detail !== null) return <Detail key={detail.ownerId ?? `${detail.kind} ${detail.path}`} view={view} detail={detail} theme={theme} ask={ask} />;

  return (
    <Page title="Pages" subtitle="What shows where, and why" backAction={{ content: "Home", url: "/app" }}>
      <BlockStack gap="400">
        <div className="page-screen-only">
          <BlockStack gap="400">
            <PublicationNotice error={view.error} />
            <PageFinder address={view.fields.address} problem={view.problems.address} onFind={ask} />
            <Waiting waiting={view.waiting} waitingPages={view.waitingPages} />
          </BlockStack>
        </div>
        <PageMatrix rows={view.matrix} caption={`Right now, for ${visitorWords(view)}. Choose a kind of page to see why, and to change it.`} theme={theme} />
      </BlockStack>
    </Page>
  );
}

function visitorWords({ audience: { markets, locales } }: PagesView): string {
  const locale = locales.find(({ primary }) => primary) ?? locales[0];
  return `a visitor who is not signed in${markets[0] === undefined ? "" : `, in ${markets[0].name}`}${locale === undefined || locales.length < 2 ? "" : `, in ${locale.name}`}`;
}

function Waiting({ waiting, waitingPages }: Pick<PagesView, "waiting" | "waitingPages">) {
  if (waiting.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Pages whose choice is saved, but not live yet
        </Text>
        <List>
          {waiting.map(({ page }) => (
            <List.Item key={page}>
              <Link url={`/app/pages?page=${page}`}>{`Open ${page.replace("/", " ")}`}</Link>
            </List.Item>
          ))}
          {waitingPages > waiting.length && <List.Item>{`${waitingPages - waiting.length} more`}</List.Item>}
        </List>
      </BlockStack>
    </Card>
  );
}

function Detail({ view, detail, theme, ask }: { view: PagesView; detail: PageDetail; theme: ReturnType<typeof useLiveTheme>; ask: Ask }) {
  const { shop, clientId, fields, problems, audience, zone, nowWall, error } = view;
  const form = useSaveForm<PageForm>(detail.form, detail.settingsVersion);
  const loading = useNavigation().state === "loading";
  const place = { page: { kind: detail.kind, templateSuffix: detail.templateSuffix, path: detail.path }, theme, shop, clientId };
  return (
    <Page title={detail.title} subtitle={detail.note || detail.path} backAction={{ content: "Pages", url: "/app/pages" }} fullWidth secondaryActions={detail.address === null ? [] : [{ content: "View in your store", url: detail.address, external: true }]}>
      <BlockStack gap="400">
        <FormHead id="page-choices" form={form} error={error} />
        <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400" alignItems="start">
          <div aria-busy={loading}>
            <BlockStack gap="400">
              <PageVisitor fields={fields} audience={audience} problems={problems} zone={zone} nowWall={nowWall} onAsk={ask} />
              {detail.notes.length > 0 && (
                <Card>
                  <Causes causes={detail.notes} />
                </Card>
              )}
              {detail.slots.map((slot) => (
                <PageSlotCard key={slot.slot} view={slot} {...place} choices={detail.kind === null && detail.ownerId === null ? null : <PageChoices view={slot} values={form.values} kindWords={detail.kindWords} set={form.set} />} />
              ))}
              {detail.article !== null && <ArticleProductsCard article={detail.article} {...place} />}
            </BlockStack>
          </div>
          <Box position="sticky" insetBlockStart="400">
            <BlockStack gap="400">
              <PagePreview html={detail.preview} device={fields.device} moment={detail.moment} onDevice={(device) => ask({ device: device === "desktop" ? "" : device })} />
              <PageFinder address={fields.address} problem={problems.address} onFind={ask} />
            </BlockStack>
          </Box>
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
