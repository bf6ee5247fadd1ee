import { BlockStack, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { addGroup, allowedSpots, chooseProducts, moveGroup, placeGroups, settleAtEnd, type EditorBlock, type Spot } from "../domain/article-editing";
import { MOST_GROUP_PRODUCTS, type ArticleGroup } from "../domain/article-groups";
import type { LinkState } from "../domain/link-health";
import { ArticleGroupCard, moveButtonId, type ShownProduct } from "./article-group-card";
import { addButtonId, ArticleText, spotName } from "./article-text";

interface ArticleEditorProps {
  blocks: readonly EditorBlock[];
  groups: readonly ArticleGroup[];
  /** The products of the saved groups. */
  products: readonly ShownProduct[];
  /** What Shopify tells of them, by id. */
  states: Readonly<Record<string, LinkState>>;
  /** Titles by id of what shows instead of products. */
  fallbackNames: Readonly<Record<string, string>>;
  /** The language that headings are typed in. */
  locale: string;
  /** "Heading", or "Heading in German" where it is not the store's first language. */
  headingLabel: string;
  onChange: (make: (groups: ArticleGroup[]) => ArticleGroup[]) => void;
  problem: (field: string) => string | undefined;
}

/** The article with its groups: a plus between two blocks adds one, arrows move it from place to place. */
export function ArticleEditor({ blocks, groups, products, states, fallbackNames, locale, headingLabel, onChange, problem }: ArticleEditorProps) {
  const [picked, setPicked] = useState<ShownProduct[]>([]);
  const [said, setSaid] = useState("");
  const focus = useRef<string[]>([]);
  const known = new Map([...products, ...picked].map((product) => [product.id, product]));
  const placed = placeGroups(blocks, groups);

  // What was moved is drawn anew at its new place: the focus follows it.
  useEffect(() => {
    const element = focus.current.map((id) => document.getElementById(id)).find((one) => one !== null && !one.matches(":disabled, [aria-disabled=true]"));
    focus.current = [];
    element?.focus();
    element?.scrollIntoView({ block: "nearest" });
  }, [groups]);

  async function pick(selected: readonly string[]): Promise<string[] | null> {
    const selection = await shopify.resourcePicker({ type: "product", action: "select", multiple: MOST_GROUP_PRODUCTS, selectionIds: selected.map((id) => ({ id })), filter: { variants: false } });
    if (selection === undefined) return null;
    const found = selection.map((product): ShownProduct => {
      const image = product.images[0];
      return { id: product.id, title: product.title, active: product.status === "ACTIVE", image: image ? { url: image.originalSrc, alt: image.altText ?? "" } : null };
    });
    setPicked((before) => [...before, ...found]);
    return found.map(({ id }) => id);
  }

  async function add(spot: Spot) {
    const ids = await pick([]);
    if (ids === null || ids.length === 0) return;
    focus.current = [addButtonId(spot)];
    onChange((current) => addGroup(blocks, current, spot, ids));
    setSaid(`Added ${spotName(blocks, spot)}.`);
  }

  async function choose(group: ArticleGroup) {
    const ids = await pick(group.productIds);
    if (ids === null) return;
    onChange((current) => (ids.length === 0 ? without(current, group.id) : chooseProducts(current, group.id, ids)));
  }

  function move(group: ArticleGroup, by: -1 | 1) {
    const moved = moveGroup(blocks, groups, group.id, by);
    if (moved === null) return;
    focus.current = [moveButtonId(group.id, by), moveButtonId(group.id, by === 1 ? -1 : 1)];
    onChange((current) => moveGroup(blocks, current, group.id, by) ?? current);
    const spot = placeGroups(blocks, moved).find((one) => one.group.id === group.id)?.spot ?? null;
    setSaid(`Moved: now ${spotName(blocks, spot)}.`);
  }

  const without = (from: ArticleGroup[], id: string) => from.filter((group) => group.id !== id);

  function remove(group: ArticleGroup, spot: Spot) {
    focus.current = [addButtonId(spot)];
    onChange((current) => without(current, group.id));
    setSaid("Removed.");
  }

  const cardsAt = (spot: Spot) =>
    placed.map(({ group, spot: at, lost }, number) => {
      if (at !== spot) return null;
      const index = groups.indexOf(group);
      return (
        <ArticleGroupCard
          key={group.id}
          group={group}
          name={`Group ${number + 1}`}
          products={known}
          states={states}
          fallbackNames={fallbackNames}
          locale={locale}
          headingLabel={headingLabel}
          lost={lost}
          onMoveUp={moveGroup(blocks, groups, group.id, -1) === null ? null : () => move(group, -1)}
          onMoveDown={moveGroup(blocks, groups, group.id, 1) === null ? null : () => move(group, 1)}
          onChange={(make) => onChange((current) => current.map((one) => (one.id === group.id ? make(one) : one)))}
          onPick={() => void choose(group)}
          onRemove={() => remove(group, spot)}
          onSettle={() => onChange((current) => settleAtEnd(current, group.id))}
          problem={(field) => problem(`groups.${index}.${field}`)}
        />
      );
    });

  return (
    <BlockStack gap="300">
      <ArticleText blocks={blocks} spots={allowedSpots(blocks)} groupsAt={cardsAt} onAdd={(spot) => void add(spot)} />
      <div role="status" aria-live="polite">
        <Text as="span" visuallyHidden>
          {said}
        </Text>
      </div>
    </BlockStack>
  );
}
