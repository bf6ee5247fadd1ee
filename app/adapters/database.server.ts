/** The database connection of this process. */
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { PrismaClient } from "../../prisma/generated/client";

export type Database = PrismaClient;

/** @param url a `file:` URL of an SQLite database that is migrated already */
export function openDatabase(url: string): Database {
  return new PrismaClient({ adapter: new PrismaLibSQL({ url }) });
}
