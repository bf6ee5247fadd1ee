/** The banner form's values: what its fields hold, from what is kept. */
import type { Banner } from "./banner";
import { PLAIN_LOOK, type BannerLook } from "./banner-look";
import { toTranslationFields, type WordFields } from "./banner-words-form";
import { EVERYWHERE, type PageRule } from "./page-rules";
import type { CodeAction } from "./storefront-document";
import { toWallTime } from "./schedule";

export interface BannerFormValues {
  name: string;
  rule: PageRule;
  live: boolean;
  archived: boolean;
  /** The language of the words that stand in the form itself; "" for the shop's own. */
  locale: string;
  message: string;
  moreMessages: string;
  /** The words in further languages. */
  translations: Record<string, WordFields>;
  linkLabel: string;
  link: string;
  /** Wall times in the shop's zone, "" for none. */
  startsAt: string;
  endsAt: string;
  /** Id of the store's discount that it speaks of, "" for none. Its start, end and code stand in their fields. */
  offerId: string;
  code: string;
  codeAction: CodeAction;
  dismissible: boolean;
  /** Each of the other moments is used when it has a message. */
  teaserFrom: string;
  teaserMessage: string;
  /** Hours before and after the end, as typed. */
  lastHours: string;
  lastHoursMessage: string;
  endedHours: string;
  endedMessage: string;
  countdown: Banner["countdown"];
  textColor: string;
  backgroundColor: string;
  /** Why the end moves or the offer comes again; asked only then. */
  reason: string;
  look: BannerLook;
  confirmed: boolean;
  confirmedBy: string;
}

const NEW_BANNER: BannerFormValues = {
  name: "",
  rule: EVERYWHERE,
  live: false,
  archived: false,
  locale: "",
  message: "",
  moreMessages: "",
  translations: {},
  linkLabel: "",
  link: "",
  startsAt: "",
  endsAt: "",
  offerId: "",
  code: "",
  codeAction: "copy",
  dismissible: true,
  teaserFrom: "",
  teaserMessage: "",
  lastHours: "3",
  lastHoursMessage: "",
  endedHours: "3",
  endedMessage: "",
  countdown: "on",
  textColor: "#ffffff",
  backgroundColor: "#14213d",
  reason: "",
  look: PLAIN_LOOK,
  confirmed: false,
  confirmedBy: "",
};

/** @param locale the shop's primary language, for a new banner */
export function toBannerFormValues(banner: Banner | null, locale = ""): BannerFormValues {
  if (banner === null) return { ...NEW_BANNER, locale };
  return {
    name: banner.name,
    rule: banner.rule,
    live: banner.live,
    archived: banner.archived ?? false,
    locale: banner.locale,
    message: banner.message,
    moreMessages: (banner.more ?? []).join("\n"),
    translations: toTranslationFields(banner.translations),
    linkLabel: banner.linkLabel ?? "",
    link: banner.link ?? "",
    startsAt: banner.startsAt === null ? "" : toWallTime(banner.startsAt, banner.zone),
    endsAt: toWallTime(banner.endsAt, banner.zone),
    offerId: banner.offer?.discountId ?? "",
    code: banner.code?.code ?? "",
    codeAction: banner.code?.action ?? NEW_BANNER.codeAction,
    dismissible: banner.dismissible,
    teaserFrom: banner.teaser === null ? "" : toWallTime(banner.teaser.from, banner.zone),
    teaserMessage: banner.teaser?.message ?? "",
    lastHours: String(banner.lastHours?.hours ?? NEW_BANNER.lastHours),
    lastHoursMessage: banner.lastHours?.message ?? "",
    endedHours: String(banner.ended?.hours ?? NEW_BANNER.endedHours),
    endedMessage: banner.ended?.message ?? "",
    countdown: banner.countdown,
    textColor: banner.colors.text,
    backgroundColor: banner.colors.background,
    reason: "",
    look: banner.look ?? PLAIN_LOOK,
    confirmed: banner.confirmation?.endsAt === banner.endsAt,
    confirmedBy: banner.confirmation?.name ?? "",
  };
}
