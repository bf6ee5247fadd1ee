/** The whole record as a file. The browser asks for it itself: a link would carry no session token. */

/** @returns null when it is saved, or why it is not, for the merchant */
export async function downloadRecord(query: URLSearchParams): Promise<string | null> {
  try {
    const response = await fetch(`/app/record/export?${query}`);
    if (!response.ok) return "Buyline could not read the record. Export again in a moment.";
    const address = URL.createObjectURL(await response.blob());
    const [, name = "record.csv"] = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    URL.revokeObjectURL(address);
    shopify.toast.show("Exported");
    return null;
  } catch {
    return "Buyline could not be reached. Export again in a moment.";
  }
}
