/** The resource picker and the generic picker: search, checkboxes, thumbnails, a limit. */
import type { PickerOptions, ResourcePickerRequest } from "../picker-types";
import type { PickerCollection, PickerProduct } from "../picker-data";
import { matchesQuery } from "../picker-query";
import { openDialog } from "./dialogs";
import { element } from "./elements";

interface Row {
  id: string;
  title: string;
  detail: string;
  badge: string | null;
  image: string | null;
  disabled: boolean;
  /** Variants under their product; checking the product checks them all. */
  parent: string | null;
  matches(search: string): boolean;
}

const NOUNS = { product: ["product", "products"], variant: ["variant", "variants"], collection: ["collection", "collections"] } as const;

/** Answers in Shopify's payload shape, what was preselected first; null when cancelled. */
export async function pickResources(request: ResourcePickerRequest, storePath: string): Promise<{ id: string; [field: string]: unknown }[] | null> {
  const response = await fetch(`${storePath}/picker.json?type=${request.type}`);
  if (!response.ok) throw new Error(await response.text());
  const noun = NOUNS[request.type];
  const title = `${request.action === "add" ? "Add" : "Select"} ${request.multiple === false ? noun[0] : noun[1]}`;
  const choose = (rows: Row[], selected: string[]) =>
    chooseRows({ title, confirm: request.action === "add" ? "Add" : "Select", noun, rows, selected, multiple: request.multiple, search: request.query });

  if (request.type === "collection") {
    const collections = (await response.json()) as PickerCollection[];
    const ids = await choose(collections.map(collectionRow), request.selectionIds.map(({ id }) => id));
    return ids && ids.flatMap((id) => collections.find((one) => one.id === id) ?? []);
  }

  const { filter } = request;
  const products = ((await response.json()) as PickerProduct[]).filter(
    (product) =>
      (filter.draft || product.status !== "DRAFT") && (filter.archived || product.status !== "ARCHIVED") && (filter.hidden || product.publishedAt !== null) && matchesQuery(product, filter.query),
  );
  if (request.type === "variant") {
    const variants = products.flatMap((product) => product.variants);
    const rows = products.flatMap((product) => product.variants.map((variant) => variantRow(product, variant, null)));
    const ids = await choose(rows, request.selectionIds.map(({ id }) => id));
    return ids && ids.flatMap((id) => variants.find((one) => one.id === id) ?? []);
  }

  const rows = products.flatMap((product) => {
    const shown = filter.variants && !product.hasOnlyDefaultVariant ? product.variants : [];
    return [productRow(product), ...shown.map((variant) => variantRow(product, variant, product.id))];
  });
  const preselected = request.selectionIds.flatMap(({ id, variants }) => {
    const all = products.find((product) => product.id === id)?.variants ?? [];
    return [id, ...all.filter((variant) => variants === undefined || variants.some((one) => one.id === variant.id)).map((variant) => variant.id)];
  });
  const ids = await choose(rows, preselected.filter((id) => rows.some((row) => row.id === id)));
  if (ids === null) return null;
  return ids
    .flatMap((id) => products.find((product) => product.id === id) ?? [])
    .map((product) => {
      const chosen = product.variants.filter((variant) => ids.includes(variant.id));
      return { ...product, variants: chosen.length > 0 ? chosen : product.variants };
    });
}

export async function pickItems(options: PickerOptions): Promise<string[] | null> {
  const rows = options.items.map((item): Row => ({
    id: item.id,
    title: item.heading,
    detail: (item.data ?? []).filter((point) => point !== undefined).join(" · "),
    badge: item.badges?.[0]?.content ?? null,
    image: item.thumbnail?.url ?? null,
    disabled: item.disabled ?? false,
    parent: null,
    matches: (search) => item.heading.toLowerCase().includes(search),
  }));
  const selected = options.items.filter((item) => item.selected).map(({ id }) => id);
  return chooseRows({ title: options.heading, confirm: "Select", noun: ["item", "items"], rows, selected, multiple: options.multiple ?? false, search: "" });
}

function productRow(product: PickerProduct): Row {
  const stock = `${product.totalInventory} available`;
  return {
    id: product.id,
    title: product.title,
    detail: stock,
    badge: product.status === "ACTIVE" ? null : product.status === "DRAFT" ? "Draft" : "Archived",
    image: product.images[0]?.originalSrc ?? null,
    disabled: false,
    parent: null,
    matches: (search) => [product.title, product.vendor, ...product.variants.map(({ sku }) => sku)].some((text) => text.toLowerCase().includes(search)),
  };
}

function variantRow(product: PickerProduct, variant: PickerProduct["variants"][number], parent: string | null): Row {
  return {
    ...productRow(product),
    id: variant.id,
    title: parent === null ? variant.displayName : variant.title,
    detail: `${variant.inventoryQuantity} available · ${variant.price}`,
    image: parent === null ? (product.images[0]?.originalSrc ?? null) : null,
    parent,
  };
}

function collectionRow(collection: PickerCollection): Row {
  return {
    id: collection.id,
    title: collection.title,
    detail: `${collection.productsCount} products`,
    badge: null,
    image: collection.image?.originalSrc ?? null,
    disabled: false,
    parent: null,
    matches: (search) => collection.title.toLowerCase().includes(search),
  };
}

interface Choice {
  title: string;
  confirm: string;
  noun: readonly [string, string];
  rows: Row[];
  selected: string[];
  multiple: boolean | number;
  search: string;
}

function chooseRows({ title, confirm, noun, rows, selected, multiple, search }: Choice): Promise<string[] | null> {
  const limit = multiple === true ? Infinity : multiple === false ? 1 : multiple;
  const chosen = new Set(selected);
  const countOf = () => rows.filter((row) => row.parent === null && chosen.has(row.id)).length;

  const toggle = (row: Row, on: boolean) => {
    const family = row.parent ?? row.id;
    const children = rows.filter(({ parent }) => parent === family);
    if (on && multiple === false && !chosen.has(family)) chosen.clear();
    if (row.parent === null) {
      for (const { id } of [row, ...children]) {
        if (on) chosen.add(id);
        else chosen.delete(id);
      }
    } else {
      if (on) chosen.add(row.id);
      else chosen.delete(row.id);
      if (children.some((child) => chosen.has(child.id))) chosen.add(family);
      else chosen.delete(family);
    }
  };

  return openDialog<string[]>(title, "dialog--picker", (done) => {
    const list = element("ul", { class: "picker__rows" });
    const count = element("span", { class: "picker__count", role: "status" });
    const submit = element("button", { type: "button", class: "button button--primary", click: () => done([...chosen]) }, confirm);
    const field = element("input", { type: "search", class: "picker__search", autofocus: true, placeholder: `Search ${noun[1]}`, "aria-label": `Search ${noun[1]}`, value: search, input: () => draw() });

    function draw(): void {
      const wanted = field.value.trim().toLowerCase();
      const visible = rows.filter((row) => wanted === "" || row.matches(wanted));
      const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.dataset["id"] : undefined;
      list.replaceChildren(...visible.map(drawRow));
      if (visible.length === 0) list.append(element("li", { class: "picker__none" }, `No ${noun[1]} found`));
      if (focused !== undefined) list.querySelector<HTMLInputElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
      count.textContent = multiple === true || multiple === false ? `${countOf()} ${countOf() === 1 ? noun[0] : noun[1]} selected` : `${countOf()}/${limit} ${noun[1]} selected`;
      submit.disabled = countOf() === 0 && selected.length === 0;
    }

    function drawRow(row: Row): HTMLElement {
      const family = row.parent ?? row.id;
      const full = multiple !== false && !chosen.has(family) && countOf() >= limit;
      const box = element("input", {
        type: multiple === false && row.parent === null ? "radio" : "checkbox",
        "data-id": row.id,
        disabled: row.disabled || full,
        change: ({ target }) => {
          toggle(row, (target as HTMLInputElement).checked);
          draw();
        },
      });
      box.checked = chosen.has(row.id);
      const siblings = rows.filter(({ parent }) => parent === row.id);
      box.indeterminate = box.checked && siblings.some(({ id }) => !chosen.has(id));
      const thumbnail = row.image === null ? element("span", { class: "picker__thumbnail" }) : element("img", { class: "picker__thumbnail", src: row.image, alt: "" });
      const label = element(
        "label",
        { class: `picker__row ${row.parent === null ? "" : "picker__row--variant"}` },
        box,
        row.parent === null && thumbnail,
        element("span", { class: "picker__title" }, row.title),
        row.badge !== null && element("span", { class: "badge" }, row.badge),
        element("span", { class: "picker__detail" }, row.detail),
      );
      return element("li", {}, label);
    }

    draw();
    return {
      body: [element("div", { class: "picker__search-row" }, field), list],
      footer: [count, element("button", { type: "button", class: "button", click: ({ target }) => (target as HTMLElement).closest("dialog")?.close() }, "Cancel"), submit],
    };
  });
}
