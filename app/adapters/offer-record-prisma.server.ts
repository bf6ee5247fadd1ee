/** The record of offers in our database. Nothing here changes or deletes an entry; every query is bound to the shop (P3). */
import { bannerSchema, showsUntil, type Banner } from "../domain/banner";
import { toNewEntries, type RecordEntry, type RecordEvent } from "../domain/offer-record";
import { isPublishedAt, type SavedContent } from "../domain/storefront-document";
import type { NewVersion, OfferRecord } from "../ports";
import type { Database } from "./database.server";

interface Row {
  number: number;
  bannerId: string;
  at: Date;
  event: string;
  cause: string;
  authorName: string | null;
  authorEmail: string | null;
  content: string;
}

/** The writes that keep what this publish shows, to stand in one transaction with it; none when nothing differs. */
export async function offerRecordWrites(database: Database, shop: string, { content, author, cause = "merchant" }: Pick<NewVersion, "author" | "cause"> & { content: Pick<SavedContent, "banners"> }, at: Date) {
  const newest = await database.offerRecord.groupBy({ by: ["bannerId"], where: { shop }, _max: { number: true } });
  const numbers = newest.flatMap(({ _max: { number } }) => number ?? []);
  const last = await database.offerRecord.findMany({ where: { shop, number: { in: numbers } } });
  const now = Math.floor(at.getTime() / 1000);
  const entries = toNewEntries(last.flatMap((row) => toEntry(row) ?? []), content.banners.filter((banner) => isPublishedAt(banner.content, now)), now);
  const first = Math.max(0, ...numbers) + 1;
  return entries.map(({ bannerId, event, content: banner }, index) =>
    database.offerRecord.create({
      data: { shop, number: first + index, bannerId, at, event, cause, authorName: author?.name ?? null, authorEmail: author?.email ?? null, showsUntil: toDate(showsUntil(banner)), content: JSON.stringify(banner) },
    }),
  );
}

/** The writes that keep that nothing shows any more from then on; none when nothing did. */
export function withdrawalWrites(database: Database, shop: string, at: Date) {
  return offerRecordWrites(database, shop, { content: { banners: [] }, author: null }, at);
}

export function createOfferRecord(database: Database, shop: string): OfferRecord {
  /** The next entry of the same banner, by an entry's number. */
  async function followingOf(entries: RecordEntry[]): Promise<Map<number, { at: number; event: RecordEvent }>> {
    const ids = [...new Set(entries.map(({ bannerId }) => bannerId))];
    const rows = await database.offerRecord.findMany({ where: { shop, bannerId: { in: ids } }, orderBy: { number: "asc" }, select: { number: true, bannerId: true, at: true, event: true } });
    const following = new Map<number, { at: number; event: RecordEvent }>();
    const before = new Map<string, number>();
    for (const { number, bannerId, at, event } of rows) {
      const previous = before.get(bannerId);
      if (previous !== undefined) following.set(previous, { at: toSeconds(at), event: toEvent(event) });
      before.set(bannerId, number);
    }
    return following;
  }

  return {
    async entries({ bannerId, from, until, before, most }) {
      const where = { shop, ...(bannerId !== null && { bannerId }), ...(until !== null && { at: { lt: toDate(until) } }), ...(from !== null && { showsUntil: { gt: toDate(from) } }), ...(before !== null && { number: { lt: before } }) };
      const rows = await database.offerRecord.findMany({ where, orderBy: { number: "desc" }, take: most });
      const entries = rows.flatMap((row) => toEntry(row) ?? []);
      return { entries, following: await followingOf(entries), oldest: rows.length < most ? null : (rows.at(-1)?.number ?? null) };
    },
    async banners() {
      const rows = await database.offerRecord.findMany({ where: { shop }, distinct: ["bannerId"], orderBy: { number: "desc" } });
      return rows.flatMap((row) => toEntry(row) ?? []).map(({ bannerId, content }) => ({ id: bannerId, name: content.name }));
    },
  };
}

/** Null when it was kept by a Buyline that this one cannot read. */
function toEntry({ number, bannerId, at, event, cause, authorName, authorEmail, content }: Row): RecordEntry | null {
  const banner = readBanner(content);
  if (banner === null) return null;
  return { number, bannerId, at: toSeconds(at), event: toEvent(event), cause: cause === "discount" ? "discount" : "merchant", author: authorName === null ? null : { name: authorName, email: authorEmail }, content: banner };
}

function readBanner(content: string): Banner | null {
  try {
    return bannerSchema.parse(JSON.parse(content));
  } catch {
    return null;
  }
}

const toEvent = (text: string): RecordEvent => (text === "withdrawn" ? "withdrawn" : "shown");
const toDate = (seconds: number) => new Date(seconds * 1000);
const toSeconds = (date: Date) => Math.floor(date.getTime() / 1000);
