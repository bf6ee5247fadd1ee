import { useRevalidator } from "@remix-run/react";
import { BlockStack, Button, Card, DropZone, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Change } from "../domain/history-words";
import type { SwitchedOff } from "../domain/history-content";
import { MOST_FILE_BYTES, TOO_LARGE } from "../domain/portability-file";
import type { Match } from "../domain/portability-match";
import type { Outcome } from "../publish";
import { HistoryChanges } from "./history-changes";

/** What an import would do. Nothing is written yet. */
export interface ImportReport {
  step: "check";
  exportedAt: string;
  shop: string;
  sameShop: boolean;
  changes: Change[];
  off: SwitchedOff[];
  found: { articles: number; products: number; pages: number };
  missing: Match["missing"];
  /** Names the state that was compared with. */
  seen: string;
}

/** How far an import has come. */
export interface ImportProgress {
  step: "apply" | "articles";
  outcome: Outcome;
  /** Articles that wait still. */
  left: number;
}

export interface ImportRefusal {
  problems: string[];
}

interface Chosen {
  name: string;
  text: string;
  report: ImportReport;
}

/** A file is looked at first; what it would change, and what it cannot find, stands there before anything is written. */
export function SettingsImport() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problems, setProblems] = useState<string[]>([]);
  const [progress, setProgress] = useState<string | null>(null);
  const { revalidate } = useRevalidator();

  async function check(file: File | undefined) {
    setChosen(null);
    setProblems([]);
    if (file === undefined) return;
    if (file.size > MOST_FILE_BYTES) return setProblems([TOO_LARGE]);
    setProgress("Reading the file and looking up what it names");
    const text = await file.text();
    const answer = await send<ImportReport>("?step=check", text);
    setProgress(null);
    if ("problems" in answer) setProblems(answer.problems);
    else setChosen({ name: file.name, text, report: answer });
  }

  async function apply({ text, report }: Chosen) {
    setProblems([]);
    setProgress("Importing");
    let answer = await send<ImportProgress>(`?${new URLSearchParams({ step: "apply", seen: report.seen })}`, text);
    const failed = !("problems" in answer) && !answer.outcome.live ? answer.outcome.reason : null;
    while (!("problems" in answer) && answer.left > 0 && (answer.step === "apply" || answer.outcome.live)) {
      setProgress(`Publishing articles, ${answer.left} to go`);
      answer = await send<ImportProgress>("?step=articles", "");
    }
    setProgress(null);
    if ("problems" in answer) return setProblems(answer.problems);
    setChosen(null);
    revalidate();
    const reason = failed ?? (answer.outcome.live ? null : answer.outcome.reason);
    if (reason === null) return shopify.toast.show("Imported, and your store is up to date");
    setProblems([`Everything is imported and kept, but not all of it is live yet: ${reason} Home offers to try again.`]);
  }

  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Import
        </Text>
        <Text as="p" tone="subdued">
          Replaces your banners, badge sets and page choices by those of the file. Products and articles are found by their handles. You see what would happen first.
        </Text>
        {chosen === null && (
          <DropZone label="File that Buyline exported" accept=".json,application/json" type="file" allowMultiple={false} onDrop={(files) => void check(files[0])} disabled={progress !== null} variableHeight>
            <DropZone.FileUpload actionTitle="Choose a file" actionHint={`JSON, at most ${MOST_FILE_BYTES / 1024 / 1024} MB`} />
          </DropZone>
        )}
        <div aria-live="polite">
          {progress !== null && <Text as="p" tone="subdued">{progress}</Text>}
          {problems.map((problem) => (
            <Text as="p" tone="critical" key={problem} breakWord>
              {problem}
            </Text>
          ))}
        </div>
        {chosen !== null && <Report chosen={chosen} busy={progress !== null} onApply={() => void apply(chosen)} onCancel={() => setChosen(null)} />}
      </BlockStack>
    </Card>
  );
}

function Report({ chosen: { name, report }, busy, onApply, onCancel }: { chosen: Chosen; busy: boolean; onApply: () => void; onCancel: () => void }) {
  const { changes, off, found, missing, shop, sameShop, exportedAt } = report;
  return (
    <BlockStack gap="400">
      <Text as="h3" variant="headingSm" breakWord>
        {`${name}: exported ${exportedAt.slice(0, 10)} from ${sameShop ? "this store" : shop}`}
      </Text>
      <List>
        <List.Item>{`Found here: ${count(found.articles, "article")}, ${count(found.products, "product")}, ${count(found.pages, "page")} with a choice of ${found.pages === 1 ? "its" : "their"} own`}</List.Item>
        <Missing what="Articles that are not here, left out" names={missing.articles} />
        <Missing what="Products that are not here, left out" names={missing.products} />
        <Missing what="Pages that are not here, left out" names={missing.pages} />
        <Missing what="Named in a rule and not here" names={missing.inRules} />
        {off.map(({ id, name: item, why }) => (
          <List.Item key={id}>{`“${item}” comes switched off: ${why}`}</List.Item>
        ))}
        <List.Item>Articles and pages that the file does not name stay as they are</List.Item>
      </List>
      {changes.length === 0 ? <Text as="p">Banners, badges and choices are the same as yours.</Text> : <HistoryChanges changes={changes} before="Now" after="Then" />}
      <InlineStack gap="200" align="start">
        <Button variant="primary" onClick={onApply} loading={busy}>
          Import and publish
        </Button>
        <Button onClick={onCancel} disabled={busy}>
          Cancel
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

const MOST_NAMED = 10;

function Missing({ what, names }: { what: string; names: string[] }) {
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMED;
  return <List.Item>{`${what}: ${names.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`}</List.Item>;
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}

/** The answer, or what is wrong in words: also when nothing answers. */
async function send<T>(query: string, text: string): Promise<T | ImportRefusal> {
  try {
    const response = await fetch(`/app/settings/import${query}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: text });
    return (await response.json()) as T | ImportRefusal;
  } catch {
    return { problems: ["Buyline could not be reached. Choose the file again in a moment; importing twice does no harm."] };
  }
}
