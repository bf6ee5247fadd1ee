/** A PostgreSQL server of the tests' own: Debian's, not as root, on loopback, its data gone afterwards. */
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port";

const DEBIAN = "/usr/lib/postgresql";
const USER = "buyline";

/** The folder of the server's programs, or null where there are none. */
export function findPostgres(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(DEBIAN, version, "bin")).find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

export interface PostgresServer {
  /** The address of a database on it. */
  url(database: string): string;
  /** Runs one statement on the server's own database, and waits. */
  execute(statement: string): void;
  stop(): Promise<void>;
}

/** @param durable whether it waits for the disk as in production, for figures; else nothing of it is to survive a failure of the machine */
export async function startPostgres(programs: string, { durable = false } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "buyline-postgres-"));
  const data = join(folder, "data");
  const user = unprivileged();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
  const port = await freePort();
  execFileSync(join(programs, "initdb"), ["-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], { ...user, cwd: folder, stdio: "pipe" });
  const settings = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: 200, ...(!durable && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }) };
  const server = spawn(join(programs, "postgres"), ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])], { ...user, cwd: folder, stdio: "ignore" });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const killWithUs = () => server.kill("SIGKILL");
  process.once("exit", killWithUs);
  const execute = (statement: string) => executeStatement(programs, port, statement);
  for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
    try {
      execute("SELECT 1");
      break;
    } catch (error) {
      if (Date.now() > deadline || server.exitCode !== null) throw error;
    }
  }
  return {
    url: (database) => `postgresql://${USER}@127.0.0.1:${port}/${database}`,
    execute,
    async stop() {
      process.off("exit", killWithUs);
      // "Immediate": what is left open and unwritten is of no use to anyone.
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** psql, because set-up in a test may not wait for a promise. */
export function executeStatement(programs: string, port: number | string, statement: string): void {
  execFileSync(join(programs, "psql"), ["-X", "-q", "-h", "127.0.0.1", "-p", String(port), "-U", USER, "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-c", statement], { stdio: "pipe" });
}

/** PostgreSQL refuses to run as root: Debian's user "postgres" then, or "nobody". */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string, name: string) => Number(execFileSync("id", [option, name], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: idOf("-u", "postgres"), gid: idOf("-g", "postgres") };
  } catch {
    return { uid: idOf("-u", "nobody"), gid: idOf("-g", "nobody") };
  }
}
