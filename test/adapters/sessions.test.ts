/**
 * What Shopify asks of every session storage: the same cases as its own battery of tests, which is not
 * published on npm; and what we ask of ours besides.
 */
import { randomBytes } from "node:crypto";
import { Session, type SessionParams } from "@shopify/shopify-api";
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../app/adapters/database.server";
import { createSecretBox } from "../../app/adapters/secret-box.server";
import { PrismaSessions } from "../../app/adapters/sessions-prisma.server";
import { freshDatabase } from "../database";

const SCOPES = "read_locales,write_content";
const IN_AN_HOUR = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000);

let database: Database;
let storage: PrismaSessions;
beforeEach(() => {
  database = freshDatabase();
  storage = new PrismaSessions(database, createSecretBox(randomBytes(32)));
});

function session(change: Partial<SessionParams> = {}): Session {
  return new Session({ id: "one", shop: "a.myshopify.com", state: "state", isOnline: false, scope: SCOPES, accessToken: "token", ...change });
}

describe("a session storage", () => {
  it.each<[string, Partial<SessionParams>]>([
    ["an offline session that never expires", {}],
    ["one that expires", { expires: IN_AN_HOUR }],
    ["one whose expiry is undefined", { expires: undefined }],
    ["one with a refresh token", { refreshToken: "refresh" }],
    ["one with a refresh token that expires", { refreshToken: "refresh", refreshTokenExpires: new Date(IN_AN_HOUR.getTime() + 86_400_000) }],
    ["one without a token or scopes", { accessToken: undefined, scope: undefined }],
    ["one with very many scopes", { scope: Array.from({ length: 60 }, (_, index) => `unauthenticated_read_thing_${index}`).join(",") }],
    [
      "an online session with its staff member",
      {
        isOnline: true,
        onlineAccessInfo: {
          expires_in: 60,
          associated_user_scope: SCOPES,
          associated_user: { id: 123, first_name: "Ada", last_name: "Ö", email: "ada@example.com", account_owner: true, locale: "en", collaborator: false, email_verified: true },
        },
      },
    ],
  ])("stores %s, loads the same, and deletes it", async (_name, change) => {
    const stored = session(change);
    expect(await storage.storeSession(stored)).toBe(true);
    const loaded = await storage.loadSession("one");
    expect(loaded?.equals(stored)).toBe(true);
    expect(loaded?.toObject()).toEqual(stored.toObject());
    expect(loaded?.isActive(change.scope ?? undefined)).toBe(stored.isActive(change.scope ?? undefined));
    expect(await storage.deleteSession("one")).toBe(true);
    expect(await storage.loadSession("one")).toBeUndefined();
    expect(await storage.deleteSession("one")).toBe(true);
  });

  it("stores a session with a field that it does not know", async () => {
    const stored = Object.assign(session(), { someField: "value" });
    await storage.storeSession(stored);
    expect((await storage.loadSession("one"))?.equals(session())).toBe(true);
  });

  it("replaces a session of the same id", async () => {
    await storage.storeSession(session({ refreshToken: "old" }));
    await storage.storeSession(session({ accessToken: "new" }));
    expect(await storage.loadSession("one")).toMatchObject({ accessToken: "new", refreshToken: undefined });
  });

  it("knows no session of another id", async () => {
    await storage.storeSession(session());
    expect(await storage.loadSession("another")).toBeUndefined();
  });

  it("finds the sessions of one shop and deletes those it is told to", async () => {
    for (const [id, shop] of [["1", "a"], ["2", "b"], ["3", "a"], ["4", "c"]] as const) await storage.storeSession(session({ id, shop: `${shop}.myshopify.com` }));
    const found = await storage.findSessionsByShop("a.myshopify.com");
    expect(found.map(({ id }) => id)).toEqual(["1", "3"]);
    expect(await storage.deleteSessions(["1", "3"])).toBe(true);
    expect(await storage.findSessionsByShop("a.myshopify.com")).toEqual([]);
    expect(await storage.findSessionsByShop("b.myshopify.com")).toHaveLength(1);
  });
});

describe("our session storage", () => {
  it("keeps no secret readable in the database (P5)", async () => {
    await storage.storeSession(session({ accessToken: "shpat_secret", refreshToken: "shprt_secret", isOnline: true, onlineAccessInfo: { associated_user: { email: "ada@example.com" } } as never }));
    const rows = JSON.stringify(await database.session.findMany());
    expect(rows).not.toMatch(/secret|ada@/);
  });

  it("seals the same twice as two texts, so that none tells of another", () => {
    const { seal, open } = createSecretBox(randomBytes(32));
    const sealed = [seal("token"), seal("token")];
    expect([new Set(sealed.map((text) => text.slice(0, 16))).size, sealed.map(open)]).toEqual([2, ["token", "token"]]);
  });

  it("does not open what was sealed with another key, nor what was changed", async () => {
    await storage.storeSession(session());
    const other = new PrismaSessions(database, createSecretBox(randomBytes(32)));
    await expect(other.loadSession("one")).rejects.toThrow();
    const { accessToken } = await database.session.findUniqueOrThrow({ where: { id: "one" } });
    const bytes = Buffer.from(accessToken ?? "", "base64");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await database.session.update({ where: { id: "one" }, data: { accessToken: bytes.toString("base64") } });
    await expect(storage.loadSession("one")).rejects.toThrow();
  });

  it("reports a broken database instead of 'no session'", async () => {
    await database.$executeRawUnsafe('DROP TABLE "Session"');
    await expect(storage.loadSession("one")).rejects.toThrow();
  });

  it("gives what is loaded already within one piece of work, and no other session for it", async () => {
    const [mine, theirs] = [session({ id: "mine" }), session({ id: "theirs", shop: "b.myshopify.com" })];
    await storage.storeSession(mine);
    await storage.storeSession(theirs);
    await storage.withLoaded(mine, async () => {
      expect(await storage.loadSession("mine")).toBe(mine);
      expect(await storage.loadSession("theirs")).toMatchObject({ id: "theirs", shop: "b.myshopify.com" });
    });
    expect(await storage.loadSession("mine")).not.toBe(mine);
  });
});
