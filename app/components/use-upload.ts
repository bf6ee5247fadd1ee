/** Files of the merchant's own on their way to Shopify's Files, and where they are from then on. */
import { useEffect, useRef, useState, type ChangeEvent } from "react";
import type { UploadAnswer } from "../domain/badges";

type KeptImage = Extract<UploadAnswer, { image: unknown }>["image"];

interface UploadLimits {
  /** The route that takes it. */
  to: string;
  mostBytes: number;
  tooLarge: string;
}

/**
 * Sends the file that is chosen in an `<input type="file">`.
 * @param onKept with its name and size once Shopify has it; the newest one is called, since the form may be edited meanwhile
 */
export function useUpload(limits: UploadLimits, onKept: (image: KeptImage) => void) {
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const latest = useRef(onKept);
  useEffect(() => {
    latest.current = onKept;
  });

  async function send({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const file = currentTarget.files?.[0];
    if (file === undefined) return;
    setSending(true);
    setFailure(null);
    const answer = await sendFile(file, limits);
    // So that the same file can be chosen again.
    currentTarget.value = "";
    setSending(false);
    if ("problem" in answer) setFailure(answer.problem);
    else latest.current(answer.image);
  }
  return { send: (event: ChangeEvent<HTMLInputElement>) => void send(event), sending, failure, forgetFailure: () => setFailure(null) };
}

async function sendFile(file: File, { to, mostBytes, tooLarge }: UploadLimits): Promise<UploadAnswer> {
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
