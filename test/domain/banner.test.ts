import fc from "fast-check";
import { EVERYWHERE } from "../../app/domain/page-rules";
import { describe, expect, it } from "vitest";
import { parseBanner, type Banner } from "../../app/domain/banner";
import { toBannerFormValues } from "../../app/domain/banner-form";
import { MESSAGE_LENGTH } from "../../app/domain/banner-words-form";

const now = Date.parse("2026-11-27T12:00:00Z") / 1000;
const context = { now, zone: "America/New_York", locale: "en", confirmation: null };
const form = {
  live: true,
  message: "Enjoy 25% OFF EVERYTHING at Checkout!",
  linkLabel: "Shop the sale",
  link: "/collections/all",
  startsAt: "",
  endsAt: "2026-11-27T23:59",
  countdown: "on",
  textColor: "#ffffff",
  backgroundColor: "#14213d",
  confirmed: true,
  confirmedBy: "Store owner",
};

function problemsOf(change: object) {
  const result = parseBanner({ ...form, ...change }, context);
  return result.ok ? {} : Object.fromEntries(result.problems.map(({ field, message }) => [field, message]));
}

describe("a banner form", () => {
  it("keeps the other moments, and its values come back as they were typed", () => {
    const typed = { startsAt: "2026-11-27T10:00", teaserFrom: "2026-11-26T10:00", teaserMessage: "Soon", lastHours: "2", lastHoursMessage: "Last chance", endedHours: "5", endedMessage: "Over", code: "BLACKFRIDAY25", codeAction: "apply", dismissible: false };
    const banner = parseBanner({ ...form, ...typed }, context);
    if (!banner.ok) throw new Error("refused");
    expect(toBannerFormValues(banner.value)).toMatchObject(typed);
    expect(banner.value).toMatchObject({ lastHours: { hours: 2 }, ended: { hours: 5 }, code: { code: "BLACKFRIDAY25", action: "apply" } });
  });

  it("keeps words for before a start that is past without asking from when, and asks for one that is to come", () => {
    const past = parseBanner({ ...form, startsAt: "2026-11-20T10:00", teaserFrom: "", teaserMessage: "Soon", teaserHours: "24" }, context);
    expect(past).toMatchObject({ ok: true, value: { teaser: { from: Date.parse("2026-11-19T15:00:00Z") / 1000, message: "Soon" } } });
    expect(past.ok && toBannerFormValues(past.value)).toMatchObject({ teaserMessage: "Soon" });
    expect(problemsOf({ startsAt: "2026-11-27T10:00", teaserFrom: "", teaserMessage: "Soon" })).toHaveProperty("teaserFrom");
  });

  it.each([
    ["({ends}) Save with {code} until {time}", "Save with BLACKFRIDAY25 until …"],
    ["{ends}", "{ends}"],
    ["Everything in the shop costs less until {ends}", "Everything in the shop costs less until…"],
  ])("without a name, %s goes by %s: its beginning as shoppers read it, without the end", (message, name) => {
    const banner = parseBanner({ ...form, message, code: "BLACKFRIDAY25" }, context);
    expect(banner.ok && banner.value.name).toBe(name);
  });

  it("becomes a banner with an absolute end and the zone it was set in", () => {
    expect(parseBanner(form, context)).toEqual({
      ok: true,
      value: {
        name: form.message,
        live: true,
        rule: EVERYWHERE,
        locale: "en",
        message: form.message,
        linkLabel: "Shop the sale",
        link: "/collections/all",
        startsAt: null,
        endsAt: Date.parse("2026-11-28T04:59:00Z") / 1000,
        zone: "America/New_York",
        teaser: null,
        lastHours: null,
        ended: null,
        code: null,
        offer: null,
        dismissible: true,
        countdown: "on",
        colors: { text: "#ffffff", background: "#14213d" },
        confirmation: { name: "Store owner", endsAt: Date.parse("2026-11-28T04:59:00Z") / 1000, at: now },
      },
    });
  });

  it.each([
    ["endsAt", { endsAt: "2026-11-27T06:59" }, /past/],
    ["endsAt", { endsAt: "" }, /date and a time/],
    ["endsAt", { endsAt: "2027-03-14T02:30" }, /skip/],
    ["startsAt", { startsAt: "2026-11-27T23:59" }, /before the end/],
    ["message", { message: "   " }, /Write what/],
    ["message", { message: "x".repeat(MESSAGE_LENGTH + 1) }, /at most/],
    ["textColor", { textColor: "#777777", backgroundColor: "#ffffff" }, /4\.4.*at least 4\.5/],
    ["textColor", { textColor: "white" }, /#ffffff/],
    ["backgroundColor", { backgroundColor: "url(x)" }, /#1a1a1a/],
    ["link", { link: "javascript:alert(1)" }, /https/],
    ["link", { link: "https://example.com/a b" }, /spaces/],
    ["link", { link: "" }, /leads/],
    ["linkLabel", { linkLabel: "" }, /what the link does/],
    ["countdown", { countdown: "every 15 minutes" }, /Choose/],
    ["code", { code: "BLACK FRIDAY" }, /no spaces/],
    ["startsAt", { teaserMessage: "Soon", teaserFrom: "2026-11-26T10:00" }, /announced before/],
    ["teaserFrom", { teaserMessage: "Soon", teaserFrom: "", startsAt: "2026-11-27T10:00" }, /date and a time/],
    ["teaserFrom", { teaserMessage: "Soon", teaserFrom: "2026-11-27T10:00", startsAt: "2026-11-27T10:00" }, /before the offer starts/],
    ["lastHours", { lastHoursMessage: "Hurry", lastHours: "49" }, /at most 48/],
    ["lastHours", { lastHoursMessage: "Hurry", lastHours: "soon" }, /whole number/],
    ["endedHours", { endedMessage: "Over", endedHours: 0 }, /at least 1/],
    ["confirmed", { confirmed: false }, /really ends on Friday, November 27, 2026/],
    ["confirmedBy", { confirmedBy: "" }, /name/],
  ])("is refused at %s for %j", (field, change, message) => {
    expect(problemsOf(change)).toEqual({ [field]: expect.stringMatching(message) });
  });

  it("reports every problem at once", () => {
    expect(Object.keys(problemsOf({ message: "a", link: "javascript:1", endsAt: "x", textColor: "red" })).sort()).toEqual(["endsAt", "link", "textColor"]);
  });

  it("asks again for the confirmation when the end changes, and not when it stays (T5)", () => {
    const first = parseBanner(form, context);
    if (!first.ok) throw new Error("the form should be right");
    const unconfirmed = { ...form, confirmed: false, confirmedBy: "" };
    const kept = parseBanner({ ...unconfirmed, message: "Other words" }, { ...context, confirmation: first.value.confirmation });
    expect(kept).toMatchObject({ ok: true, value: { confirmation: first.value.confirmation } });
    const later = parseBanner({ ...unconfirmed, endsAt: "2026-11-29T23:59" }, { ...context, confirmation: first.value.confirmation });
    expect(later).toMatchObject({ ok: false, problems: [{ field: "confirmed" }, { field: "confirmedBy" }] });
  });

  it("may be kept without a confirmation while it is off", () => {
    expect(parseBanner({ ...form, live: false, confirmed: false, confirmedBy: "" }, context)).toMatchObject({ ok: true, value: { live: false, confirmation: null } });
  });

  it("comes back from what is kept as it was", () => {
    const result = parseBanner({ ...form, startsAt: "2026-11-27T08:00" }, context) as { ok: true; value: Banner };
    expect(parseBanner(toBannerFormValues(result.value), context)).toEqual(result);
  });

  it("never fails on anything that may arrive", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record(Object.fromEntries(Object.keys(form).map((key) => [key, fc.oneof(fc.string(), fc.anything())])))), (input) => {
        const result = parseBanner(input, context);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
  });
});
