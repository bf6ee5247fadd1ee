/** The local Shopify as a whole: one store, its three faces, and the app unmodified in a process of its own. */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Faults, openAdminApi } from "./admin-api";
import { createAdminFrame, STAFF } from "./admin-frame";
import { buildApp, migrateDatabase, moduleUrl, PROJECT, startApp } from "./app-process";
import { createAppProxy } from "./app-proxy";
import { createCdn } from "./cdn";
import { fillDemo } from "./demo-merchant";
import { articleFromFile, demoState } from "./demo-store";
import type { BulkOperations } from "./bulk-operations";
import { orderDiscountOf } from "./discounts";
import { listen, listenFrom, type Handler } from "./http";
import { signIdToken } from "./id-tokens";
import { readAppSettings, readExtensionHandle, readWebhookSubscriptions } from "./project-settings";
import { installApp, uninstallApp } from "./installation";
import { MerchantChanges } from "./merchant-changes";
import { withControls } from "./sandbox-controls";
import { SandboxStore } from "./store";
import { ServerClock } from "./storefront/server-clock";
import { createStorefront } from "./storefront";
import { startTicking } from "./ticking";
import { WebhookDelivery } from "./webhook-delivery";
import { requireValidSubscriptions } from "./webhook-topics";

/** Client ids are public and 32 hexadecimal digits, as Shopify's are. */
export const CLIENT_ID = "b0b1e0c4f7d24a6c9a51d0c3e8f7a926";

export interface SandboxOptions {
  /** The first of six; taken ones are skipped. Any free ones when left out. */
  port?: number;
  /** Where store, database and keys live; a temporary folder, gone at the end, when left out. */
  stateFolder?: string;
  /** Forgets what the folder holds. */
  reset?: boolean;
  /** Leaves the app as it is after its installation: nothing saved in it yet. */
  empty?: boolean;
  /** Folder of another theme, shown instead of the sandbox's own. */
  theme?: string;
  /** HTML file whose body the demo article gets. */
  article?: string;
  now?: () => Date;
  /** Seconds for which the storefront serves a drawn page again; none when left out. */
  cacheAgeSeconds?: number;
  /** Progress, one line at a time. */
  log?: (line: string) => void;
  /** The app's process died. Thrown as an uncaught error when left out. */
  onCrash?: (message: string) => void;
}

export interface Sandbox {
  store: SandboxStore;
  faults: Faults;
  /**
   * The storefront's time, to be set while it runs and apart from the browser's. Tokens and the Admin API keep
   * the machine's: the app, a process of its own, checks them against that.
   */
  clock: ServerClock;
  /** Webhooks under way, their log, and their disturbances. */
  webhooks: WebhookDelivery;
  bulk: BulkOperations;
  /** What the merchant does in the admin beside the app, with its webhooks. */
  merchant: MerchantChanges;
  install: () => void;
  uninstall: () => void;
  clientId: string;
  clientSecret: string;
  /** The app's page in the admin. */
  adminUrl: string;
  origins: { admin: string; storefront: string; adminApi: string; cdn: string; app: string };
  /** A fresh id token of the staff member. */
  signToken: () => string;
  close(): Promise<void>;
}

interface Keys {
  clientSecret: string;
  /** 32 bytes in base64. */
  tokenKey: string;
  /** The demo merchant has been here. */
  filled: boolean;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { log = () => undefined, now = () => new Date() } = options;
  const folder = options.stateFolder ?? mkdtempSync(join(tmpdir(), "buyline-sandbox-"));
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  if (options.stateFolder === undefined) closers.push(() => rmSync(folder, { recursive: true, force: true }));

  try {
    return await start();
  } catch (error) {
    await close();
    throw error;
  }

  async function start(): Promise<Sandbox> {
    mkdirSync(folder, { recursive: true });
    if (options.reset === true) forget(folder);
    const keys = openKeys(folder);
    const settings = readAppSettings(PROJECT);
    const store = SandboxStore.open(join(folder, "store.json"), () => demoState(now(), settings.scopes));
    if (options.article !== undefined) articleFromFile(store.state, readFileSync(options.article, "utf8"));
    const saver = new Saver(store);
    closers.push(() => saver.close());

    await buildApp(log);
    const databaseUrl = `file:${join(folder, "app.sqlite")}`;
    log("Migrating the app's database …");
    await migrateDatabase(databaseUrl);

    const shop = store.state.shop.domain;
    const credentials = { clientId: CLIENT_ID, clientSecret: keys.clientSecret };
    const signToken = () => signIdToken({ ...credentials, shop, userId: STAFF.id, now: now() });
    const faults = new Faults();
    const clock = new ServerClock(now);
    const subscriptions = readWebhookSubscriptions(PROJECT);
    requireValidSubscriptions(subscriptions, settings.scopes);
    const webhooks = new WebhookDelivery({ store, clientSecret: keys.clientSecret, now, subscriptions, appOrigin: () => app.origin });
    const merchant = new MerchantChanges({ store, webhooks, now });
    const findDiscount = (code: string) => orderDiscountOf(code, store.state.discounts ?? [], clock.now());
    const extensionFolder = join(PROJECT, "extensions/storefront");

    const themed = options.theme === undefined ? {} : { themeFolder: options.theme };

    // Every face needs the others' addresses, so all listen before any is made.
    const open = async (offset: number) => {
      const door = new Door();
      const listener = options.port === undefined ? await listen(door.answer) : await listenFrom(door.answer, options.port + offset);
      closers.push(() => listener.close());
      return { door, origin: listener.origin };
    };
    const admin = await open(0);
    const storefront = await open(1);
    const adminApi = await open(2);
    const app = await open(3);
    const cdn = await open(4);
    const origins = { admin: admin.origin, storefront: storefront.origin, adminApi: adminApi.origin, cdn: cdn.origin, app: app.origin };
    const names = { shop, adminOrigin: admin.origin, storefrontOrigin: storefront.origin, cdnOrigin: cdn.origin };

    cdn.door.handler = createCdn(names);
    const { answer, bulk } = openAdminApi({ store, ...credentials, now, faults, webhooks, storefrontOrigin: () => storefront.origin, adminApiOrigin: () => adminApi.origin, ...themed });
    adminApi.door.handler = saver.after(withControls(answer, { faults, webhooks, bulk, merchant }));
    storefront.door.handler = saver.after(createStorefront({ store, extensionFolder, clientId: CLIENT_ID, clock, cacheAgeSeconds: options.cacheAgeSeconds, editorOrigin: admin.origin, findDiscount, ...themed }));
    admin.door.handler = saver.after(
      createAdminFrame({
        store,
        webhooks,
        ...credentials,
        appHandle: settings.handle,
        appName: settings.name,
        scopes: settings.scopes,
        appOrigin: app.origin,
        adminOrigin: admin.origin,
        storefrontOrigin: storefront.origin,
        cdnOrigin: cdn.origin,
        extensionFolder,
        ...themed,
        extensionHandle: readExtensionHandle(extensionFolder),
        signToken: async () => signToken(),
        now,
      }),
    );

    log("Starting the app …");
    const running = await startApp({
      preload: moduleUrl("test/sandbox/outbound-preload.mjs"),
      log,
      onCrash:
        options.onCrash ??
        ((message) => {
          throw new Error(message);
        }),
      environment: {
        SHOPIFY_API_KEY: CLIENT_ID,
        SHOPIFY_API_SECRET: keys.clientSecret,
        SHOPIFY_APP_URL: app.origin,
        TOKEN_KEY: keys.tokenKey,
        DATABASE_URL: databaseUrl,
        SANDBOX_SHOP: shop,
        SANDBOX_ADMIN_API: adminApi.origin,
      },
    });
    closers.push(() => running.close());
    app.door.handler = createAppProxy(running.origin, names);

    // Only now is there somebody to answer; on the way out the ticking ends first.
    const ticking = startTicking({ bulk, webhooks });
    closers.push(() => ticking.stop());

    if (options.empty !== true && !keys.filled) {
      log("Filling the demo as a merchant would …");
      await fillDemo({ appOrigin: app.origin, store, signToken, now: now() });
      writeKeys(folder, { ...keys, filled: true });
    }
    const adminUrl = `${admin.origin}/store/${shop.replace(".myshopify.com", "")}/apps/${settings.handle}`;
    const install = () => installApp(store, settings.scopes);
    const uninstall = () => uninstallApp(store, webhooks);
    return { store, faults, clock, webhooks, bulk, merchant, install, uninstall, ...credentials, adminUrl, origins, signToken, close };
  }
}

/** What a port answers until its face is there. */
class Door {
  handler: Handler = async () => new Response("The sandbox is starting.\n", { status: 503, headers: { "retry-after": "1" } });
  answer: Handler = (request) => this.handler(request);
}

/** Puts the store on disk soon after a request that may have changed it, and at the end. */
class Saver {
  #timer: NodeJS.Timeout | null = null;
  constructor(private readonly store: SandboxStore) {}

  after(handler: Handler): Handler {
    return async (request) => {
      try {
        return await handler(request);
      } finally {
        if (request.method !== "GET" && request.method !== "HEAD") this.#timer ??= setTimeout(() => this.#save(), 200);
      }
    };
  }
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.store.save();
  }
  #save(): void {
    this.#timer = null;
    this.store.save();
  }
}

/** Only what the sandbox itself has put there. */
function forget(folder: string): void {
  for (const name of ["store.json", "keys.json", "app.sqlite", "app.sqlite-journal", "app.sqlite-wal", "app.sqlite-shm"]) rmSync(join(folder, name), { force: true });
}

function openKeys(folder: string): Keys {
  try {
    return JSON.parse(readFileSync(join(folder, "keys.json"), "utf8")) as Keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const keys = { clientSecret: `local_${randomBytes(16).toString("hex")}`, tokenKey: randomBytes(32).toString("base64"), filled: false };
    writeKeys(folder, keys);
    return keys;
  }
}

function writeKeys(folder: string, keys: Keys): void {
  writeFileSync(join(folder, "keys.json"), JSON.stringify(keys), { mode: 0o600 });
}

