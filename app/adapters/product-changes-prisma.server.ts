/** What webhooks tell of products that articles feature, in our database. Every row of a statement is bound to its shop (P3). */
import type { LinkState, ProductChange } from "../domain/link-health";
import type { Instant } from "../domain/schedule";
import { asDate, asTable, toDateText, type Database } from "./database.server";
import { toColumns, toState, type StateColumns } from "./link-health-prisma.server";
import type { Write } from "./webhook-deliveries-prisma.server";

/** What a webhook tells of a product of a shop, and of when. */
export interface ToldChange {
  shop: string;
  change: ProductChange;
  at: Instant;
}

/** A product's links were mostly noted at once, so few of their rows differ. */
interface KnownRow extends StateColumns {
  shop: string;
  productId: string;
  asOf: Date | null;
}

/** The state of some links of a product; null: Shopify has not told of them. */
interface Known {
  state: LinkState;
  asOf: Instant | null;
}

interface Noted {
  state: LinkState;
  /** Null where no change told it. */
  title: string | null;
  at: Instant;
}

/**
 * The writes that note what webhooks tell of products, unless something newer is known; none when no article features
 * them. One statement reads and one writes, however many there are: Prisma compiles each query anew, which takes longer
 * than the query.
 */
export async function productWrites(database: Database, told: readonly ToldChange[]): Promise<Write[]> {
  if (told.length === 0) return [];
  const rows = await database.$queryRaw<KnownRow[]>`
    SELECT DISTINCT link."shop", link."productId", link."presence", link."soldOut", link."tracked", link."missingMarkets", link."asOf"
    FROM ${asTable(database, told.map(({ shop, change }) => ({ shop, productId: change.productId })))} AS told
    JOIN "ArticleLink" AS link ON link."shop" = value->>'shop' AND link."productId" = value->>'productId'`;
  const products = new Map(told.map(({ shop, change: { productId } }) => [JSON.stringify([shop, productId]), { shop, productId }]));
  const changed = [...products.values()].flatMap(({ shop, productId }) => {
    const known = rows.filter((row) => row.shop === shop && row.productId === productId);
    const changes = told.filter((one) => one.shop === shop && one.change.productId === productId).toSorted((one, other) => one.at - other.at);
    const last = noteInTurn(known.map((row) => ({ state: toState(row), asOf: row.asOf && Math.floor(row.asOf.getTime() / 1000) })), changes);
    return last === null ? [] : { shop, productId, title: last.title, ...toColumns(last.state), asOf: toDateText(new Date(last.at * 1000)) };
  });
  if (changed.length === 0) return [];
  return [
    database.$executeRaw`
      UPDATE "ArticleLink"
      SET "title" = COALESCE(value->>'title', "title"), "presence" = value->>'presence', "soldOut" = CAST(value->>'soldOut' AS boolean), "tracked" = CAST(value->>'tracked' AS boolean), "missingMarkets" = value->>'missingMarkets', "broken" = CAST(value->>'broken' AS boolean), "asOf" = ${asDate(database, "asOf")}
      FROM ${asTable(database, changed)}
      WHERE "shop" = value->>'shop' AND "productId" = value->>'productId' AND ("asOf" IS NULL OR "asOf" <= ${asDate(database, "asOf")})`,
  ];
}

/** What is known of a product after all changes, oldest first; null when all of it is newer than they are. */
function noteInTurn(known: readonly Known[], [first, ...later]: readonly ToldChange[]): Noted | null {
  if (first === undefined) return null;
  const { change, at } = first;
  const [before] = known.filter(({ asOf }) => asOf === null || asOf <= at).toSorted((one, other) => (other.asOf ?? 0) - (one.asOf ?? 0));
  if (before === undefined) return noteInTurn(known, later);
  const state = { ...before.state, presence: change.presence, soldOut: change.soldOut?.(before.state.tracked) ?? before.state.soldOut };
  const last = noteInTurn([{ state, asOf: at }, ...known.filter(({ asOf }) => asOf !== null && asOf > at)], later);
  return last === null ? { state, title: change.title, at } : { ...last, title: last.title ?? change.title };
}
