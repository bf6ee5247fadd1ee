/** The banner form's values: what its fields hold, from what is kept. */
import type { Banner } from "./banner";
import { PLAIN_LOOK, type BannerLook } from "./banner-look";
import { NO_LABELS, toLabelFields, toTranslationFields, type LabelField, type WordFields } from "./banner-words-form";
import { EVERYWHERE, type PageRule } from "./page-rules";
import type { CodeAction } from "./storefront-document";
import { NEW_SCHEDULE_FORM, toScheduleForm, type ScheduleForm } from "./banner-windows-form";
import { toWallTime } from "./schedule";
import { isSameSchedule } from "./schedule-words";

export interface BannerFormValues extends ScheduleForm, Pick<WordFields, LabelField> {
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
  /** Id of the store's discount that it speaks of, "" for none. Its start, end and code stand in their fields. */
  offerId: string;
  code: string;
  codeAction: CodeAction;
  dismissible: boolean;
  /** Each of the other moments is used when it has a message. */
  teaserFrom: string;
  /** Hours before each window, as typed. */
  teaserHours: string;
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
  ...NO_LABELS,
  link: "",
  ...NEW_SCHEDULE_FORM,
  offerId: "",
  code: "",
  codeAction: "copy",
  dismissible: true,
  teaserFrom: "",
  teaserHours: "24",
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
    ...toLabelFields(banner.unitLabels),
    link: banner.link ?? "",
    ...toScheduleForm(banner),
    offerId: banner.offer?.discountId ?? "",
    code: banner.code?.code ?? "",
    codeAction: banner.code?.action ?? NEW_BANNER.codeAction,
    dismissible: banner.dismissible,
    teaserFrom: banner.teaser === null || banner.windows ? "" : toWallTime(banner.teaser.from, banner.zone),
    teaserHours: String(banner.teaser?.hours ?? NEW_BANNER.teaserHours),
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
    confirmed: isSameSchedule(banner.confirmation, banner),
    confirmedBy: banner.confirmation?.name ?? "",
  };
}
