/** Rows in the merchant's order, moved by drag or by keyboard. Moving a row keeps the focus and is said. */
import { Button, Icon, InlineStack, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DragHandleIcon } from "@shopify/polaris-icons";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { moved } from "../domain/item-order";

interface OrderedRowsProps {
  label: string;
  rows: { id: string; name: string; head: ReactNode; actions?: ReactNode; body?: ReactNode }[];
  onOrder: (ids: string[]) => void;
}

export function OrderedRows({ label, rows, onOrder }: OrderedRowsProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [grabbed, setGrabbed] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const wantsFocus = useRef<string[]>([]);
  const prefix = useId();
  const ids = rows.map(({ id }) => id);
  const orderKey = ids.join();
  const hasOrder = rows.length > 1;

  // Moving a row takes the focus away from its button; at the end of the list the other button gets it.
  useEffect(() => {
    const buttons = wantsFocus.current.splice(0).map((id) => document.getElementById(id));
    buttons.find((button) => button !== null && button.ariaDisabled !== "true")?.focus();
  }, [orderKey]);

  function move(id: string, name: string, by: -1 | 1) {
    const to = ids.indexOf(id) + by;
    wantsFocus.current = by < 0 ? [`${prefix}up-${id}`, `${prefix}down-${id}`] : [`${prefix}down-${id}`, `${prefix}up-${id}`];
    setSaid(`${name} is now ${to + 1} of ${ids.length}`);
    onOrder(moved(ids, id, to));
  }

  return (
    <>
      <ol aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {rows.map(({ id, name, head, actions, body }, index) => (
          // Dragging is for whoever has a mouse; the buttons do the same. Only the handle drags, so that words can be selected.
          <li
            key={id}
            draggable={grabbed === id}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              setDragged(id);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged !== id) onOrder(moved(ids, dragged, index));
            }}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => {
              setDragged(null);
              setGrabbed(null);
            }}
            style={{ borderBlockStart: index === 0 ? undefined : "var(--p-border-width-025) solid var(--p-color-border-secondary)", padding: "var(--p-space-200) var(--p-space-400)", opacity: dragged === id ? 0.5 : undefined }}
          >
            <div style={{ display: "grid", gridTemplateColumns: `${hasOrder ? "auto " : ""}minmax(0, 1fr) auto`, gap: "var(--p-space-200)", alignItems: "center" }}>
              {hasOrder && (
                <span aria-hidden style={{ cursor: "grab" }} onPointerDown={() => setGrabbed(id)} onPointerUp={() => setGrabbed(null)}>
                  <Icon source={DragHandleIcon} tone="subdued" />
                </span>
              )}
              {head}
              <InlineStack gap="100" align="end" blockAlign="center" wrap={false}>
                {hasOrder && (
                  <>
                    <Button id={`${prefix}up-${id}`} icon={ArrowUpIcon} variant="tertiary" accessibilityLabel={`Move ${name} up`} disabled={index === 0} onClick={() => move(id, name, -1)} />
                    <Button id={`${prefix}down-${id}`} icon={ArrowDownIcon} variant="tertiary" accessibilityLabel={`Move ${name} down`} disabled={index === rows.length - 1} onClick={() => move(id, name, 1)} />
                  </>
                )}
                {actions}
              </InlineStack>
            </div>
            {body}
          </li>
        ))}
      </ol>
      <div role="status">
        <Text as="p" visuallyHidden>
          {said}
        </Text>
      </div>
    </>
  );
}
