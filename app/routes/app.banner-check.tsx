import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { OfferCheck } from "../components/offer-check";
import { parseBanner } from "../domain/banner";
import { linesOf, toTranslations, translationsForm, wordFields } from "../domain/banner-words-form";
import { toDiscountId, type Offer } from "../domain/offer";
import { offerFindings, type OfferText } from "../domain/offer-claims";
import { repeatOf, repeatWords } from "../domain/offer-repeats";
import { offerTextsOf } from "../domain/offer-texts";
import { isZone } from "../domain/schedule";
import { answerOrNull, requireMerchant } from "../merchant.server";
import { shownBefore } from "../offers";
import { readJson } from "../request-body.server";

const checkedForm = z.object({
  id: z.string().max(40),
  zone: z.string().refine(isZone, "There is no such time zone."),
  locale: z.string(),
  values: z.looseObject({ ...wordFields, locale: z.string(), translations: translationsForm, offerId: z.string().max(200).default(""), live: z.boolean().default(false) }),
});

/** What is to be said of a banner that is not saved yet: words that its offer does not bear out (T6, T7), and whether a reason will be asked (T8). */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  const form = body.ok ? checkedForm.safeParse(body.value) : null;
  if (form === null || !form.success) return new Response(null, { status: body.ok ? 422 : body.status });
  const { id, zone, locale, values } = form.data;
  const { drafts, discounts, now } = merchant;
  const discountId = toDiscountId(values.offerId);
  const offer = discountId === null ? null : await answerOrNull(discounts.discount(discountId));
  // Bound to what cannot be read: nothing is certain, so nothing is said.
  if (values.offerId !== "" && offer === null) return Response.json({ findings: [], reason: null } satisfies OfferCheck);

  const banner = parseBanner({ ...values, live: false }, { now, zone, locale, confirmation: null, offer });
  if (!banner.ok) return Response.json({ findings: withoutTimes(values, offer, zone), reason: null } satisfies OfferCheck);
  const findings = offerFindings(offerTextsOf(banner.value, now), offer, banner.value);
  const reasons = (await drafts.banners.all()).find((one) => one.id === id)?.content.reasons;
  const repeat = values.live ? repeatOf(id, { ...banner.value, reasons }, await shownBefore(merchant.record, now), now) : null;
  return Response.json({ findings, reason: repeat && repeatWords(repeat, zone) } satisfies OfferCheck);
}

/** As long as the form's times cannot be read, only what the words say of the discount is judged. */
function withoutTimes(values: z.infer<typeof checkedForm>["values"], offer: Offer | null, zone: string) {
  const moment = (message: string) => (message === "" ? null : { from: 0, hours: 1, message });
  const { locale, message, moreMessages, linkLabel, teaserMessage, lastHoursMessage, endedMessage } = values;
  const words = { locale, message, more: linesOf(moreMessages), linkLabel, translations: toTranslations(values), teaser: moment(teaserMessage), lastHours: moment(lastHoursMessage), ended: moment(endedMessage), startsAt: null, endsAt: 0, zone };
  const texts = offerTextsOf(words, 0).map((text): OfferText => ({ ...text, shown: null }));
  return offerFindings(texts, offer, { zone });
}
