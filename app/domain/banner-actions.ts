/** What can be done with a banner from its list or its page without opening its form. */
import { showsUntil, type Banner } from "./banner";
import { whyOff } from "./history-content";
import { assertNever } from "./parsed";
import { phaseAt, type Instant } from "./schedule";

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
  if (phase === "scheduled") return [pause, archive];
  return [pause, { intent: "end", content: "End now", ask: { title: `End “${banner.name}” now?`, text: `${afterWords(banner)} Offering the same again soon asks you for a reason.` } }, archive];
}

function afterWords({ ended }: Banner): string {
  if (ended === null) return "The offer is over for everybody at once, and shoppers see no banner any more.";
  return `The offer is over for everybody at once. For ${ended.hours === 1 ? "1 hour" : `${ended.hours} hours`} shoppers see “${ended.message}”, then no banner.`;
}

/** The banner after the action; a sentence for the merchant when it cannot be done (any more). */
export function actOn(banner: Banner, action: BannerAction, now: Instant): Banner | string {
  switch (action) {
    case "pause":
      return { ...banner, live: false };
    case "go_on": {
      const why = whyOff(banner, undefined, now);
      return why === null ? { ...banner, live: true } : `“${banner.name}” cannot go on: ${why}. Open it to see what is missing.`;
    }
    case "end":
      if (!banner.live || phaseAt(banner, now) !== "live") return `“${banner.name}” does not run now, so there is nothing to end.`;
      return { ...banner, endsAt: now };
    case "archive":
      return { ...banner, live: false, archived: true };
    case "bring_back":
      return { ...banner, archived: undefined };
    default:
      return assertNever(action);
  }
}
