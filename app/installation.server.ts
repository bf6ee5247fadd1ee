/** What happens to what we keep of a shop when the app is uninstalled, and when Shopify asks to erase the shop. */
import { NoAccess, TOKEN_LOCK } from "./adapters/offline-access.server";
import { inOneStep, tablesOf } from "./adapters/database.server";
import { createLocks } from "./adapters/locks-prisma.server";
import { withdrawalWrites } from "./adapters/offer-record-prisma.server";
import { database } from "./adapters/shopify-app.server";
import { findMerchant } from "./merchant.server";
import { STOREFRONT_TARGET } from "./publish";
import type { Webhook } from "./webhooks.server";

/** Clocks of two machines differ, and a token may be on its way to us while the merchant uninstalls. */
const CLOCK_TOLERANCE_MILLISECONDS = 10_000;

/**
 * The access tokens of a shop that uninstalled are of no use any more, to us or to anyone. Shopify has removed the
 * app-data metafield with the installation, so what was published is not any longer: a reinstall says so, and the record
 * of offers says that it was taken off then. A webhook
 * that comes after the shop has installed again changes nothing: tokens that are newer than what it tells of are of
 * the new installation.
 */
export async function forgetInstallation({ shop, triggeredAt }: Webhook): Promise<void> {
  const unpublished = { hash: null, error: "Buyline was uninstalled in between, which took its banner and badges off your store." };
  await createLocks(database, shop)(TOKEN_LOCK, async () => {
    const newer = await database.session.count({ where: { shop, storedAt: { gt: new Date(triggeredAt.getTime() + CLOCK_TOLERANCE_MILLISECONDS) } } });
    if (newer > 0) return;
    await inOneStep(database, [
      database.session.deleteMany({ where: { shop } }),
      database.publication.updateMany({ where: { shop, target: STOREFRONT_TARGET }, data: unpublished }),
      ...(await withdrawalWrites(database, shop, triggeredAt)),
    ]);
  });
}

/**
 * Leaves no row of the shop (P2). Shopify asks for it 48 hours after an uninstall, also when the shop has installed
 * again since: such a shop keeps what it has.
 * @throws ShopifyFailure when Shopify cannot be asked which of the two it is
 */
export async function redactShop(shop: string): Promise<void> {
  if (await isInstalled(shop)) return;
  await inOneStep(database, tablesOf(database).map((table) => table.deleteMany({ where: { shop } })));
}

/** Tokens are gone since the uninstall, unless its webhook was lost; those that Shopify still takes are of an installed shop. */
async function isInstalled(shop: string): Promise<boolean> {
  const merchant = await findMerchant(shop);
  if (merchant === null) return false;
  try {
    await merchant.shopify.shop();
    return true;
  } catch (error) {
    if (error instanceof NoAccess) return false;
    throw error;
  }
}
