/**
 * Shopify sessions in our database, behind the library's own interface: tokens are encrypted, and a database
 * error is an error instead of "no session".
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { Session, type SessionParams } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import type { Session as Row } from "../../prisma/generated/client";
import { DatabaseAway, type Database } from "./database.server";
import type { SecretBox } from "./secret-box.server";

export class PrismaSessions implements SessionStorage {
  readonly #database: Database;
  readonly #secrets: SecretBox;
  readonly #loaded = new AsyncLocalStorage<Session>();

  constructor(database: Database, secrets: SecretBox) {
    this.#database = database;
    this.#secrets = secrets;
  }

  async storeSession(session: Session): Promise<boolean> {
    const row = this.#toRow(session);
    await this.#database.session.upsert({ where: { id: row.id }, create: row, update: row });
    return true;
  }

  /** Within the work, loading this session again costs nothing: the library loads what was loaded just before. */
  withLoaded<T>(session: Session, work: () => T): T {
    return this.#loaded.run(session, work);
  }

  /** The first that a request asks of the database. @throws DatabaseAway */
  async loadSession(id: string): Promise<Session | undefined> {
    const loaded = this.#loaded.getStore();
    if (loaded?.id === id) return loaded;
    const row = await this.#read(id);
    return row === null ? undefined : this.#toSession(row);
  }

  async #read(id: string): Promise<Row | null> {
    try {
      return await this.#database.session.findUnique({ where: { id } });
    } catch (error) {
      throw new DatabaseAway(error);
    }
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.deleteSessions([id]);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    await this.#database.session.deleteMany({ where: { id: { in: ids } } });
    return true;
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const rows = await this.#database.session.findMany({ where: { shop }, orderBy: { id: "asc" } });
    return rows.map((row) => this.#toSession(row));
  }

  #toRow(session: Session): Row {
    const seal = (text: string | undefined) => (text === undefined ? null : this.#secrets.seal(text));
    return {
      id: session.id,
      shop: session.shop,
      state: session.state,
      isOnline: session.isOnline,
      scope: session.scope ?? null,
      expires: session.expires ?? null,
      accessToken: seal(session.accessToken),
      refreshToken: seal(session.refreshToken),
      refreshTokenExpires: session.refreshTokenExpires ?? null,
      onlineAccessInfo: seal(session.onlineAccessInfo && JSON.stringify(session.onlineAccessInfo)),
      storedAt: new Date(),
    };
  }

  #toSession(row: Row): Session {
    const open = (sealed: string | null) => (sealed === null ? undefined : this.#secrets.open(sealed));
    const onlineAccessInfo = open(row.onlineAccessInfo);
    const params: SessionParams = {
      id: row.id,
      shop: row.shop,
      state: row.state,
      isOnline: row.isOnline,
      scope: row.scope ?? undefined,
      expires: row.expires ?? undefined,
      accessToken: open(row.accessToken),
      refreshToken: open(row.refreshToken),
      refreshTokenExpires: row.refreshTokenExpires ?? undefined,
      onlineAccessInfo: onlineAccessInfo === undefined ? undefined : (JSON.parse(onlineAccessInfo) as SessionParams["onlineAccessInfo"]),
    };
    return new Session(params);
  }
}
