import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { ARTICLE_WAYS } from "../domain/blocks";
import { themePlace, type LiveTheme, type PlacedSlot } from "../domain/page-explanation-theme";
import type { MatrixRow } from "../domain/page-explanation-view";
import { SLOTS } from "../domain/page-resolution";
import type { PageKind } from "../domain/pages";

const ARTICLE_PRODUCTS = "Article products";

const STYLE = `
.page-matrix { inline-size: 100%; border-collapse: collapse; text-align: start; }
.page-matrix th, .page-matrix td { padding: var(--p-space-300); text-align: start; vertical-align: top; border-block-start: var(--p-border-width-025) solid var(--p-color-border-secondary); overflow-wrap: anywhere; }
.page-matrix thead th { border-block-start: none; color: var(--p-color-text-secondary); font-weight: var(--p-font-weight-medium); }
.page-matrix tbody th { font-weight: var(--p-font-weight-semibold); inline-size: 22%; }
@media (max-width: 40em) {
  .page-matrix, .page-matrix tbody, .page-matrix tr, .page-matrix td, .page-matrix tbody th { display: block; inline-size: auto; padding-inline: 0; }
  .page-matrix thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
  .page-matrix tr { border-block-start: var(--p-border-width-025) solid var(--p-color-border-secondary); padding-block: var(--p-space-200); }
  .page-matrix th, .page-matrix td { border: none !important; padding-block: var(--p-space-100); }
  .page-matrix td::before { content: attr(data-slot); display: block; color: var(--p-color-text-secondary); }
}
@media print {
  .page-screen-only, .Polaris-Page-Header__RightAlign, .Polaris-Page-Header__BreadcrumbWrapper { display: none !important; }
  .page-matrix tr { break-inside: avoid; }
  .page-matrix th, .page-matrix td { padding: 1.5mm 2mm; }
  .page-matrix a { color: inherit; text-decoration: none; }
  @page { margin: 12mm; }
}`;

/** What each kind of page shows to a default visitor now; each row leads to its explanation. */
export function PageMatrix({ rows, caption, theme }: { rows: MatrixRow[]; caption: string; theme: LiveTheme | "unknown" | null }) {
  const hasPlace = (slot: PlacedSlot, kind: PageKind) => theme === null || theme === "unknown" || themePlace(slot, kind, "", theme).through !== null;
  return (
    <Card>
      <style>{STYLE}</style>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            The whole store at a glance
          </Text>
          <div className="page-screen-only">
            <Button onClick={() => window.print()}>Print</Button>
          </div>
        </InlineStack>
        <Text as="p" tone="subdued">
          {caption}
        </Text>
        <table className="page-matrix">
          <thead>
            <tr>
              <th scope="col">Kind of page</th>
              {Object.values(SLOTS).map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">{ARTICLE_PRODUCTS}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, label, cells, articleProducts: way }) => (
              <tr key={kind}>
                <th scope="row">
                  <Link url={`/app/pages?kind=${kind}`}>{label}</Link>
                </th>
                {cells.map(({ slot, name, how, onSome }) => (
                  <td key={slot} data-slot={SLOTS[slot].title}>
                    <BlockStack gap="050" inlineAlign="start">
                      <Text as="span" tone={name === null ? "subdued" : undefined} breakWord>
                        {name ?? "Nothing"}
                      </Text>
                      {name !== null && !hasPlace({ slot }, kind) && <Badge tone="attention">No place in the theme</Badge>}
                      {how !== "" && <Badge>{how}</Badge>}
                      {onSome.length > 0 && (
                        <Text as="span" tone="subdued" breakWord>
                          {`On some: ${onSome.slice(0, 3).join(", ")}${onSome.length > 3 ? ` and ${onSome.length - 3} more` : ""}`}
                        </Text>
                      )}
                    </BlockStack>
                  </td>
                ))}
                <td data-slot={ARTICLE_PRODUCTS}>
                  {way === null ? (
                    <Text as="span" tone="subdued">
                      On articles only
                    </Text>
                  ) : (
                    <BlockStack gap="050" inlineAlign="start">
                      <Text as="span">{ARTICLE_WAYS[way].label}</Text>
                      {!hasPlace({ slot: "article-products", way }, kind) && <Badge tone="attention">No place in the theme</Badge>}
                    </BlockStack>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </BlockStack>
    </Card>
  );
}
