/** What the server says of a banner while it is edited: words that its offer does not bear out, and reasons that will be asked. */
import { useEffect, useState } from "react";
import type { BannerFormValues } from "../domain/banner-form";
import type { OfferFinding } from "../domain/offer-claims";

export interface OfferCheck {
  findings: OfferFinding[];
  /** Why a reason is asked, in words; null when none is. */
  reason: string | null;
}

export interface CheckedBanner {
  id: string;
  /** The shop's, in which the form's times and words are meant. */
  zone: string;
  locale: string;
  values: BannerFormValues;
}

const NOTHING: OfferCheck = { findings: [], reason: null };
const PAUSE_MILLISECONDS = 300;

/** The last answer stands until the next one; nothing where there is none. */
export function useOfferCheck(form: CheckedBanner): OfferCheck {
  const [check, setCheck] = useState(NOTHING);
  const body = JSON.stringify(form);

  // Not a fetcher of Remix: each of those would load the whole page's data again.
  useEffect(() => {
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      askForCheck(body, overtaken.signal).then(setCheck, () => !overtaken.signal.aborted && setCheck(NOTHING));
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [body]);
  return check;
}

async function askForCheck(body: string, signal: AbortSignal): Promise<OfferCheck> {
  const response = await fetch("/app/banner-check", { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
  return response.ok ? ((await response.json()) as OfferCheck) : NOTHING;
}
