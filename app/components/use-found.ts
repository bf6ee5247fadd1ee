/** What a search finds while the merchant types. */
import { useEffect, useState } from "react";

const PAUSE_MILLISECONDS = 250;

/** @returns `found` is null while the first answer is under way */
export function useFound<T>(address: string): { found: T | null; failed: boolean; again: () => void } {
  const [found, setFound] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      ask<T>(address, overtaken.signal).then(
        (answer) => {
          setFound(answer);
          setFailed(false);
        },
        () => !overtaken.signal.aborted && setFailed(true),
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [address, tries]);
  return { found, failed, again: () => setTries((before) => before + 1) };
}

async function ask<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The search answered ${response.status}`);
  return (await response.json()) as T;
}
