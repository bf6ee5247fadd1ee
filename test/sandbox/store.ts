/**
 * The one store that all three faces of the local Shopify show: its data, in memory, as plain JSON.
 * The faces read and write `state`; `save()` puts it on disk so that it survives a restart.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { AdminState } from "./admin-state";

/** Numeric ids; `gid("Product", 1)` makes the Admin API's form of them. */
export type Id = number;
export function gid(type: string, id: Id): string {
  return `gid://shopify/${type}/${id}`;
}

export interface SandboxState extends AdminState {
  shop: {
    id: Id;
    name: string;
    /** e.g. "steady-spine.myshopify.com" */
    domain: string;
    email: string;
    /** IANA zone. */
    zone: string;
    currency: string;
    /** Shopify's money format with `{{ amount }}`. */
    moneyFormat: string;
    locales: { locale: string; name: string; primary: boolean; published: boolean }[];
    /** As in `shop.enabled_payment_types`. */
    enabledPaymentTypes: string[];
    /** Left out: one market in the shop's own currency, which sells everything. */
    markets?: SandboxMarket[];
  };
  products: SandboxProduct[];
  collections: { id: Id; handle: string; title: string; description: string; productIds: Id[] }[];
  blogs: { id: Id; handle: string; title: string; updatedAt: string }[];
  articles: SandboxArticle[];
  pages: { id: Id; handle: string; title: string; body: string; updatedAt: string; publishedAt: string | null }[];
  metafields: SandboxMetafield[];
  theme: SandboxTheme;
  installation: {
    /** Numeric id of the AppInstallation; null when the app is not installed. */
    id: Id | null;
    scopes: string[];
    accessTokens: SandboxAccessToken[];
  };
  carts: Record<string, SandboxCart>;
  /** Who can sign in on the storefront. */
  customers?: SandboxCustomer[];
  /** Source of new ids. */
  nextId: Id;
}

/** Instants in milliseconds since the epoch. */
export interface SandboxAccessToken {
  token: string;
  kind: "offline" | "online";
  expiresAt: number;
  refreshToken: string | null;
  refreshExpiresAt: number | null;
  /** When the refresh token was used for the first time. */
  refreshUsedAt?: number;
  /** The refresh token of the pair that this one replaces. */
  replaces?: string;
}

export interface SandboxProduct {
  id: Id;
  handle: string;
  title: string;
  description: string;
  vendor: string;
  productType: string;
  tags: string[];
  /** Unpublished products do not resolve in Liquid. */
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  options: { name: string; values: string[] }[];
  variants: SandboxVariant[];
  image: SandboxImage | null;
  /** Ways to buy it again and again, if any. */
  sellingPlans?: { groupName: string; /** It cannot be bought once. */ required: boolean; plans: SandboxSellingPlan[] };
  updatedAt: string;
}

export interface SandboxSellingPlan {
  id: Id;
  name: string;
  /** Off the variant's price. */
  percentage: number;
}

export interface SandboxVariant {
  id: Id;
  title: string;
  options: string[];
  sku: string;
  /** Cents of the shop's currency. */
  price: number;
  compareAtPrice: number | null;
  available: boolean;
  /** Of what is sold by measure: how much of it there is, and of how much of it the price is told; both in one unit. */
  measure?: { unit: string; value: number; reference: number };
  /** Where the market's catalog has one. */
  quantityRule?: { min: number; max: number | null; increment: number };
}

export interface SandboxImage {
  /** Path on the storefront's origin, e.g. "/cdn/shop/files/ql-claw.svg". */
  src: string;
  alt: string;
  width: number;
  height: number;
}

export interface SandboxArticle {
  id: Id;
  blogId: Id;
  handle: string;
  title: string;
  author: string;
  /** HTML. */
  body: string;
  excerpt: string;
  tags: string[];
  image: SandboxImage | null;
  publishedAt: string | null;
  updatedAt: string;
  templateSuffix: string | null;
  comments: { id: Id; author: string; body: string; createdAt: string }[];
}

export interface SandboxMetafield {
  id: Id;
  /** gid of the owner: Article, Product, Page, Blog, Collection, Shop or AppInstallation. */
  ownerId: string;
  /** "$app" is stored as the reserved namespace "app--CLIENT_ID". */
  namespace: string;
  key: string;
  type: string;
  /** Always a string, as in the Admin API. */
  value: string;
  createdAt: string;
  updatedAt: string;
}

/** Where blocks stand in the published theme: what the theme editor edits. */
export interface SandboxTheme {
  id: Id;
  name: string;
  /** By template ("article", "product", "index" …) or section group ("header", "footer"): app blocks in order. */
  blocks: Record<string, SandboxBlockInstance[]>;
  /** App embeds that are switched on. */
  embeds: SandboxBlockInstance[];
}

export interface SandboxBlockInstance {
  id: string;
  /** File name of the block in the extension, without ".liquid". */
  block: string;
  settings: Record<string, string | number | boolean>;
  /** Id of a section in the template; "apps": an "Apps" section of its own at the template's end; left out: the main section where that takes app blocks. */
  section?: string;
}

export interface SandboxCart {
  token: string;
  items: SandboxCartItem[];
  note?: string;
  attributes?: Record<string, string>;
}

/** Items of one variant with other properties are other lines. */
export interface SandboxCartItem {
  variantId: Id;
  quantity: number;
  properties?: Record<string, string>;
  sellingPlan?: Id;
}

/** Countries that see the same prices and the same catalog. */
export interface SandboxMarket {
  id: Id;
  handle: string;
  name: string;
  /** Whoever has not chosen a country is in the primary market's first. */
  primary: boolean;
  countries: { isoCode: string; name: string }[];
  currency: { isoCode: string; name: string; symbol: string };
  /** Shopify's money format with `{{ amount }}`. */
  moneyFormat: string;
  /** Units of the market's currency for one of the shop's. */
  rate: number;
  /** What the market's catalog leaves out. */
  unsoldProductIds: Id[];
}

/** Described by role, never by a person's name. */
export interface SandboxCustomer {
  id: Id;
  /** e.g. "VIP customer" */
  role: string;
  email: string;
  tags: string[];
}

/** The store in memory with its place on disk. */
export class SandboxStore {
  /** What the theme editor shows in its preview and has not saved: never on disk, never live. */
  draft: Pick<SandboxTheme, "blocks" | "embeds"> | null = null;

  constructor(
    public state: SandboxState,
    private readonly file: string | null = null,
  ) {}

  /** Opens the file, or starts from `initial()` when there is none. */
  static open(file: string, initial: () => SandboxState): SandboxStore {
    try {
      return new SandboxStore(JSON.parse(readFileSync(file, "utf8")) as SandboxState, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      return new SandboxStore(initial(), file);
    }
  }

  /** Writes the whole state to disk at once; a crash leaves the old file or the new one. */
  save(): void {
    if (this.file === null) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, JSON.stringify(this.state));
    renameSync(`${this.file}.new`, this.file);
  }

  newId(): Id {
    return this.state.nextId++;
  }
}
