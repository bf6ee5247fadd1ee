/**
 * Banners for real occasions to start from. Their words claim nothing that the merchant's own discount and end do not
 * make true: figures and deadlines are placeholders, and nobody is hurried (S6, T6, T7).
 */
import type { BannerFormValues } from "./banner-form";
import { PLAIN_LOOK, toStorefrontLook, type BannerLook } from "./banner-look";
import type { OfferValues } from "./banner-words";
import { NO_WORDS, type WordField, type WordFields } from "./banner-words-form";
import { ONE_HOUR, type Instant } from "./schedule";
import type { StorefrontBanner } from "./storefront-document";
import { toText } from "./storefront-words";

export interface BannerPreset {
  id: string;
  name: string;
  /** What it is for, in one sentence. */
  use: string;
  words: Record<"en" | "de", Omit<Pick<WordFields, WordField>, "teaserMessage" | "moreMessages"> & { teaserMessage?: string }>;
  countdown: BannerFormValues["countdown"];
  textColor: string;
  backgroundColor: string;
  look?: Partial<BannerLook>;
}

export const BANNER_PRESETS: BannerPreset[] = [
  {
    id: "black-friday",
    name: "Black Friday",
    use: "A percentage off everything until the night is over.",
    words: {
      en: { message: "({ends}) Enjoy {percent} OFF EVERYTHING at checkout. The Black Friday sale is live", teaserMessage: "Our Black Friday sale starts soon", lastHoursMessage: "Black Friday until {time}: {percent} off everything", endedMessage: "Black Friday is over. Thank you for shopping with us", linkLabel: "Shop the sale" },
      de: { message: "({ends}) {percent} auf alles an der Kasse: unser Black Friday läuft", teaserMessage: "Unser Black Friday beginnt bald", lastHoursMessage: "Black Friday bis {time}: {percent} auf alles", endedMessage: "Der Black Friday ist vorbei. Danke für euren Einkauf", linkLabel: "Zum Angebot" },
    },
    countdown: "on",
    textColor: "#ffffff",
    backgroundColor: "#111111",
  },
  {
    id: "cyber-monday",
    name: "Cyber Monday",
    use: "The Monday after, with a code to copy or to apply.",
    words: {
      en: { message: "Cyber Monday: {percent} off with code {code}. {ends}", lastHoursMessage: "Cyber Monday until {time}: {percent} off with code {code}", endedMessage: "Cyber Monday is over. Thank you for shopping with us", linkLabel: "Shop now" },
      de: { message: "Cyber Monday: {percent} mit dem Code {code}. {ends}", lastHoursMessage: "Cyber Monday bis {time}: {percent} mit dem Code {code}", endedMessage: "Der Cyber Monday ist vorbei. Danke für euren Einkauf", linkLabel: "Jetzt einkaufen" },
    },
    countdown: "on",
    textColor: "#ffffff",
    backgroundColor: "#0b1f4b",
    look: { background: "gradient", gradientTo: "#4a2fb5", gradientAngle: 90 },
  },
  {
    id: "boxing-day",
    name: "Boxing Day",
    use: "The days after Christmas.",
    words: {
      en: { message: "Boxing Day sale: {percent} off. {ends}", lastHoursMessage: "", endedMessage: "Our Boxing Day sale is over. Thank you", linkLabel: "See the offers" },
      de: { message: "Unser Angebot nach den Feiertagen: {percent} Rabatt. {ends}", lastHoursMessage: "", endedMessage: "Unser Angebot ist beendet. Vielen Dank", linkLabel: "Angebote ansehen" },
    },
    countdown: "on",
    textColor: "#ffffff",
    backgroundColor: "#8a1525",
  },
  {
    id: "end-of-season",
    name: "End of season",
    use: "A longer sale that makes room for what is next. Its deadline stands as text.",
    words: {
      en: { message: "End of season sale: {percent} off chosen pieces", lastHoursMessage: "", endedMessage: "", linkLabel: "See what is reduced" },
      de: { message: "Saisonschluss: {percent} auf ausgewählte Stücke", lastHoursMessage: "", endedMessage: "", linkLabel: "Reduziertes ansehen" },
    },
    countdown: "off",
    textColor: "#3a2a10",
    backgroundColor: "#f4e3c1",
  },
  {
    id: "free-shipping-weekend",
    name: "Free shipping weekend",
    use: "No shipping costs for a few days. Choose your free shipping discount.",
    words: {
      en: { message: "Free shipping this weekend. {ends}", lastHoursMessage: "Free shipping until {time}", endedMessage: "", linkLabel: "Start shopping" },
      de: { message: "Dieses Wochenende liefern wir kostenlos. {ends}", lastHoursMessage: "Kostenloser Versand bis {time}", endedMessage: "", linkLabel: "Zum Shop" },
    },
    countdown: "off",
    textColor: "#ffffff",
    backgroundColor: "#0f5132",
  },
  {
    id: "product-launch",
    name: "Product launch",
    use: "An introductory price for something new, announced before it starts.",
    words: {
      en: { message: "It is here: {percent} off to introduce it. {ends}", teaserMessage: "Something new arrives soon", lastHoursMessage: "", endedMessage: "", linkLabel: "See what is new" },
      de: { message: "Jetzt da: {percent} zur Einführung. {ends}", teaserMessage: "Bald kommt etwas Neues", lastHoursMessage: "", endedMessage: "", linkLabel: "Neuheit ansehen" },
    },
    countdown: "on",
    textColor: "#ffffff",
    backgroundColor: "#5b1a6b",
    look: { background: "gradient", gradientTo: "#a1225f", gradientAngle: 135, size: "large" },
  },
  {
    id: "back-in-stock",
    name: "Back in stock",
    use: "What shoppers asked for is there again, with a welcome price for a few days.",
    words: {
      en: { message: "Back in stock, with {percent} off. {ends}", lastHoursMessage: "", endedMessage: "", linkLabel: "See it again" },
      de: { message: "Wieder da, mit {percent} Rabatt. {ends}", lastHoursMessage: "", endedMessage: "", linkLabel: "Wieder ansehen" },
    },
    countdown: "off",
    textColor: "#0b2b33",
    backgroundColor: "#cdeef2",
  },
  {
    id: "clearance",
    name: "Clearance",
    use: "Chosen products at a lower price, with how many they are.",
    words: {
      en: { message: "Clearance: {percent} off {product_count} products. {ends}", lastHoursMessage: "", endedMessage: "", linkLabel: "See all of them" },
      de: { message: "Räumung: {percent} auf {product_count} Produkte. {ends}", lastHoursMessage: "", endedMessage: "", linkLabel: "Alle ansehen" },
    },
    countdown: "off",
    textColor: "#1a1a1a",
    backgroundColor: "#ffd23f",
    look: { size: "compact" },
  },
  {
    id: "holiday-order-deadline",
    name: "Holiday order deadline",
    use: "Until when orders arrive before the holidays, said calmly and early.",
    words: {
      en: { message: "Order in time for the holidays. {ends}, {time}", lastHoursMessage: "Order until {time} and it arrives before the holidays", endedMessage: "Orders now arrive after the holidays", linkLabel: "Find a gift" },
      de: { message: "Rechtzeitig zum Fest bestellen. {ends}, {time}", lastHoursMessage: "Bis {time} bestellt, kommt es vor dem Fest an", endedMessage: "Bestellungen kommen jetzt nach dem Fest an", linkLabel: "Geschenk finden" },
    },
    countdown: "off",
    textColor: "#ffffff",
    backgroundColor: "#14402f",
  },
  {
    id: "weekend-sale",
    name: "Weekend sale",
    use: "A short sale from Friday to Sunday night.",
    words: {
      en: { message: "Weekend sale: {percent} off. {ends}", lastHoursMessage: "Weekend sale until {time}: {percent} off", endedMessage: "Our weekend sale is over. Thank you", linkLabel: "Shop the sale" },
      de: { message: "Wochenendangebot: {percent} Rabatt. {ends}", lastHoursMessage: "Wochenendangebot bis {time}: {percent} Rabatt", endedMessage: "Unser Wochenendangebot ist beendet. Vielen Dank", linkLabel: "Zum Angebot" },
    },
    countdown: "on",
    textColor: "#ffffff",
    backgroundColor: "#14213d",
    look: { background: "gradient", gradientTo: "#3a5ba0", gradientAngle: 90 },
  },
];

/** What stands for the merchant's discount where a preset is drawn. */
const EXAMPLE: OfferValues = { percent: 25, code: "CYBER25", productCount: 40 };

export function findPreset(id: string | null): BannerPreset | null {
  return BANNER_PRESETS.find((preset) => preset.id === id) ?? null;
}

const fieldsOf = (words: BannerPreset["words"]["en"]): WordFields => ({ ...NO_WORDS, ...words });
const isKnown = (words: BannerPreset["words"], locale: string): locale is "en" | "de" => Object.hasOwn(words, locale);

/**
 * What a new banner's form begins with: the words in each language that both the preset and the store have; none in a
 * language that the preset does not speak.
 * @param locale the shop's own
 */
export function presetValues({ name, words, countdown, textColor, backgroundColor, look }: BannerPreset, locale: string, locales: string[]): Partial<BannerFormValues> {
  const others = locales.flatMap((code) => (code !== locale && isKnown(words, code) ? [[code, fieldsOf(words[code])] as const] : []));
  return {
    name,
    ...(isKnown(words, locale) ? fieldsOf(words[locale]) : NO_WORDS),
    translations: isKnown(words, locale) ? Object.fromEntries(others) : {},
    link: isKnown(words, locale) ? "/collections/all" : "",
    countdown,
    textColor,
    backgroundColor,
    look: { ...PLAIN_LOOK, ...look },
  };
}

const ONE_DAY = 24 * ONE_HOUR;

/** The preset as it looks while its offer runs, with example figures. */
export function presetBanner({ id, words, countdown, textColor, backgroundColor, look }: BannerPreset, locale: string, now: Instant): StorefrontBanner {
  const { message, linkLabel } = words[isKnown(words, locale) ? locale : "en"];
  const colors = { text: textColor, background: backgroundColor };
  const whole = { ...PLAIN_LOOK, ...look };
  return {
    id,
    rule: {},
    shows_from: null,
    shows_until: now + 3 * ONE_DAY,
    starts_at: null,
    ends_at: now + 3 * ONE_DAY,
    last_hours_from: null,
    countdown,
    dismissible: true,
    colors,
    ...toStorefrontLook(whole, colors),
    link: "/collections/all",
    code: null,
    texts: { [locale]: toText({ message, linkLabel }, EXAMPLE, locale, whole) },
  };
}
