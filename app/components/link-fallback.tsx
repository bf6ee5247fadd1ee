import { Button, BlockStack, InlineError, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { isPlain, NO_FALLBACK, WHEN_SOLD_OUT, type Fallback } from "../domain/link-fallback";
import { pickFromShopify } from "./resource-picker";

interface LinkFallbackProps {
  /** Of the product. */
  id: string;
  title: string;
  fallback: Fallback | undefined;
  /** Titles by id of what shows instead. */
  names: Readonly<Record<string, string>>;
  onChange: (fallback: Fallback | undefined) => void;
  problem: string | undefined;
}

const SOLD_OUT_NAMES: Record<Fallback["whenSoldOut"], string> = { show: "Show it as sold out", instead: "Show the replacement", hide: "Hide it" };
const GIDS = { product: "gid://shopify/Product/", collection: "gid://shopify/Collection/" } as const;

/** What readers get instead of a product, folded away until it is wanted. */
export function LinkFallback({ id, title, fallback = NO_FALLBACK, names, onChange, problem }: LinkFallbackProps) {
  const [open, setOpen] = useState(!isPlain(fallback) || problem !== undefined);
  const [picked, setPicked] = useState<Record<string, string>>({});
  const { instead, whenSoldOut } = fallback;

  function change(next: Fallback) {
    // Without a replacement there is none to show when it is sold out.
    const kept = next.instead === null && next.whenSoldOut === "instead" ? { ...next, whenSoldOut: "show" as const } : next;
    onChange(isPlain(kept) ? undefined : kept);
  }

  async function pick(kind: "product" | "collection") {
    const [found] = (await pickFromShopify(kind, [], 1)) ?? [];
    if (found === undefined) return;
    const foundId = `${GIDS[kind]}${found.id}`;
    setPicked((before) => ({ ...before, [foundId]: found.title }));
    change({ ...fallback, instead: { kind, id: foundId } });
  }

  if (!open) {
    return (
      <Button variant="plain" size="micro" textAlign="start" onClick={() => setOpen(true)} accessibilityLabel={`When ${title} is gone or sold out`}>
        When it is gone or sold out
      </Button>
    );
  }
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="span" variant="bodySm" tone="subdued">
        {instead === null ? "When it is gone: readers see nothing instead." : `When it is gone: readers see ${instead.kind === "collection" ? "the collection " : ""}“${picked[instead.id] ?? names[instead.id] ?? "what you chose"}” instead.`}
      </Text>
      <InlineStack gap="200">
        <Button size="micro" onClick={() => void pick("product")} accessibilityLabel={`Choose a product instead of ${title}`}>
          Another product
        </Button>
        <Button size="micro" onClick={() => void pick("collection")} accessibilityLabel={`Choose a collection instead of ${title}`}>
          A collection
        </Button>
        {instead !== null && (
          <Button size="micro" variant="tertiary" onClick={() => change({ ...fallback, instead: null })} accessibilityLabel={`Nothing instead of ${title}`}>
            Nothing
          </Button>
        )}
      </InlineStack>
      <Select
        label={`When ${title} is sold out`}
        labelHidden
        options={WHEN_SOLD_OUT.filter((value) => value !== "instead" || instead !== null).map((value) => ({ value, label: `Sold out: ${SOLD_OUT_NAMES[value].toLowerCase()}` }))}
        value={whenSoldOut}
        onChange={(value) => change({ ...fallback, whenSoldOut: WHEN_SOLD_OUT.find((one) => one === value) ?? whenSoldOut })}
      />
      {problem !== undefined && <InlineError fieldID={id} message={problem} />}
    </BlockStack>
  );
}
