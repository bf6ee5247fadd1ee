import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useRevalidator, useRouteError, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, EmptySearchResult, Page } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { PageError } from "../components/page-error";
import { acceptId } from "../components/proposal-row";
import { ScanJobCard, type ScanIntent } from "../components/scan-job-card";
import { rowIdOf, ScanQueue, type QueuedProposal, type QueueFilter } from "../components/scan-queue";
import { productId } from "../domain/article-products";
import { toCarried } from "../domain/form-body";
import { describeShortly } from "../domain/home";
import { assertNever } from "../domain/parsed";
import { toShownJob } from "../domain/scan-job";
import { answerOrNull, requireAnswer, requireMerchant, workInBackground, type Merchant } from "../merchant.server";
import { readJson } from "../request-body.server";
import { acceptInArticle } from "../scan/accept-article";
import { resumeJob, startAccepting, startScan } from "../scan/job";

const PROPOSALS_A_PAGE = 20;
const confidence = z.enum(["certain", "likely", "unsure"]);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { proposals, scanJobs, shopify, shop } = merchant;
  workInBackground(shop);
  const filter = toFilter(new URL(request.url).searchParams);
  const [kept, counts, list] = await Promise.all([scanJobs.read(), proposals.counts(filter.blogTitle), proposals.list(filter, filter.page, PROPOSALS_A_PAGE)]);
  const last = kept?.job.last ?? null;
  const [products, store] = await Promise.all([
    list.proposals.length === 0 ? [] : answerOrNull(shopify.products([...new Set(list.proposals.map((one) => one.productId))])),
    last && answerOrNull(shopify.shop()),
  ]);
  const when = last && describeShortly(last.finishedAt, store?.zone ?? "UTC");
  return {
    job: kept && toShownJob(kept.job, kept.wish),
    last: last && { ...last, when: `${when?.day}, ${when?.time}` },
    counts,
    filter,
    proposals: list.proposals.map(({ place: _place, ...proposal }): QueuedProposal => proposal),
    pages: Math.ceil(list.count / PROPOSALS_A_PAGE),
    products: products ?? [],
  };
}

function toFilter(searchParams: URLSearchParams): QueueFilter {
  const page = Number(searchParams.get("page") ?? 0);
  const blog = searchParams.get("blog");
  return { confidence: confidence.safeParse(searchParams.get("confidence")).data ?? null, blogTitle: blog === null ? null : toCarried(blog), page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, 1_000_000) : 0 };
}

const articleId = z.string().regex(/^gid:\/\/shopify\/Article\/[1-9]\d{0,18}$/);
const one = { articleId, productId };
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["scan-all", "scan-changed", "pause", "resume", "cancel"]) }),
  z.object({ intent: z.literal("accept"), ...one }),
  z.object({ intent: z.literal("reject"), ...one, textHash: z.string().regex(/^[0-9a-f]{32}$/) }),
  z.object({ intent: z.literal("reopen"), ...one }),
  z.object({ intent: z.literal("accept-certain"), blogTitle: z.string().max(500).nullable() }),
]);

/** What became of it, for a toast; `undo` is a rejection that can be taken back. */
export interface ScanAnswer {
  message: string;
  isError?: boolean;
  undo?: { articleId: string; productId: string };
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  const intent = intentSchema.safeParse(body.ok ? body.value : null);
  if (!intent.success) return data<ScanAnswer>({ message: "The request arrived damaged. Reload the page.", isError: true }, { status: body.ok ? 422 : body.status });
  const answer = await act(merchant, intent.data);
  workInBackground(merchant.shop);
  return data<ScanAnswer>(answer);
}

const UNDER_WAY: ScanAnswer = { message: "Other work on all articles is under way in this store", isError: true };

async function act(merchant: Merchant, intent: z.infer<typeof intentSchema>): Promise<ScanAnswer> {
  const { proposals, scanJobs, shopify, now } = merchant;
  switch (intent.intent) {
    case "scan-all":
    case "scan-changed":
      return (await startScan(merchant, intent.intent === "scan-all" ? "all" : "changed", now)) ? { message: "Scan started" } : UNDER_WAY;
    case "pause":
      await scanJobs.wish("pause");
      return { message: "Paused" };
    case "cancel":
      await scanJobs.wish("cancel");
      return { message: "Cancelled" };
    case "resume":
      await resumeJob(merchant);
      return { message: "Goes on" };
    case "accept-certain":
      return (await startAccepting(merchant, { confidence: "certain", blogTitle: intent.blogTitle }, now)) ? { message: "Adding products" } : UNDER_WAY;
    case "accept": {
      const wanted = await proposals.find(intent.articleId, [intent.productId]);
      if (wanted.length === 0) return { message: "Decided on already" };
      const { refused, waitsFor } = await acceptInArticle(merchant, intent.articleId, wanted, await requireAnswer(shopify.shop()), now);
      if (refused[0] !== undefined) return { message: "Not added", isError: true };
      return waitsFor === null ? { message: "Added" } : { message: "Added, not live yet", isError: true };
    }
    case "reject":
      await proposals.reject(intent.articleId, intent.productId, intent.textHash);
      return { message: "Rejected", undo: { articleId: intent.articleId, productId: intent.productId } };
    case "reopen":
      await proposals.reopen(intent.articleId, intent.productId);
      return { message: "Back in the list" };
    default:
      return assertNever(intent);
  }
}

const LOOK_AGAIN_MILLISECONDS = 2_000;

export default function ScanPage() {
  const { job, last, counts, filter, proposals, pages, products } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<ScanAnswer>();
  const { revalidate, state } = useRevalidator();
  const [, setSearchParams] = useSearchParams();
  const focus = useRef<string | null>(null);
  const running = job?.state === "running";

  useEffect(() => {
    if (!running || state !== "idle") return;
    const timer = setTimeout(() => document.visibilityState === "visible" && revalidate(), LOOK_AGAIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [running, state, revalidate]);

  const answer = fetcher.data;
  const { submit } = fetcher;
  useEffect(() => {
    if (answer === undefined) return;
    const { undo } = answer;
    const again = undo && { action: "Undo", onAction: () => submit({ intent: "reopen", ...undo }, POST) };
    shopify.toast.show(answer.message, { isError: answer.isError, ...again });
  }, [answer, submit]);

  const [sent, setSent] = useState<QueuedProposal | null>(null);
  // The row that was decided is gone: the focus goes on to the next.
  useEffect(() => {
    if (focus.current !== null && fetcher.state === "idle") {
      document.getElementById(focus.current)?.focus();
      focus.current = null;
    }
  }, [proposals, fetcher.state]);

  const send = (body: { intent: ScanIntent } | z.infer<typeof intentSchema>) => submit(body, POST);
  function decide(proposal: QueuedProposal, body: z.infer<typeof intentSchema>) {
    const at = proposals.indexOf(proposal);
    const next = proposals[at + 1] ?? proposals[at - 1];
    focus.current = next === undefined ? null : acceptId(rowIdOf(next));
    setSent(proposal);
    send(body);
  }
  const setFilter = ({ confidence: level, blogTitle, page }: QueueFilter) =>
    setSearchParams({ ...(level && { confidence: level }), ...(blogTitle !== null && { blog: blogTitle }), ...(page > 0 && { page: String(page) }) }, { preventScrollReset: page === filter.page });

  const anyOpen = counts.blogs.length > 0;
  return (
    <Page title="Products in your articles" subtitle="Found in the texts, added by you" backAction={{ content: "Articles", url: "/app/articles" }}>
      <BlockStack gap="400">
        <ScanJobCard job={job} last={last} anyOpen={anyOpen} busy={fetcher.state !== "idle"} onIntent={(intent) => send({ intent })} />
        {anyOpen && (
          <ScanQueue
            proposals={proposals}
            products={products}
            counts={counts.byConfidence}
            blogs={counts.blogs}
            filter={filter}
            pages={pages}
            busyRow={sent !== null && fetcher.state !== "idle" ? rowIdOf(sent) : null}
            locked={job?.kind === "accept" && (running || job.state === "paused")}
            onFilter={setFilter}
            onAccept={(proposal) => decide(proposal, { intent: "accept", articleId: proposal.articleId, productId: proposal.productId })}
            onReject={(proposal) => decide(proposal, { intent: "reject", articleId: proposal.articleId, productId: proposal.productId, textHash: proposal.textHash })}
            onAcceptCertain={() => send({ intent: "accept-certain", blogTitle: filter.blogTitle })}
          />
        )}
        {!anyOpen && last !== null && !running && (
          <Card>
            <EmptySearchResult title="Nothing left to decide on" description={emptyText(counts.rejected)} withIllustration />
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}

const POST = { method: "post", encType: "application/json" } as const;

function emptyText(rejected: number): string {
  const found = "No article names a product that it does not feature already.";
  return rejected === 0 ? found : `${found} ${rejected.toLocaleString("en")} ${rejected === 1 ? "proposal was" : "proposals were"} rejected and come back only when their text changes.`;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
