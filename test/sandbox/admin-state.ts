/** What the store keeps for the Admin API alone: discounts, files, bulk operations, webhooks under way. All optional, so that older state files open. */
import type { Id, SandboxBlockInstance } from "./store";

export interface AdminState {
  discounts?: SandboxDiscount[];
  files?: SandboxFile[];
  /** Themes that are not published. */
  otherThemes?: { id: Id; name: string; blocks: Record<string, SandboxBlockInstance[]>; embeds: SandboxBlockInstance[] }[];
  bulkOperations?: SandboxBulkOperation[];
  /** Made with webhookSubscriptionCreate; the app's toml has its own. */
  webhookSubscriptions?: SandboxWebhookSubscription[];
  pendingWebhooks?: PendingWebhook[];
}

export interface SandboxDiscount {
  id: Id;
  method: "code" | "automatic";
  kind: "basic" | "bxgy" | "free_shipping" | "app";
  title: string;
  /** Empty for automatic ones. */
  codes: string[];
  startsAt: string;
  /** Null: never. */
  endsAt: string | null;
  createdAt: string;
  updatedAt: string;
  /** Percentages from 0 to 1, amounts in cents; null for free shipping and apps' discounts. */
  value: { percentage: number } | { amount: number; onEachItem: boolean } | null;
  items: DiscountedItems;
  /** Buy X get Y: so many of `items` are discounted … */
  quantity: number;
  /** … when so many of these are bought. */
  buys: { quantity: number; items: DiscountedItems };
  minimum: { subtotal: number } | { quantity: number } | null;
  usageLimit: number | null;
  oncePerCustomer: boolean;
  /** Who may use it; left out: everyone. */
  eligibility?: "segments" | "customers" | "markets";
  usageCount: number;
  tags: string[];
}

export type DiscountedItems = { all: true } | { productIds: Id[]; variantIds: Id[] } | { collectionIds: Id[] };

export interface SandboxFile {
  id: Id;
  /** Path on the storefront's origin. */
  src: string;
  alt: string;
  /** Null: a file that is no image. */
  size: { width: number; height: number } | null;
  mimeType: string;
  bytes: number;
  createdAt: string;
  /** What was uploaded; left out: a file of the demo. */
  base64?: string;
  /** Milliseconds; until then Shopify is still looking at it. */
  readyAt?: number;
  /** Why it never will be there. */
  failure?: { code: string; message: string };
}

export interface SandboxBulkOperation {
  id: Id;
  type: "QUERY" | "MUTATION";
  status: "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED" | "EXPIRED";
  query: string;
  groupObjects: boolean;
  /** Of a mutation: the path of the uploaded variables. */
  stagedUploadPath: string | null;
  createdAt: string;
  completedAt: string | null;
  /** When the present status began, in milliseconds. */
  since: number;
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** Path of the result on the Admin API's origin. */
  result: string | null;
}

export interface SandboxWebhookSubscription {
  id: Id;
  topic: string;
  uri: string;
  createdAt: string;
}

/** A webhook on its way: the same bytes and ids on every try. Instants in milliseconds. */
export interface PendingWebhook {
  webhookId: string;
  eventId: string;
  topic: string;
  uri: string;
  payload: unknown;
  triggeredAt: number;
  dueAt: number;
  tries: number;
  subscriptionId: Id | null;
}
