import { Banner, BlockStack, Button, InlineStack, Spinner, Text } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState } from "react";
import type { EditorBlock } from "../domain/article-editing";
import type { ArticleGroup } from "../domain/article-groups";
import { acceptProposals, type ArticleProposal } from "../domain/article-scan";
import type { ShownProduct } from "./article-group-card";
import { acceptId, ProposalRow } from "./proposal-row";

export type ShownProposal = Omit<ArticleProposal, "text"> & { textHash: string };

/** What a scan of one article answers. */
export type ScanAnswer =
  | { kind: "reading"; /** So many products so far. */ objects: number }
  | { kind: "found"; proposals: ShownProposal[]; products: ShownProduct[]; /** How many products were looked for. */ lookedFor: number; /** How many more there are. */ more: number };

type State = { kind: "idle" } | { kind: "asking"; objects: number } | { kind: "failed"; reason: string } | Extract<ScanAnswer, { kind: "found" }>;

const ASK_AGAIN_MILLISECONDS = 2_000;
const FAILED = "Buyline could not be reached. Try again in a moment.";

interface ArticleProposalsProps {
  /** Where the scan is asked for. */
  address: string;
  blocks: readonly EditorBlock[];
  groups: readonly ArticleGroup[];
  /** With the products that the groups then hold. */
  onAccept: (make: (groups: ArticleGroup[]) => ArticleGroup[], products: ShownProduct[]) => void;
}

/** Finds the products that the article's text names. What is accepted goes into the form, to be saved like any change. */
export function ArticleProposals({ address, blocks, groups, onAccept }: ArticleProposalsProps) {
  const [state, setState] = useState<State>({ kind: "idle" });
  const [rejected, setRejected] = useState<string[]>([]);
  const [said, setSaid] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const asking = useRef<AbortController>();
  const focus = useRef<string | null>(null);
  useEffect(() => () => asking.current?.abort(), []);
  useEffect(() => {
    if (focus.current !== null) document.getElementById(focus.current)?.focus();
    focus.current = null;
  });

  const featured = new Set(groups.flatMap(({ productIds }) => productIds));
  const open = state.kind === "found" ? state.proposals.filter(({ productId }) => !featured.has(productId) && !rejected.includes(productId)) : [];
  const certain = open.filter(({ confidence }) => confidence === "certain");

  function scan() {
    asking.current?.abort();
    asking.current = new AbortController();
    const { signal } = asking.current;
    setState({ kind: "asking", objects: 0 });
    setRejected([]);
    setRefused(null);
    ask(address, signal, (objects) => setState({ kind: "asking", objects })).then(
      (answer) => {
        setState(answer);
        focus.current = HEADING_ID;
        setSaid(`${answer.proposals.length} found.`);
      },
      (error: unknown) => !signal.aborted && setState({ kind: "failed", reason: error instanceof Refusal ? error.message : FAILED }),
    );
  }

  function focusAfter(productId: string) {
    const at = open.findIndex((one) => one.productId === productId);
    const next = open[at + 1] ?? open[at - 1];
    focus.current = next === undefined ? HEADING_ID : acceptId(next.productId);
  }

  function accept(proposals: readonly ShownProposal[]) {
    if (state.kind !== "found") return;
    const accepted = acceptProposals(blocks, groups, proposals);
    if (proposals.length === 1 && proposals[0]) focusAfter(proposals[0].productId);
    else focus.current = HEADING_ID;
    setRefused(accepted.refused[0]?.reason ?? null);
    setSaid(proposals.length === accepted.refused.length ? "Not added." : `Added ${proposals.length - accepted.refused.length}. Not saved yet.`);
    onAccept((current) => acceptProposals(blocks, current, proposals).groups, state.products);
  }

  function reject({ productId, textHash }: ShownProposal) {
    focusAfter(productId);
    setRejected((before) => [...before, productId]);
    setSaid("Rejected.");
    // Should it not get through, the product is proposed again with the next scan: no harm.
    void fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ productId, textHash }) }).catch(() => undefined);
  }

  return (
    <BlockStack gap="300">
      <InlineStack align="start" gap="200" blockAlign="center">
        <Button icon={SearchIcon} onClick={scan} loading={state.kind === "asking"}>
          Find products in the text
        </Button>
        {certain.length > 1 && (
          <Button variant="primary" onClick={() => accept(certain)}>
            {`Add all ${certain.length} certain ones`}
          </Button>
        )}
      </InlineStack>
      {state.kind === "asking" && state.objects > 0 && (
        <InlineStack gap="200" blockAlign="center">
          <Spinner size="small" accessibilityLabel="Reading" />
          <Text as="p" tone="subdued">{`Shopify is listing your products, ${state.objects.toLocaleString("en")} so far. This happens once.`}</Text>
        </InlineStack>
      )}
      {state.kind === "failed" && (
        <Banner tone="critical">
          <p>{state.reason}</p>
        </Banner>
      )}
      {refused !== null && (
        <Banner tone="warning">
          <p>{refused}</p>
        </Banner>
      )}
      {state.kind === "found" && (
        <section aria-labelledby={HEADING_ID}>
          <BlockStack gap="300">
            <div id={HEADING_ID} tabIndex={-1} style={{ outline: "none" }}>
              <Text as="h3" variant="headingSm">
                {headingOf(open.length, state)}
              </Text>
            </div>
            {open.map((proposal) => (
              <ProposalRow
                key={proposal.productId}
                id={proposal.productId}
                proposal={proposal}
                product={state.products.find(({ id }) => id === proposal.productId)}
                onAccept={() => accept([proposal])}
                onReject={() => reject(proposal)}
              />
            ))}
            {state.more > 0 && <Text as="p" tone="subdued">{`${state.more.toLocaleString("en")} more are not shown. Scan again when you have decided on these.`}</Text>}
          </BlockStack>
        </section>
      )}
      <div role="status" aria-live="polite">
        <Text as="span" visuallyHidden>
          {said}
        </Text>
      </div>
    </BlockStack>
  );
}

const HEADING_ID = "article-proposals";

function headingOf(open: number, { proposals, lookedFor }: Extract<ScanAnswer, { kind: "found" }>): string {
  if (open > 0) return open === 1 ? "The text names 1 product" : `The text names ${open} products`;
  if (proposals.length > 0) return "You have decided on all that was found";
  if (lookedFor === 0) return "Your store has no products on sale yet";
  return `Looked for ${lookedFor === 1 ? "1 product" : `${lookedFor.toLocaleString("en")} products`}: the text names none of them`;
}

/** What the app says to the merchant. */
class Refusal extends Error {}

/** Asks until Shopify has listed the products. */
async function ask(address: string, signal: AbortSignal, onReading: (objects: number) => void): Promise<Extract<ScanAnswer, { kind: "found" }>> {
  for (;;) {
    const response = await fetch(address, { signal });
    if (response.status === 503) throw new Refusal(await response.text());
    if (!response.ok) throw new Error(`The scan answered ${response.status}`);
    const answer = (await response.json()) as ScanAnswer;
    if (answer.kind === "found") return answer;
    onReading(answer.objects);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MILLISECONDS));
    signal.throwIfAborted();
  }
}
