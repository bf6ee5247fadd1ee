import { BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { RESOURCE_KINDS, type ResourceKind } from "../domain/pages";
import { toFileName, toPortableFile, type PortableHead, type PortablePart } from "../domain/portability-file";

const KINDS: Record<ResourceKind, string> = { article: "articles", product: "products", collection: "collections", blog: "blogs", page: "pages" };

/** Everything of the store in one file, gathered page by page so that a large store takes longer and nothing else. */
export function SettingsExport() {
  const [progress, setProgress] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function save() {
    setProblem(null);
    setProgress("Reading banners and badges");
    try {
      const head = await ask<PortableHead>("");
      const parts: PortablePart[] = [];
      for (const kind of RESOURCE_KINDS) {
        for (let next: string | null = null, pages = 1; ; pages++) {
          setProgress(`Reading ${KINDS[kind]}${pages > 1 ? `, part ${pages}` : ""}`);
          const part: PortablePart = await ask(`?${new URLSearchParams({ kind, ...(next !== null && { after: next }) })}`);
          parts.push(part);
          if (part.next === null) break;
          next = part.next;
        }
      }
      download(toFileName(head), JSON.stringify(toPortableFile(head, parts), null, 2));
      shopify.toast.show("Exported");
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : "Buyline could not be reached. Export again in a moment.");
    }
    setProgress(null);
  }

  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Export
        </Text>
        <Text as="p" tone="subdued">
          One file with everything: banners, badge sets, what kinds of pages show, the products of articles, and the choices of single pages. Prices, texts and pictures stay in Shopify.
        </Text>
        {problem !== null && <InlineError fieldID="export" message={problem} />}
        <InlineStack align="start" gap="300" blockAlign="center">
          <Button id="export" onClick={() => void save()} loading={progress !== null}>
            Export everything
          </Button>
          <div role="status">
            {progress !== null && (
              <Text as="span" tone="subdued">
                {progress}
              </Text>
            )}
          </div>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

class Refused extends Error {}

async function ask<T>(query: string): Promise<T> {
  const response = await fetch(`/app/settings/export${query}`);
  const answer = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Refused(answer.message ?? "Buyline could not read your store.");
  return answer;
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
