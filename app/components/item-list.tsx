/** Banners or badge sets in the merchant's order, first match wins: moved by drag or by keyboard, copied, deleted. */
import { useFetcher } from "@remix-run/react";
import { ActionList, Badge, Banner, BlockStack, Button, Card, EmptyState, Icon, InlineStack, Link, Modal, Popover, Text, type BannerHandles } from "@shopify/polaris";
import { ArchiveIcon, ArrowDownIcon, ArrowUpIcon, DeleteIcon, DragHandleIcon, DuplicateIcon, MenuHorizontalIcon, PauseCircleIcon, PlayCircleIcon, StopCircleIcon, UndoIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState } from "react";
import type { OfferedAction } from "../domain/banner-actions";
import { moved } from "../domain/item-order";
import type { SaveAnswer } from "./use-save-form";

export type ItemState = "live" | "scheduled" | "between" | "ended" | "off" | "empty";

export interface ListedItem {
  id: string;
  version: number;
  name: string;
  state: ItemState;
  /** "Show on articles tagged back-pain" */
  rule: string;
  /** When it shows, or what it says; "" for nothing. */
  detail: string;
  /** Why it never shows although it is on, or went off by itself. */
  warnings: string[];
  /** What can be done with it besides copying and deleting. */
  actions?: OfferedAction[];
}

interface ItemListProps {
  items: ListedItem[];
  /** "banner" */
  word: string;
  /** Of the list; an item's own is below it. */
  url: string;
  empty: { heading: string; text: string; action: string; url?: string };
}

const STATES: Record<ItemState, { tone?: "success" | "info"; words: string }> = {
  live: { tone: "success", words: "Live" },
  scheduled: { tone: "info", words: "Scheduled" },
  between: { tone: "info", words: "Between windows" },
  ended: { words: "Ended" },
  off: { words: "Off" },
  empty: { words: "Says nothing yet" },
};

export function ItemList({ items, word, url, empty }: ItemListProps) {
  const fetcher = useFetcher<SaveAnswer>();
  const [order, setOrder] = useState<string[] | null>(null);
  const wanted = useRef<string[]>([]);
  const sent = useRef(wanted.current);
  const [settled, setSettled] = useState<SaveAnswer>();
  const notice = useRef<BannerHandles>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<ListedItem | null>(null);
  const [asked, setAsked] = useState<{ item: ListedItem; action: OfferedAction } | null>(null);
  const [said, setSaid] = useState("");
  const wantsFocus = useRef<string[]>([]);
  const busy = fetcher.state !== "idle";
  const ids = items.map(({ id }) => id);
  const shownIds = order ?? ids;
  const orderKey = shownIds.join();
  const shown = [...items].sort((a, b) => shownIds.indexOf(a.id) - shownIds.indexOf(b.id));

  const answer = fetcher.data;
  useEffect(() => {
    if (answer === undefined) return;
    if (answer.saved) shopify.toast.show(answer.outcome.live ? "Saved" : "Saved, not live yet", { isError: !answer.outcome.live });
    else shopify.toast.show("Not saved", { isError: true });
  }, [answer]);
  const problem = answer === undefined || answer.saved || busy || answer === settled ? null : answer;
  // What the server says counts again once it has answered, and nobody has moved something meanwhile.
  useEffect(() => {
    if (busy || dragged !== null) return;
    if (wanted.current !== sent.current && problem?.order === undefined) sendOrder(ids);
    else setOrder(null);
    // Only an answer or the end of a drag is a reason.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [busy, dragged]);
  // Whoever leaves meanwhile has ordered it all the same.
  useEffect(
    () => () => {
      if (wanted.current !== sent.current) sendOrder(sent.current);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  );
  // The list may be long, and what was pressed far from its head.
  useEffect(() => {
    if (problem !== null) notice.current?.focus();
  }, [problem]);
  // Moving a row takes the focus away from its button; at the end of the list the other button gets it.
  useEffect(() => {
    const buttons = wantsFocus.current.splice(0).map((id) => document.getElementById(id));
    buttons.find((button) => button !== null && button.ariaDisabled !== "true")?.focus();
  }, [orderKey]);

  const change = (body: { intent: string; id?: string; ids?: string[]; seen?: string[]; version?: number }) => fetcher.submit(body, { method: "post", action: `${url}?index`, encType: "application/json" });

  function saveOrder(next: string[]) {
    wanted.current = next;
    setOrder(next);
    // Sent while another one is under way, it would meet that one as somebody else's.
    if (!busy) sendOrder(ids);
  }

  /** @param seen the order that the merchant knows of; others may have added and deleted since */
  function sendOrder(seen: string[]) {
    sent.current = wanted.current;
    change({ intent: "order", ids: wanted.current.filter((id) => seen.includes(id)), seen: seen.filter((id) => wanted.current.includes(id)) });
  }

  function move(item: ListedItem, by: -1 | 1) {
    const to = shownIds.indexOf(item.id) + by;
    wantsFocus.current = by < 0 ? [`up-${item.id}`, `down-${item.id}`] : [`down-${item.id}`, `up-${item.id}`];
    setSaid(`${item.name} is now ${to + 1} of ${items.length}`);
    saveOrder(moved(shownIds, item.id, to));
  }

  const act = (item: ListedItem, { intent }: OfferedAction) => change({ intent, id: item.id, version: item.version });

  if (items.length === 0) {
    return (
      <Card>
        <EmptyState heading={empty.heading} action={{ content: empty.action, url: empty.url ?? `${url}/new` }} image="">
          <p>{empty.text}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <BlockStack gap="400">
      {problem !== null && (
        <Banner
          ref={notice}
          tone={problem.order === undefined ? "critical" : "warning"}
          action={problem.order && { content: "Use my order", onAction: () => sendOrder(problem.order ?? []) }}
          secondaryAction={problem.order && { content: "Keep theirs", onAction: () => setSettled(answer) }}
        >
          <p>{problem.problems[0]?.message}</p>
        </Banner>
      )}
      <Card padding="0">
        <ol aria-label={`${word}s in their order`} style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {shown.map((item, index) => (
            // Dragging is for whoever has a mouse; the buttons do the same.
            <li
              key={item.id}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                setDragged(item.id);
              }}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                if (dragged !== item.id) setOrder(moved(shownIds, dragged, index));
              }}
              onDrop={(event) => event.preventDefault()}
              onDragEnd={() => {
                setDragged(null);
                if (order !== null && order.join() !== ids.join()) saveOrder(order);
              }}
              style={{ borderBlockStart: index === 0 ? undefined : "var(--p-border-width-025) solid var(--p-color-border-secondary)", padding: "var(--p-space-300) var(--p-space-400)", opacity: dragged === item.id ? 0.5 : undefined }}
            >
              <div style={{ display: "grid", gridTemplateColumns: "auto minmax(0, 1fr) auto", gap: "var(--p-space-300)", alignItems: "center" }}>
                <span aria-hidden style={{ cursor: "grab" }}>
                  <Icon source={DragHandleIcon} tone="subdued" />
                </span>
                <BlockStack gap="100">
                  <InlineStack gap="200" align="start" blockAlign="center">
                    <Link url={`${url}/${item.id}`} removeUnderline monochrome>
                      <Text as="span" fontWeight="semibold" breakWord>
                        {item.name}
                      </Text>
                    </Link>
                    <Badge tone={STATES[item.state].tone}>{STATES[item.state].words}</Badge>
                  </InlineStack>
                  <Text as="p" tone="subdued" breakWord>
                    {item.rule}
                  </Text>
                  {item.detail !== "" && (
                    <Text as="p" tone="subdued">
                      {item.detail}
                    </Text>
                  )}
                  {item.warnings.map((words) => (
                    <Text as="p" tone="caution" key={words}>
                      {words}
                    </Text>
                  ))}
                </BlockStack>
                <InlineStack gap="100" align="start" wrap={false}>
                  <Button id={`up-${item.id}`} icon={ArrowUpIcon} variant="tertiary" accessibilityLabel={`Move ${item.name} up`} disabled={index === 0} onClick={() => move(item, -1)} />
                  <Button id={`down-${item.id}`} icon={ArrowDownIcon} variant="tertiary" accessibilityLabel={`Move ${item.name} down`} disabled={index === items.length - 1} onClick={() => move(item, 1)} />
                  <RowMenu name={item.name} actions={item.actions ?? []} onAct={(action) => (action.ask === undefined ? act(item, action) : setAsked({ item, action }))} onCopy={() => change({ intent: "copy", id: item.id })} onDelete={() => setDeleting(item)} />
                </InlineStack>
              </div>
            </li>
          ))}
        </ol>
      </Card>
      <div role="status">
        <Text as="p" visuallyHidden>
          {said}
        </Text>
      </div>
      <Modal
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked?.action.ask?.title ?? ""}
        primaryAction={{
          content: asked?.action.content ?? "",
          destructive: true,
          onAction: () => {
            if (asked !== null) act(asked.item, asked.action);
            setAsked(null);
          },
        }}
        secondaryActions={[{ content: "Cancel", onAction: () => setAsked(null) }]}
      >
        <Modal.Section>
          <Text as="p">{asked?.action.ask?.text}</Text>
        </Modal.Section>
      </Modal>
      <Modal
        open={deleting !== null}
        onClose={() => setDeleting(null)}
        title={`Delete “${deleting?.name ?? ""}”?`}
        primaryAction={{
          content: `Delete ${word}`,
          destructive: true,
          onAction: () => {
            if (deleting !== null) change({ intent: "remove", id: deleting.id, version: deleting.version });
            setDeleting(null);
          },
        }}
        secondaryActions={[{ content: "Cancel", onAction: () => setDeleting(null) }]}
      >
        <Modal.Section>
          <Text as="p">{deleting?.state === "live" ? "Shoppers see it now; it leaves your store at once. This cannot be undone." : "This cannot be undone."}</Text>
        </Modal.Section>
      </Modal>
    </BlockStack>
  );
}

const ACTION_ICONS: Record<OfferedAction["intent"], typeof ArchiveIcon> = { pause: PauseCircleIcon, go_on: PlayCircleIcon, end: StopCircleIcon, archive: ArchiveIcon, bring_back: UndoIcon };

interface RowMenuProps {
  name: string;
  actions: OfferedAction[];
  onAct: (action: OfferedAction) => void;
  onCopy: () => void;
  onDelete: () => void;
}

function RowMenu({ name, actions, onAct, onCopy, onDelete }: RowMenuProps) {
  const [open, setOpen] = useState(false);
  const act = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  return (
    <Popover active={open} onClose={() => setOpen(false)} autofocusTarget="first-node" preferredAlignment="right" activator={<Button icon={MenuHorizontalIcon} variant="tertiary" accessibilityLabel={`More for ${name}`} onClick={() => setOpen(!open)} />}>
      <ActionList
        actionRole="menuitem"
        items={[
          ...actions.map((action) => ({ content: action.content, icon: ACTION_ICONS[action.intent], onAction: act(() => onAct(action)) })),
          { content: "Duplicate", icon: DuplicateIcon, onAction: act(onCopy) },
          { content: "Delete", icon: DeleteIcon, destructive: true, onAction: act(onDelete) },
        ]}
      />
    </Popover>
  );
}
