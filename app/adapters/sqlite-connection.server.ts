/**
 * SQLite as the app needs it: one connection, on which readers and a writer do not wait for each other (WAL), which
 * waits for another process's write instead of failing, and whose transactions begin as writers.
 */
import { PrismaLibSQL } from "@prisma/adapter-libsql";

type Client = ReturnType<PrismaLibSQL["createClient"]>;
type Transaction = Awaited<ReturnType<Client["transaction"]>>;

/** Far longer than any of our transactions. */
const BUSY_MILLISECONDS = 5_000;

export class SqliteConnection extends PrismaLibSQL {
  override createClient(config: Parameters<PrismaLibSQL["createClient"]>[0]): Client {
    const client = super.createClient(config);
    for (const setting of [`busy_timeout = ${BUSY_MILLISECONDS}`, "journal_mode = WAL"]) client.execute(`PRAGMA ${setting}`).catch(console.error);
    // libsql's own transaction gives its connection away, settings and all, and opens another one that nobody closes.
    // Prisma's adapter lets no other statement in between until the transaction is over.
    client.transaction = async () => {
      await client.execute("BEGIN IMMEDIATE");
      let closed = false;
      const end = async (statement: "COMMIT" | "ROLLBACK") => {
        closed = true;
        try {
          await client.execute(statement);
        } catch (error) {
          // Nothing after it may find itself inside of it.
          if (statement === "COMMIT") await client.execute("ROLLBACK");
          throw error;
        }
      };
      return {
        execute: (statement) => client.execute(statement),
        batch: () => Promise.reject(new Error("Prisma sends one statement at a time.")),
        executeMultiple: (sql) => client.executeMultiple(sql),
        commit: () => end("COMMIT"),
        rollback: () => end("ROLLBACK"),
        close: () => undefined,
        get closed() {
          return closed;
        },
      } satisfies Transaction;
    };
    return client;
  }
}
