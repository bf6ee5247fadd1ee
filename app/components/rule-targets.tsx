/** The pages that one side of a rule names, as chips, and the ways to name more of them. */
import { ActionList, BlockStack, Button, ChoiceList, InlineError, Popover, Text, TextField } from "@shopify/polaris";
import { PlusIcon, XSmallIcon } from "@shopify/polaris-icons";
import { useEffect, useId, useRef, useState } from "react";
import { MOST_TARGETS, pathProblem, tagProblem, templateProblem, type Target } from "../domain/page-rules";
import { PAGE_KINDS, type PageKind, type ResourceKind } from "../domain/pages";
import { ownerOf } from "../domain/rule-warnings";
import { targetWords } from "../domain/rule-words";
import { pickFromShopify, ResourcePicker, type ChosenPage } from "./resource-picker";

interface RuleTargetsProps {
  label: string;
  list: Target[];
  onChange: (list: Target[]) => void;
  problem: string | undefined;
  /** "article:501" for what was deleted since. */
  gone: string[];
}

/** What is open below the button: a field, or a picker of ours. */
type Open = "kind" | "article_tag" | "product_tag" | "template" | "path" | "article" | "blog" | "page" | "in_blog";

const FIELDS = {
  article_tag: { label: "Tag of articles", helpText: "Every article with this tag, also those that you tag later.", problem: tagProblem, toTarget: (tag: string): Target => ({ type: "article_tag", tag }) },
  product_tag: { label: "Tag of products", helpText: "Every product with this tag, also those that you tag later.", problem: tagProblem, toTarget: (tag: string): Target => ({ type: "product_tag", tag }) },
  template: { label: "Template", helpText: "What stands after the dot: “landing” for pages that use the template page.landing.", problem: templateProblem, toTarget: (suffix: string): Target => ({ type: "template", suffix }) },
  path: { label: "Address", helpText: "What stands after your store’s name: /pages/about. Use * for anything: /blogs/journal/*", problem: pathProblem, toTarget: (path: string): Target => ({ type: "path", path }) },
};

export function RuleTargets({ label, list, onChange, problem, gone }: RuleTargetsProps) {
  const [menu, setMenu] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const field = useId();

  /** Null, or why it is refused. */
  function add(targets: Target[], replaced: (target: Target) => boolean = () => false): string | null {
    const kept = list.filter((target) => !replaced(target));
    const next = [...kept, ...targets.filter((target) => !kept.some((one) => isSame(one, target)))];
    const tooMany = next.length > MOST_TARGETS ? `A rule holds at most ${MOST_TARGETS} entries. Use a tag, a blog or a collection to name many pages at once.` : null;
    if (tooMany === null) onChange(next);
    return tooMany;
  }

  function choose(next: Open) {
    setMenu(false);
    setRefusal(null);
    setOpen(next);
  }

  async function pick(kind: "product" | "collection", as: "resource" | "in_collection") {
    setMenu(false);
    setOpen(null);
    const chosen = list.flatMap((target) => (isPicked(target, as, kind) ? [target.id] : []));
    const found = await pickFromShopify(kind, chosen, MOST_TARGETS - list.length + chosen.length);
    if (found !== null) setRefusal(add(found.map((page) => toTarget(as, kind, page)), (target) => isPicked(target, as, kind)));
  }

  const sections = [
    { title: "Kinds of page", items: [{ content: "Home, all products, all articles …", onAction: () => choose("kind") }] },
    {
      title: "Single pages",
      items: [
        { content: "Articles", onAction: () => choose("article") },
        { content: "Products", onAction: () => void pick("product", "resource") },
        { content: "Collections", onAction: () => void pick("collection", "resource") },
        { content: "Blogs", onAction: () => choose("blog") },
        { content: "Pages", onAction: () => choose("page") },
      ],
    },
    {
      title: "Many pages at once",
      items: [
        { content: "All articles of a blog", onAction: () => choose("in_blog") },
        { content: "All products of a collection", onAction: () => void pick("collection", "in_collection") },
        { content: "Articles with a tag", onAction: () => choose("article_tag") },
        { content: "Products with a tag", onAction: () => choose("product_tag") },
        { content: "Pages with a template", onAction: () => choose("template") },
        { content: "Addresses", onAction: () => choose("path") },
      ],
    },
  ];

  return (
    <BlockStack gap="200" inlineAlign="start">
      <Chips
        label={label === "Add pages" ? "Chosen pages" : "Exceptions"}
        chips={list.map((target) => ({ key: JSON.stringify(target), words: capital(targetWords(target)), note: gone.includes(ownerOf(target) ?? "") ? "deleted from your store" : null }))}
        onRemove={(index) => onChange(list.filter((_, at) => at !== index))}
      />
      <Popover active={menu} onClose={() => setMenu(false)} autofocusTarget="first-node" activator={<Button icon={PlusIcon} disclosure={menu ? "up" : "down"} onClick={() => setMenu(!menu)}>{label}</Button>}>
        <ActionList actionRole="menuitem" sections={sections} />
      </Popover>
      {(refusal ?? problem) !== undefined && <InlineError fieldID={field} message={refusal ?? problem ?? ""} />}
      {open === "kind" && <Kinds list={list} onChange={onChange} close={() => setOpen(null)} />}
      {open !== null && open in FIELDS && <TargetField key={open} field={FIELDS[open as keyof typeof FIELDS]} add={(target) => add([target])} close={() => setOpen(null)} />}
      {(open === "article" || open === "blog" || open === "page" || open === "in_blog") && (
        <ResourcePicker
          kind={open === "in_blog" ? "blog" : open}
          chosen={list.flatMap((target) => (isPicked(target, open === "in_blog" ? "in_blog" : "resource", open === "in_blog" ? "blog" : open) ? [{ id: target.id, title: target.title }] : []))}
          most={MOST_TARGETS - list.filter((target) => !isPicked(target, open === "in_blog" ? "in_blog" : "resource", open === "in_blog" ? "blog" : open)).length}
          onDone={(pages) => {
            const [as, kind] = open === "in_blog" ? (["in_blog", "blog"] as const) : (["resource", open] as const);
            if (pages !== null) setRefusal(add(pages.map((page) => toTarget(as, kind, page)), (target) => isPicked(target, as, kind)));
            setOpen(null);
          }}
        />
      )}
    </BlockStack>
  );
}

function Kinds({ list, onChange, close }: { list: Target[]; onChange: (list: Target[]) => void; close: () => void }) {
  const selected = list.flatMap((target) => (target.type === "kind" ? [target.kind] : []));
  const choices = (Object.keys(PAGE_KINDS) as PageKind[]).map((kind) => ({ value: kind, label: capital(PAGE_KINDS[kind].many) }));
  return (
    <BlockStack gap="200" inlineAlign="start">
      <ChoiceList
        title="Kinds of page"
        allowMultiple
        choices={choices}
        selected={selected}
        onChange={(kinds) => {
          const others = list.filter((target) => target.type !== "kind" || kinds.includes(target.kind));
          onChange([...others, ...choices.flatMap(({ value }) => (kinds.includes(value) && !selected.includes(value) ? [{ type: "kind" as const, kind: value }] : []))]);
        }}
      />
      <Button onClick={close}>Done</Button>
    </BlockStack>
  );
}

function TargetField({ field, add, close }: { field: (typeof FIELDS)[keyof typeof FIELDS]; add: (target: Target) => string | null; close: () => void }) {
  return (
    <BlockStack gap="200" inlineAlign="start">
      <TextAdder
        label={field.label}
        helpText={field.helpText}
        button="Add"
        focused
        add={(text) => field.problem(text) ?? add(field.toTarget(text))}
      />
      <Button onClick={close}>Done</Button>
    </BlockStack>
  );
}

interface TextAdderProps {
  label: string;
  helpText: string;
  button: string;
  focused?: boolean;
  /** Null, or why the text is refused. */
  add: (text: string) => string | null;
}

/** One text at a time, taken with Enter, the button, or by leaving the field, so that nothing typed is lost. */
export function TextAdder({ label, helpText, button, focused = false, add }: TextAdderProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  function take() {
    const typed = text.trim();
    if (typed === "") return;
    const refused = add(typed);
    setError(refused);
    if (refused === null) setText("");
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextField
        label={label}
        value={text}
        onChange={(value) => {
          setText(value);
          setError(null);
        }}
        onBlur={take}
        error={error ?? undefined}
        helpText={helpText}
        autoComplete="off"
        focused={focused || undefined}
        connectedRight={<Button submit>{button}</Button>}
      />
    </form>
  );
}

interface Chip {
  key: string;
  words: string;
  /** What is wrong with it. */
  note: string | null;
}

/** Each with a button that takes it out; the focus then goes to the chip that takes its place. */
export function Chips({ label, chips, onRemove }: { label: string; chips: Chip[]; onRemove: (index: number) => void }) {
  const list = useRef<HTMLUListElement>(null);
  const [removed, setRemoved] = useState<number | null>(null);
  useEffect(() => {
    if (removed === null) return;
    const buttons = list.current?.querySelectorAll("button");
    buttons?.[Math.min(removed, buttons.length - 1)]?.focus();
    setRemoved(null);
  }, [removed, chips.length]);
  if (chips.length === 0) return null;
  return (
    <ul ref={list} aria-label={label} style={{ display: "flex", flexWrap: "wrap", gap: "var(--p-space-200)", listStyle: "none", margin: 0, padding: 0 }}>
      {chips.map(({ key, words, note }, index) => (
        <li key={key} style={CHIP}>
          <Text as="span" variant="bodySm" breakWord>
            {words}
          </Text>
          {note !== null && (
            <Text as="span" tone="caution" variant="bodySm">
              {note}
            </Text>
          )}
          <Button
            icon={XSmallIcon}
            variant="tertiary"
            size="micro"
            accessibilityLabel={`Remove ${words}`}
            onClick={() => {
              setRemoved(index);
              onRemove(index);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

/** Polaris' own tag hides its button or makes it smaller than 24 px (W5). */
const CHIP = {
  display: "inline-flex",
  alignItems: "center",
  gap: "var(--p-space-100)",
  maxInlineSize: "100%",
  paddingBlock: "var(--p-space-050)",
  paddingInline: "var(--p-space-200) var(--p-space-050)",
  borderRadius: "var(--p-border-radius-200)",
  background: "var(--p-color-bg-fill-tertiary)",
} as const;

type PickedTarget = Extract<Target, { type: "resource" | "in_blog" | "in_collection" }>;

function isPicked(target: Target, as: PickedTarget["type"], kind: ResourceKind): target is PickedTarget {
  return target.type === as && (target.type !== "resource" || target.kind === kind);
}

function toTarget(as: PickedTarget["type"], kind: ResourceKind, { id, title }: ChosenPage): Target {
  return as === "resource" ? { type: as, kind, id, title } : { type: as, id, title };
}

const isSame = (one: Target, other: Target) => JSON.stringify({ ...one, title: "" }) === JSON.stringify({ ...other, title: "" });
const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
