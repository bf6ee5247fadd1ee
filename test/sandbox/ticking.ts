/** The sandbox's time goes by: what is due by its clock happens without anybody asking. */
import type { BulkOperations } from "./bulk-operations";
import type { WebhookDelivery } from "./webhook-delivery";

const TICK_MILLISECONDS = 250;

/** @returns `stop`, which waits for the deliveries under way */
export function startTicking({ bulk, webhooks }: { bulk: BulkOperations; webhooks: WebhookDelivery }): { stop: () => Promise<void> } {
  let under: Promise<void> | null = null;
  const timer = setInterval(() => {
    bulk.advance();
    under ??= webhooks.deliverDue().finally(() => {
      under = null;
    });
  }, TICK_MILLISECONDS);
  return {
    async stop() {
      clearInterval(timer);
      await under;
    },
  };
}
