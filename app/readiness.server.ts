/** Whether this process can do its work: it is asked before it gets requests. */
import { DatabaseAway } from "./adapters/database.server";
import { database } from "./adapters/shopify-app.server";

const LONGEST_WAIT_MILLISECONDS = 3_000;

/** False when the database does not answer, or lacks a table of the model. */
export async function isReady(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), LONGEST_WAIT_MILLISECONDS);
  });
  try {
    return await Promise.race([database.webhookDelivery.findFirst().then(() => true), late]);
  } catch (error) {
    console.error(`The database does not answer: ${new DatabaseAway(error).message}`);
    return false;
  } finally {
    clearTimeout(timer);
  }
}
