/** What can be done with a banner from its list or its page without opening its form. */
import { showsUntil, type Banner } from "./banner";
import { whyOff } from "./history-content";
import { assertNever } from "./parsed";
import { phaseAt, windowAt } from "./banner-windows";
import { repeatWords, type Repeat } from "./offer-repeats";
import type { Instant } from "./schedule";

export const BANNER_ACTIONS = ["pause", "go_on", "end", "archive", "bring_back"] as const;
export type BannerAction = (typeof BANNER_ACTIONS)[number];

/** An action that is possible now, as its button says it; `ask` is said first where it cannot simply be taken back. */
export interface OfferedAction {
  intent: BannerAction;
  content: string;
  ask?: { title: string; text: string };
}

/** In the order of the menu. */
export function actionsFor(banner: Banner, now: Instant): OfferedAction[] {
  if (banner.archived) return [{ intent: "bring_back", content: "Bring back" }];
  const archive: OfferedAction = { intent: "archive", content: "Archive", ...(banner.live && now < showsUntil(banner) && { ask: { title: `Archive “${banner.name}”?`, text: "It leaves your store at once. You find it under Archived, and can bring it back." } }) };
  const phase = phaseAt(banner, now);
  if (phase === "ended") return [archive];
  if (!banner.live) return whyOff(banner, undefined, now) === null ? [{ intent: "go_on", content: "Go on" }, archive] : [archive];
  const pause: OfferedAction = { intent: "pause", content: "Pause now" };
  if (phase !== "live") return [pause, archive];
  return [pause, { intent: "end", content: "End now", ask: { title: `End “${banner.name}” now?`, text: `${afterWords(banner)} Offering the same again soon asks you for a reason.` } }, archive];
}

function afterWords({ ended, windows }: Banner): string {
  if (windows !== undefined) return "The offer is over for everybody at once, and does not come back in its later windows.";
  if (ended === null) return "The offer is over for everybody at once, and shoppers see no banner any more.";
  return `The offer is over for everybody at once. For ${ended.hours === 1 ? "1 hour" : `${ended.hours} hours`} shoppers see “${ended.message}”, then no banner.`;
}

/**
 * The banner after the action; a sentence for the merchant when it cannot be done (any more).
 * @param repeat what asks for a reason when it goes on (T8), which its form then does; null for nothing
 */
export function actOn(banner: Banner, action: BannerAction, now: Instant, repeat: Repeat | null = null): Banner | string {
  switch (action) {
    case "pause":
      return { ...banner, live: false };
    case "go_on": {
      const why = whyOff(banner, undefined, now);
      if (why !== null) return `“${banner.name}” cannot go on: ${why}. Open it to see what is missing.`;
      return repeat === null ? { ...banner, live: true } : `“${banner.name}” needs a reason to go on. ${repeatWords(repeat, banner.zone)} Open it, choose to show it in the store, and save it with the reason.`;
    }
    case "end":
      if (!banner.live || phaseAt(banner, now) !== "live") return `“${banner.name}” does not run now, so there is nothing to end.`;
      // Of several windows this one was the last: what is left is the one that ran.
      return { ...banner, startsAt: windowAt(banner, now)?.startsAt ?? banner.startsAt, endsAt: now, windows: undefined };
    case "archive":
      return { ...banner, live: false, archived: true };
    case "bring_back":
      return { ...banner, archived: undefined };
    default:
      return assertNever(action);
  }
}
