import { Autocomplete, BlockStack, Button, Card, FormLayout, Icon, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import { PAGE_KINDS, type PageKind } from "../domain/pages";

interface PageFinderProps {
  address: string;
  problem: string | undefined;
  /** Shows another page: by address, by name ("article/501") or by kind. */
  onFind: (named: { address: string } | { page: string } | { kind: string }) => void;
}

/** Any page of the store: by its address, by a picker, or by its kind. */
export function PageFinder({ address, problem, onFind }: PageFinderProps) {
  const [typed, setTyped] = useState(address);
  useEffect(() => setTyped(address), [address]);

  async function pick(type: "product" | "collection") {
    const selection = await shopify.resourcePicker({ type, action: "select", multiple: false, filter: { variants: false } });
    const id = selection?.[0]?.id;
    if (id !== undefined) onFind({ page: `${type}/${id.slice(id.lastIndexOf("/") + 1)}` });
  }

  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Choose a page
        </Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onFind({ address: typed });
          }}
        >
          <TextField label="Address" value={typed} onChange={setTyped} error={problem} placeholder="/blogs/journal/back-pain" helpText="Paste the address of any page of your store" autoComplete="off" inputMode="url" maxLength={2000} connectedRight={<Button submit>Show</Button>} />
        </form>
        <InlineStack gap="200" align="start">
          <Button onClick={() => pick("product")}>Choose a product</Button>
          <Button onClick={() => pick("collection")}>Choose a collection</Button>
        </InlineStack>
        <FormLayout>
          <FormLayout.Group>
            <TitleSearch onFind={(page) => onFind({ page })} />
            <Select label="Or a kind of page" options={[{ label: "Choose …", value: "" }, ...Object.entries(PAGE_KINDS).map(([value, kind]) => ({ value, label: kindLabel(kind.many) }))]} value="" onChange={(kind) => onFind({ kind })} />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

interface FoundTitle {
  kind: string;
  id: number;
  title: string;
  /** The blog of an article. */
  detail: string;
}

const SEARCH_PAUSE_MILLISECONDS = 250;

/** Articles, blogs and pages by title: Shopify's picker does not know them. */
function TitleSearch({ onFind }: { onFind: (page: string) => void }) {
  const [query, setQuery] = useState("");
  const [options, setOptions] = useState<{ value: string; label: string }[]>([]);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");

  useEffect(() => {
    if (query.trim() === "") return setOptions([]);
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      setState("loading");
      search(query, overtaken.signal).then(
        (hits) => {
          setOptions(hits);
          setState("idle");
        },
        () => !overtaken.signal.aborted && setState("failed"),
      );
    }, SEARCH_PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [query]);

  const field = <Autocomplete.TextField label="Or search articles, blogs and pages" value={query} onChange={setQuery} prefix={<Icon source={SearchIcon} />} placeholder="Title" autoComplete="off" error={state === "failed" ? "The search did not answer. Type again in a moment." : undefined} />;
  return <Autocomplete options={options} selected={[]} onSelect={([page]) => page !== undefined && onFind(page)} textField={field} loading={state === "loading"} emptyState={query.trim() === "" || state !== "idle" ? undefined : <Text as="p" alignment="center">Nothing has this title.</Text>} />;
}

async function search(query: string, signal: AbortSignal): Promise<{ value: string; label: string }[]> {
  const response = await fetch(`/app/pages/search?${new URLSearchParams({ query })}`, { signal });
  if (!response.ok) throw new Error(`The search answered ${response.status}`);
  const words: Record<string, string> = { article: "Article", blog: "Blog", page: "Page" };
  const hits = (await response.json()) as FoundTitle[];
  return hits.map(({ kind, id, title, detail }) => ({ value: `${kind}/${id}`, label: `${title} · ${words[kind] ?? kind}${detail === "" ? "" : ` in ${detail}`}` }));
}

export function kindLabel(words: (typeof PAGE_KINDS)[PageKind]["many"]): string {
  return words.replace(/^the /, "").replace(/^./, (letter) => letter.toUpperCase());
}
