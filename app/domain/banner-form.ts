/** The banner form's values: what its fields hold, from what is kept. */
import type { Banner } from "./banner";
import { EVERYWHERE, type PageRule } from "./page-rules";
import type { CodeAction } from "./storefront-document";
import { NEW_SCHEDULE_FORM, toScheduleForm, type ScheduleForm } from "./banner-windows-form";
import { toWallTime } from "./schedule";
import { isSameSchedule } from "./schedule-words";

export interface BannerFormValues extends ScheduleForm {
  name: string;
  rule: PageRule;
  live: boolean;
  message: string;
  linkLabel: string;
  link: string;
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
  confirmed: boolean;
  confirmedBy: string;
}

const NEW_BANNER: BannerFormValues = {
  name: "",
  rule: EVERYWHERE,
  live: false,
  message: "",
  linkLabel: "",
  link: "",
  ...NEW_SCHEDULE_FORM,
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
  confirmed: false,
  confirmedBy: "",
};

export function toBannerFormValues(banner: Banner | null): BannerFormValues {
  if (banner === null) return NEW_BANNER;
  return {
    name: banner.name,
    rule: banner.rule,
    live: banner.live,
    message: banner.message,
    linkLabel: banner.linkLabel ?? "",
    link: banner.link ?? "",
    ...toScheduleForm(banner),
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
    confirmed: isSameSchedule(banner.confirmation, banner),
    confirmedBy: banner.confirmation?.name ?? "",
  };
}
