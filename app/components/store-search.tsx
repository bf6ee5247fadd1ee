/** What a search in the store finds, page by page: for pickers of what Shopify's own picker does not know. */
import { Banner, BlockStack, Pagination, SkeletonBodyText, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useFound } from "./use-found";

interface StoreSearchProps<Found> {
  path: string;
  /** "discounts" */
  noun: string;
  placeholder: string;
  /** What narrows the search besides its words. */
  narrowed?: Record<string, string>;
  /** Chooses that, below the words. */
  filters?: ReactNode;
  isEmpty: (found: Found) => boolean;
  /** What is said when nothing is found; of "" when nothing was searched for. */
  nothing: (query: string) => string;
  children: (found: Found) => ReactNode;
}

export function StoreSearch<Found extends { nextCursor: string | null }>({ path, noun, placeholder, narrowed, filters, isEmpty, nothing, children }: StoreSearchProps<Found>) {
  const [query, setQuery] = useState("");
  const search = new URLSearchParams({ query, ...narrowed }).toString();
  /** Where each page that was turned begins, in this search; Shopify's cursors lead forward only. */
  const [turned, setTurned] = useState<{ search: string; pages: string[] }>({ search, pages: [] });
  const pages = turned.search === search ? turned.pages : [];
  const { found, failed, again } = useFound<Found>(`${path}?${search}&${new URLSearchParams({ after: pages.at(-1) ?? "" })}`);
  return (
    <BlockStack gap="300">
      <TextField label={`Search ${noun}`} labelHidden placeholder={placeholder} value={query} onChange={setQuery} autoComplete="off" focused clearButton onClearButtonClick={() => setQuery("")} />
      {filters}
      {failed && (
        <Banner tone="warning" action={{ content: "Try again", onAction: again }}>
          <p>{`Shopify did not give the ${noun}. Nothing that you typed is lost.`}</p>
        </Banner>
      )}
      {!failed && found === null && <SkeletonBodyText lines={6} />}
      {found !== null && isEmpty(found) && <Text as="p" tone="subdued">{nothing(query)}</Text>}
      {found !== null && children(found)}
      {found !== null && (found.nextCursor !== null || pages.length > 0) && (
        <Pagination
          hasNext={found.nextCursor !== null}
          hasPrevious={pages.length > 0}
          onNext={() => setTurned({ search, pages: [...pages, found.nextCursor ?? ""] })}
          onPrevious={() => setTurned({ search, pages: pages.slice(0, -1) })}
        />
      )}
    </BlockStack>
  );
}
