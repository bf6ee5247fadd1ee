/** Arranging groups in an article's text: where they may stand (A2), and how they move from place to place. */
import type { ArticleBlock } from "./article-blocks";
import type { Look } from "./article-look";
import { freeId, type ArticleGroup, type ArticleGroups } from "./article-groups";
import { findPlace, toPlace } from "./article-places";
import type { Problem } from "./parsed";

/** A block of the article as the editor shows it. */
export interface EditorBlock extends Pick<ArticleBlock, "kind" | "text" | "groupMayFollow"> {
  /** Left out where its words say all there is to see. */
  look?: Look[];
}

/** Index of the block above, or null for the end of the text. */
export type Spot = number | null;

export interface PlacedGroup {
  group: ArticleGroup;
  spot: Spot;
  /** Its paragraph is gone from the article: it shows at the end until it gets a new place. */
  lost: boolean;
}

const textsOf = (blocks: readonly EditorBlock[]) => blocks.map(({ text }) => text);
const rank = (spot: Spot) => spot ?? Infinity;

/** Where each group stands now, in the order of the text; lost ones come last. */
export function placeGroups(blocks: readonly EditorBlock[], groups: readonly ArticleGroup[]): PlacedGroup[] {
  const texts = textsOf(blocks);
  const placed = groups.map((group): PlacedGroup => {
    const spot = group.place && findPlace(texts, group.place);
    return { group, spot, lost: group.place !== null && spot === null };
  });
  return placed.toSorted((one, other) => (one.spot === other.spot ? Number(one.lost) - Number(other.lost) : rank(one.spot) - rank(other.spot)));
}

/** The spots where a group may stand, in the order of the text. The end of the text is one unless the last block is. */
export function allowedSpots(blocks: readonly EditorBlock[]): Spot[] {
  const texts = textsOf(blocks);
  const spots: Spot[] = blocks.flatMap(({ groupMayFollow }, index) => (groupMayFollow && toPlace(texts, index) !== null ? [index] : []));
  return spots.at(-1) === blocks.length - 1 && blocks.length > 0 ? spots : [...spots, null];
}

/** A group of these products at the spot. They leave the groups that they were in; a group left empty goes. */
export function addGroup(blocks: readonly EditorBlock[], groups: readonly ArticleGroup[], spot: Spot, productIds: string[]): ArticleGroup[] {
  const group: ArticleGroup = { id: freeId(groups), place: toPlaceAt(blocks, spot), headings: {}, layout: productIds.length === 1 ? "featured" : "row", productIds };
  return inTextOrder(blocks, [...takeOut(groups, productIds), group]);
}

/** The group with exactly these products, those that stay in their order; they leave the other groups. */
export function chooseProducts(groups: readonly ArticleGroup[], id: string, productIds: string[]): ArticleGroup[] {
  return groups.flatMap((group) => {
    if (group.id !== id) return takeOut([group], productIds);
    const stay = group.productIds.filter((one) => productIds.includes(one));
    return [{ ...group, productIds: [...stay, ...productIds.filter((one) => !stay.includes(one))] }];
  });
}

function takeOut(groups: readonly ArticleGroup[], productIds: readonly string[]): ArticleGroup[] {
  return groups.map((group) => ({ ...group, productIds: group.productIds.filter((id) => !productIds.includes(id)) })).filter((group) => group.productIds.length > 0);
}

/** The groups with one moved past its neighbour at the same spot, or to the next allowed spot; null when there is none. */
export function moveGroup(blocks: readonly EditorBlock[], groups: readonly ArticleGroup[], id: string, by: -1 | 1): ArticleGroup[] | null {
  const placed = placeGroups(blocks, groups);
  const at = placed.findIndex(({ group }) => group.id === id);
  const [moved, neighbour] = [placed[at], placed[at + by]];
  if (moved === undefined) return null;
  const order = placed.map(({ group }) => group);
  if (neighbour !== undefined && neighbour.spot === moved.spot && !moved.lost && !neighbour.lost) {
    order.splice(at, 1);
    order.splice(at + by, 0, moved.group);
    return order;
  }
  const spots = allowedSpots(blocks);
  const next = by === 1 ? spots.find((spot) => rank(spot) > rank(moved.spot)) : spots.findLast((spot) => rank(spot) < rank(moved.spot));
  if (next === undefined) return null;
  order[at] = { ...moved.group, place: toPlaceAt(blocks, next) };
  return inTextOrder(blocks, order);
}

/** Lets a lost group stand at the end of the text for good. */
export function settleAtEnd(groups: readonly ArticleGroup[], id: string): ArticleGroup[] {
  return groups.map((group) => (group.id === id ? { ...group, place: null } : group));
}

function toPlaceAt(blocks: readonly EditorBlock[], spot: Spot) {
  return spot === null ? null : toPlace(textsOf(blocks), spot);
}

function inTextOrder(blocks: readonly EditorBlock[], groups: readonly ArticleGroup[]): ArticleGroup[] {
  return placeGroups(blocks, groups).map(({ group }) => group);
}

/** Groups whose place is one where products never stand (A2). A place that the article no longer has is none. */
export function placeProblems(blocks: readonly ArticleBlock[], { groups }: ArticleGroups): Problem[] {
  const texts = textsOf(blocks);
  return groups.flatMap(({ place }, index) => {
    const spot = place && findPlace(texts, place);
    const whyNot = spot === null ? null : (blocks[spot]?.whyNot ?? null);
    return whyNot === null ? [] : [{ field: `groups.${index}.place`, message: `${whyNot} Move this group.` }];
  });
}
