/** What the server says of a rule while it is edited: its reach, its warnings, and what of it was deleted. */
import { useEffect, useState } from "react";
import type { Slot } from "../domain/page-resolution";
import type { PageRule } from "../domain/page-rules";

export interface RuleCheck {
  reach: string[];
  warnings: string[];
  /** "article:501" for each resource that is no more. */
  gone: string[];
}

export interface CheckedForm {
  slot: Slot;
  id: string;
  /** The shop's, in which the form's times and words are meant. */
  zone: string;
  locale: string;
  /** The whole form: when a banner shows decides what may beat it. */
  values: { rule: PageRule };
}

const PAUSE_MILLISECONDS = 300;

/** Null until the first answer, and when there is none. */
export function useRuleCheck(form: CheckedForm): RuleCheck | null {
  const [check, setCheck] = useState<RuleCheck | null>(null);
  const body = JSON.stringify(form);

  // Not a fetcher of Remix: each of those would load the whole page's data again.
  useEffect(() => {
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      askForCheck(body, overtaken.signal).then(setCheck, () => !overtaken.signal.aborted && setCheck(null));
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [body]);
  return check;
}

async function askForCheck(body: string, signal: AbortSignal): Promise<RuleCheck | null> {
  const response = await fetch("/app/rule-check", { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
  return response.ok ? ((await response.json()) as RuleCheck) : null;
}
