import { InlineGrid, Select } from "@shopify/polaris";
import { OFF, type Slot } from "../domain/page-resolution";
import type { PageKind } from "../domain/pages";
import type { SlotView } from "../domain/page-explanation-view";

/** Pins and "off" as the form holds them; "" follows the rules. */
export interface PageForm {
  /** Null where the page has no resource that could carry a choice. */
  ownerId: string | null;
  digest: string | null;
  /** A choice that Shopify has not taken yet, as it stood when the form was opened. */
  waiting: Record<Slot, string> | null;
  kind: PageKind | null;
  page: Record<Slot, string>;
  forKind: Record<Slot, string>;
}

interface PageChoicesProps {
  view: SlotView;
  values: PageForm;
  /** "all articles" */
  kindWords: string;
  set: (change: Partial<PageForm>) => void;
}

/** Change it here: for this page, or for its kind. */
export function PageChoices({ view: { slot, item, title, options }, values, kindWords, set }: PageChoicesProps) {
  const choices = (current: string, followed: string) => [
    { label: followed, value: "" },
    { label: "Show nothing", value: OFF },
    ...options.map(({ id, name }) => ({ label: `Always: ${name}`, value: id })),
    ...(current === "" || current === OFF || options.some(({ id }) => id === current) ? [] : [{ label: `A ${item} that is gone`, value: current }]),
  ];
  const [page, forKind] = [values.page[slot], values.forKind[slot]];
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
      {values.ownerId !== null && <Select label={`${title} on this page`} options={choices(page, forKind === "" ? "Follow the rules" : `As ${kindWords}`)} value={page} onChange={(value) => set({ page: { ...values.page, [slot]: value } })} />}
      {values.kind !== null && <Select label={`${title} on ${kindWords}`} options={choices(forKind, "Follow the rules")} value={forKind} onChange={(value) => set({ forKind: { ...values.forKind, [slot]: value } })} />}
    </InlineGrid>
  );
}
