/** The database connection of this process, and what holds for every table. */
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "../../prisma/generated/client";
import { PrismaClient as PostgresqlClient } from "../../prisma/generated-postgresql/client";
import { providerOf } from "../../prisma/provider";
import { SqliteConnection } from "./sqlite-connection.server";

/** The two clients are generated from the same models, so one type serves both. */
export type Database = PrismaClient;

/** So many queries of one process run at a time on PostgreSQL; others wait their turn. */
const CONNECTIONS = 10;
/** Then the database is said to be unreachable. */
const CONNECT_MILLISECONDS = 5_000;

const onPostgresql = new WeakSet<Database>();
const onSqlite = new WeakMap<Database, SqliteConnection>();

/** @param url of a database that is migrated already: `file:` for SQLite, `postgresql:` */
export function openDatabase(url: string): Database {
  if (providerOf(url) === "sqlite") {
    const connection = new SqliteConnection({ url });
    const database = new PrismaClient({ adapter: connection });
    onSqlite.set(database, connection);
    return database;
  }
  const adapter = new PrismaPg({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_MILLISECONDS });
  const database = new PostgresqlClient({ adapter }) as unknown as Database;
  onPostgresql.add(database);
  return database;
}

/** The database does not answer, or not as one that is migrated. The message is what it said, in one line. */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    // Prisma tells of its own call first, over several lines.
    super((cause instanceof Error ? cause.message : String(cause)).trim().split("\n").at(-1), { cause });
  }
}

/** Whether a row with this key is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/**
 * Many rows as one value of a statement, `INSERT … SELECT value->>'name' FROM …`: Prisma's `createMany` gives the
 * database each field by itself, which takes seven times as long. It goes as bytes: a text Prisma writes into another
 * and that into a third, each with all its quotation marks marked. Fields are null, text, or to be cast; dates go
 * through {@link toDateText} and {@link asDate}.
 */
export function asTable(database: Database, rows: readonly object[]): Prisma.Sql {
  const json = Buffer.from(JSON.stringify(rows));
  return onPostgresql.has(database) ? Prisma.sql`json_array_elements(convert_from(${json}, 'UTF8')::json)` : Prisma.sql`json_each(CAST(${json} AS TEXT))`;
}

/** As SQLite keeps a date, and as PostgreSQL reads one. */
export function toDateText(date: Date): string {
  return date.toISOString().replace("Z", "+00:00");
}

/** A field of {@link asTable} that is a date. */
export function asDate(database: Database, field: string): Prisma.Sql {
  return Prisma.raw(onPostgresql.has(database) ? `CAST(value->>'${field}' AS timestamp)` : `value->>'${field}'`);
}

/** An import holds at most 5,000 articles. */
const TRANSACTION_MILLISECONDS = 20_000;
/** A transaction that others overtake is begun anew so often. */
const TRIES = 10;
const PAUSE_MILLISECONDS = 20;

/**
 * Gives up where somebody else has written a row since this transaction read it. "Serializable" would say so at the
 * COMMIT only, where Prisma's adapter keeps the connection for ever. SQLite's types know the one level that it has.
 */
const POSTGRESQL = { isolationLevel: "RepeatableRead" as "Serializable" };

/**
 * What was read of a row that is written here holds until that stands: the work is done anew when another process was
 * faster. Nobody writes beside a transaction of SQLite.
 */
export async function serially<T>(database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  // Inside of a transaction there are the same tables, and no transaction to begin.
  return untilUndisturbed(() => database.$transaction((transaction) => work(transaction as Database), { timeout: TRANSACTION_MILLISECONDS, ...(onPostgresql.has(database) && POSTGRESQL) }));
}

/** Writes that stand all together or not at all, whoever else writes the same rows in another order. */
export async function inOneStep(database: Database, writes: Prisma.PrismaPromise<unknown>[]): Promise<void> {
  // Each is sent when a transaction asks for it, so the same list serves again.
  await untilUndisturbed(() => database.$transaction(writes));
}

/** The same for statements that carry much, such as those with {@link asTable}. */
export async function writeInOneStep(database: Database, statements: readonly Prisma.Sql[]): Promise<void> {
  const connection = onSqlite.get(database);
  if (connection === undefined) return inOneStep(database, statements.map((statement) => database.$executeRaw(statement)));
  await database.$connect();
  await connection.writeTogether(statements);
}

async function untilUndisturbed<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact();
    } catch (error) {
      if (!isWriteConflict(error) || attempt === TRIES) throw error;
      await sleep(PAUSE_MILLISECONDS * attempt * Math.random());
    }
  }
}

/** SQLSTATEs deadlock_detected and serialization_failure: PostgreSQL has ended a transaction because of another one. */
const OVERTAKEN = new Set<unknown>(["40P01", "40001"]);

/** Whether PostgreSQL has given up a transaction because of another one. Prisma hands a deadlock on as the driver says it, and wraps what a raw statement meets. */
function isWriteConflict(error: unknown): boolean {
  const isKnown = error instanceof Prisma.PrismaClientKnownRequestError;
  if (isKnown && error.code === "P2034") return true;
  const told = isKnown ? error.meta?.["driverAdapterError"] : error;
  const cause = told instanceof Error ? told.cause : null;
  return typeof cause === "object" && cause !== null && "originalCode" in cause && OVERTAKEN.has(cause.originalCode);
}

/** What every table is asked alike. Each has a column `shop`, which a test demands of every model. */
export interface Table {
  name: Prisma.ModelName;
  deleteMany(query: { where: { shop?: string } }): Prisma.PrismaPromise<{ count: number }>;
  count(query: { where: { shop?: string } }): Prisma.PrismaPromise<number>;
}

/** All tables of the model, so that nothing of a shop is ever left out. */
export function tablesOf(database: Database): Table[] {
  return Object.values(Prisma.ModelName).map((name) => {
    const table = database[`${name.charAt(0).toLowerCase()}${name.slice(1)}` as Uncapitalize<typeof name>] as unknown as Omit<Table, "name">;
    return { name, deleteMany: (query) => table.deleteMany(query), count: (query) => table.count(query) };
  });
}
