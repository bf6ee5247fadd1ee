/** Cursor pages as the Admin API's connections give them. */
import { badRequest } from "./graphql-errors";

/** Shopify's limit for `first` and `last`. */
export const LARGEST_PAGE = 250;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** Where an item stands: by its sort value, then by its id. */
export interface Place {
  value: string | number | null;
  id: number;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/**
 * One page of `items`. A cursor names a place and not an item, so a page goes on rightly after its last item is gone.
 * @param sortKey a cursor of another sort key is refused, as Shopify does
 */
export function toConnection<T>(items: readonly T[], placeOf: (item: T) => Place, sortKey: string, page: PageArguments): Connection<T> {
  if (!whole) checkPage(page);
  const direction = page.reverse ? -1 : 1;
  const compare = (a: Place, b: Place) => direction * comparePlaces(a, b);
  const sorted = items.map((item) => ({ item, place: placeOf(item) })).sort((a, b) => compare(a.place, b.place));

  const after = page.after ? parseCursor(page.after, sortKey) : null;
  const before = page.before ? parseCursor(page.before, sortKey) : null;
  const between = sorted.filter(({ place }) => (after === null || compare(place, after) > 0) && (before === null || compare(place, before) < 0));
  const taken = whole ? between : typeof page.first === "number" ? between.slice(0, page.first) : between.slice(Math.max(0, between.length - (page.last ?? 0)));

  const edges = taken.map(({ item, place }) => ({ cursor: toCursor(place, sortKey), node: item }));
  const [firstTaken, lastTaken] = [taken[0], taken[taken.length - 1]];
  return {
    edges,
    nodes: taken.map(({ item }) => item),
    pageInfo: {
      hasPreviousPage: firstTaken ? sorted[0] !== firstTaken : after !== null && sorted.some(({ place }) => compare(place, after) <= 0),
      hasNextPage: lastTaken ? sorted[sorted.length - 1] !== lastTaken : before !== null && sorted.some(({ place }) => compare(place, before) >= 0),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges[edges.length - 1]?.cursor ?? null,
    },
  };
}

let whole = false;

/** Runs a bulk query, whose connections have no pages. `run` must be synchronous. */
export function withWholeConnections<T>(run: () => T): T {
  whole = true;
  try {
    return run();
  } finally {
    whole = false;
  }
}

function checkPage({ first, last }: PageArguments): void {
  const [size, second] = [first, last].filter((given) => typeof given === "number");
  if (size === undefined) throw badRequest("you must provide one of first or last");
  if (second !== undefined) throw badRequest("providing both first and last is not supported");
  if (size < 0 || size > LARGEST_PAGE) throw badRequest(`first and last must be between 0 and ${LARGEST_PAGE}`);
}

function comparePlaces(a: Place, b: Place): number {
  if (a.value !== b.value) {
    if (a.value === null) return -1;
    if (b.value === null) return 1;
    return a.value < b.value ? -1 : 1;
  }
  return a.id - b.id;
}

function toCursor({ value, id }: Place, sortKey: string): string {
  return Buffer.from(JSON.stringify({ last_id: id, last_value: value, sort_key: sortKey })).toString("base64");
}

function parseCursor(cursor: string, sortKey: string): Place {
  try {
    const { last_id: id, last_value: value, sort_key: key } = JSON.parse(Buffer.from(cursor, "base64").toString("utf8")) as Record<string, unknown>;
    if (typeof id === "number" && key === sortKey && (value === null || typeof value === "string" || typeof value === "number")) return { id, value };
  } catch {
    // Falls through to the refusal.
  }
  throw badRequest("Invalid cursor for current pagination sort.");
}
