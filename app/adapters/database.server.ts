/** The database connection of this process, and what holds for every table. */
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { Prisma, PrismaClient } from "../../prisma/generated/client";

export type Database = PrismaClient;

/** @param url a `file:` URL of an SQLite database that is migrated already */
export function openDatabase(url: string): Database {
  return new PrismaClient({ adapter: new PrismaLibSQL({ url }) });
}

/** Whether a row with this key is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
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
