/** The database connection of this process, and what holds for every table. */
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

/** @param url of a database that is migrated already: `file:` for SQLite, `postgresql:` */
export function openDatabase(url: string): Database {
  if (providerOf(url) === "sqlite") return new PrismaClient({ adapter: new SqliteConnection({ url }) });
  const adapter = new PrismaPg({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_MILLISECONDS });
  return new PostgresqlClient({ adapter }) as unknown as Database;
}

/** Whether a row with this key is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Whether PostgreSQL has given up a transaction because another one wrote what it had read. */
export function isWriteConflict(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034";
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
