/**
 * A developer's hand on the local Shopify, beside the Admin API: `/sandbox/faults`, `/sandbox/webhooks`,
 * `/sandbox/bulk-operations` and `/sandbox/changes`, all JSON. A GET tells how things stand, a POST changes them.
 */
import { z } from "zod";
import type { BulkOperations } from "./bulk-operations";
import type { Faults } from "./faults";
import type { Handler } from "./http";
import type { MerchantChanges } from "./merchant-changes";
import type { WebhookDelivery } from "./webhook-delivery";

export interface Controls {
  faults: Faults;
  webhooks: WebhookDelivery;
  bulk: BulkOperations;
  merchant: MerchantChanges;
}

const times = z.number().int().min(1).max(1000).optional();
const milliseconds = z.number().int().min(0).max(120_000);

const faultForm = z.intersection(
  z.object({ times, operation: z.string().optional() }),
  z.discriminatedUnion("kind", [
    z.object({ kind: z.enum(["throttled", "internal_error", "drop_before_write", "drop_after_write", "expired_token", "revoked_install"]) }),
    z.object({ kind: z.enum(["timeout", "slow"]), milliseconds }),
    z.object({ kind: z.literal("status"), status: z.literal([408, 429, 500, 502, 503, 504]) }),
  ]),
);
const disturbanceForm = z.object({ disturb: z.enum(["lose", "duplicate", "disorder"]), topic: z.string().optional(), times });
const bulkForm = z.object({ failNext: z.enum(["INTERNAL_SERVER_ERROR", "TIMEOUT"]) });

const id = z.number().int();
const items = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ productIds: z.array(id), variantIds: z.array(id) }),
  z.strictObject({ collectionIds: z.array(id) }),
]);
const discountFields = {
  codes: z.array(z.string()).optional(),
  startsAt: z.iso.datetime().optional(),
  endsAt: z.iso.datetime().nullable().optional(),
  value: z.union([z.strictObject({ percentage: z.number().min(0).max(1) }), z.strictObject({ amount: z.number().int(), onEachItem: z.boolean() })]).optional(),
  items: items.optional(),
};
const changeForm = z.discriminatedUnion("change", [
  z.strictObject({ change: z.literal("createDiscount"), method: z.enum(["code", "automatic"]), kind: z.enum(["basic", "bxgy", "free_shipping", "app"]), title: z.string(), ...discountFields }),
  z.strictObject({ change: z.literal("changeDiscount"), id, title: z.string().optional(), ...discountFields }),
  z.strictObject({ change: z.literal("deleteDiscount"), id }),
  z.strictObject({ change: z.literal("changeProduct"), id, title: z.string().optional(), status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED"]).optional() }),
  z.strictObject({
    change: z.literal("changeSelling"),
    id,
    sellingPlans: z.strictObject({ groupName: z.string(), required: z.boolean(), plans: z.array(z.strictObject({ id, name: z.string(), percentage: z.number() })) }).optional(),
    measure: z.strictObject({ unit: z.string(), value: z.number(), reference: z.number() }).optional(),
    quantityRule: z.strictObject({ min: z.int(), max: z.int().nullable(), increment: z.int() }).optional(),
  }),
  z.strictObject({ change: z.literal("deleteProduct"), id }),
  z.strictObject({ change: z.literal("changeZone"), zone: z.string() }),
  z.strictObject({ change: z.literal("addTheme"), name: z.string() }),
  z.strictObject({ change: z.literal("publishTheme"), id }),
]);

/** Answers what lies under /sandbox/ and hands everything else on. */
export function withControls(handler: Handler, controls: Controls): Handler {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/sandbox/")) return handler(request);
    if (request.method === "GET") return tell(pathname, controls);
    if (request.method === "DELETE" && pathname === "/sandbox/faults") {
      controls.faults.clear();
      return tell(pathname, controls);
    }
    // Another content type could come from any page in the developer's browser without being asked for.
    if (request.method !== "POST" || !request.headers.get("content-type")?.startsWith("application/json")) return new Response("Post JSON.\n", { status: 415 });
    try {
      return act(pathname, await request.json(), controls);
    } catch (error) {
      if (error instanceof z.ZodError) return new Response(`${z.prettifyError(error)}\n`, { status: 422 });
      if (error instanceof Error) return new Response(`${error.message}\n`, { status: 422 });
      throw error;
    }
  };
}

function tell(pathname: string, { faults, webhooks, bulk }: Controls): Response {
  switch (pathname) {
    case "/sandbox/faults":
      return Response.json({ planned: faults.planned });
    case "/sandbox/webhooks":
      return Response.json({ pending: webhooks.pending, log: webhooks.log });
    case "/sandbox/bulk-operations":
      return Response.json({ operations: bulk.all });
    default:
      return new Response("The sandbox has /sandbox/faults, /sandbox/webhooks, /sandbox/bulk-operations and /sandbox/changes.\n", { status: 404 });
  }
}

function act(pathname: string, body: unknown, controls: Controls): Response {
  switch (pathname) {
    case "/sandbox/faults": {
      const { times: count, operation, ...fault } = faultForm.parse(body);
      controls.faults.inject(fault, { times: count, operation });
      return tell(pathname, controls);
    }
    case "/sandbox/webhooks": {
      const { disturb, ...options } = disturbanceForm.parse(body);
      controls.webhooks.disturb(disturb, options);
      return tell(pathname, controls);
    }
    case "/sandbox/bulk-operations":
      controls.bulk.failNext(bulkForm.parse(body).failNext);
      return tell(pathname, controls);
    case "/sandbox/changes":
      return Response.json(change(changeForm.parse(body), controls.merchant) ?? null);
    default:
      return tell(pathname, controls);
  }
}

function change(form: z.infer<typeof changeForm>, merchant: MerchantChanges): unknown {
  switch (form.change) {
    case "createDiscount": {
      const { change: _, ...given } = form;
      return merchant.createDiscount(withoutGaps(given));
    }
    case "changeDiscount": {
      const { change: _, id: discount, ...changes } = form;
      return merchant.changeDiscount(discount, withoutGaps(changes));
    }
    case "deleteDiscount":
      return merchant.deleteDiscount(form.id);
    case "changeProduct": {
      const { change: _, id: product, ...changes } = form;
      return merchant.changeProduct(product, withoutGaps(changes));
    }
    case "changeSelling": {
      const { change: _, id: product, sellingPlans, ...ofVariants } = form;
      return merchant.changeSelling(product, sellingPlans, withoutGaps(ofVariants));
    }
    case "deleteProduct":
      return merchant.deleteProduct(form.id);
    case "changeZone":
      return merchant.changeZone(form.zone);
    case "addTheme":
      return { id: merchant.addTheme(form.name) };
    case "publishTheme":
      return merchant.publishTheme(form.id);
  }
}

/** A key that was left out must not overwrite anything. */
function withoutGaps<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
