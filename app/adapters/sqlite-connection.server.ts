/**
 * SQLite as the app needs it: one connection, on which readers and a writer do not wait for each other (WAL), which
 * waits for another process's write instead of failing, whose transactions begin as writers, and whose writes are on
 * the disk when they are answered, without standing in anybody's way meanwhile.
 */
import { open, type FileHandle } from "node:fs/promises";
import { PrismaLibSQL } from "@prisma/adapter-libsql";

type Client = ReturnType<PrismaLibSQL["createClient"]>;
type Transaction = Awaited<ReturnType<Client["transaction"]>>;
type Adapter = Awaited<ReturnType<PrismaLibSQL["connect"]>>;

/** Far longer than any of our transactions. */
const BUSY_MILLISECONDS = 5_000;

export class SqliteConnection extends PrismaLibSQL {
  #client: Client | undefined;
  #adapter: Adapter | undefined;

  override createClient(config: Parameters<PrismaLibSQL["createClient"]>[0]): Client {
    const client = super.createClient(config);
    this.#client = client;
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

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const log = this.#client && (await openLog(this.#client));
    this.#adapter = log ? answeringFromDisk(adapter, log) : adapter;
    return this.#adapter;
  }

  /**
   * Statements that stand all together or not at all, past Prisma's engine: its WebAssembly takes and gives back all
   * that is written as text, which for a batch of a scan costs more than to write it.
   */
  async writeTogether(statements: readonly Statement[]): Promise<void> {
    if (this.#adapter === undefined) throw new Error("Prisma has not connected yet.");
    const transaction = await this.#adapter.startTransaction();
    try {
      for (const { sql, values } of statements) await transaction.executeRaw({ sql, args: [...values], argTypes: values.map(() => ({ scalarType: "unknown", arity: "scalar" })) });
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
    await transaction.commit();
  }
}

/** `Prisma.sql`. */
interface Statement {
  sql: string;
  values: readonly unknown[];
}

/** The write-ahead log of a connection that leaves it to us to bring it to the disk; null where there can be none, and SQLite does it. */
async function openLog(client: Client): Promise<FileHandle | null> {
  await client.execute(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS}`);
  const { rows: modes } = await client.execute("PRAGMA journal_mode = WAL");
  const { rows: files } = await client.execute("PRAGMA database_list");
  const file = files[0]?.["file"];
  if (modes[0]?.["journal_mode"] !== "wal" || typeof file !== "string") return null;
  // The log is made for whoever reads first.
  await client.execute("SELECT count(*) FROM sqlite_schema");
  const log = await open(`${file}-wal`, "r+");
  await client.execute("PRAGMA synchronous = NORMAL");
  return log;
}

/**
 * What a merchant saved survives a power failure, so a write is answered when it is on the disk. With `synchronous =
 * FULL` SQLite waits for the disk at each COMMIT in the only thread that there is, 3 to 8 ms in which nobody is served,
 * and each waits for itself. With NORMAL it writes the log in the same order and waits for the disk at checkpoints
 * only; we wait beside other work, and all that has been written meanwhile shares the next wait. After a failure of the
 * power SQLite takes up the log to its last whole transaction, so none that was answered is missing
 * (https://www.sqlite.org/wal.html, "Performance Considerations").
 */
function answeringFromDisk(adapter: Adapter, log: FileHandle): Adapter {
  let underWay = Promise.resolve();
  let next: Promise<void> | null = null;
  /** What was written before the call is on the disk then. A wait that has begun already may not hold it. */
  const onDisk = () =>
    (next ??= underWay.then(() => {
      next = null;
      const synced = log.datasync();
      underWay = synced.catch(() => undefined);
      return synced;
    }));

  const { queryRaw, executeRaw, startTransaction, dispose } = adapter;
  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query);
    if (!/^\s*SELECT\b/i.test(query.sql)) await onDisk();
    return result;
  };
  adapter.executeRaw = async (query) => {
    const count = await executeRaw.call(adapter, query);
    await onDisk();
    return count;
  };
  adapter.startTransaction = async (level) => {
    const transaction = await startTransaction.call(adapter, level);
    const { commit } = transaction;
    transaction.commit = async () => {
      await commit.call(transaction);
      await onDisk();
    };
    return transaction;
  };
  adapter.dispose = async () => {
    await dispose.call(adapter);
    await underWay;
    await log.close();
  };
  return adapter;
}
