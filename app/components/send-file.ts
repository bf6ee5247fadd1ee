/** Files of the merchant's own on their way to Shopify's Files, and where they are from then on. */
import type { UploadAnswer } from "../domain/badges";

export async function sendFile(file: File, { to, mostBytes, tooLarge }: { to: string; mostBytes: number; tooLarge: string }): Promise<UploadAnswer> {
  if (file.size > mostBytes) return { problem: tooLarge };
  try {
    const response = await fetch(to, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
    return (await response.json()) as UploadAnswer;
  } catch {
    return { problem: "The file did not arrive. Nothing else is lost: choose it again in a moment." };
  }
}

/** @param storefront where the shop's files are: "https://steadyspine.example" */
export function toFileAddress(storefront: string, file: string): string {
  return `${storefront}/cdn/shop/files/${file}`;
}
