/** The badge icons: what each is called, where it stands in the picker and by which words it is found; how the snippet draws it. */

import { BADGE_ICON_WORDS_DE } from "./badge-icon-words-de";

/** Further languages of the admin; English is always there and stands in for what is missing. */
const WORDS_BY_LANGUAGE: Record<string, Record<string, [label: string, words: string]>> = { de: BADGE_ICON_WORDS_DE };

export interface BadgeIconEntry {
  category: BadgeIconCategory;
  label: string;
  /** Further words to find it by, with spaces between. */
  words: string;
}

/** The picker's groups in their order, with their names. */
export const BADGE_ICON_CATEGORIES = {
  shipping: "Shipping",
  returns: "Returns",
  payment: "Payment and safety",
  support: "Support",
  quality: "Quality",
  sustainability: "Sustainability",
  handmade: "Handmade",
  warranty: "Warranty",
  pickup: "Pick-up and local",
  gifts: "Gifts",
  subscriptions: "Subscriptions",
  time: "Time",
  people: "People",
  health: "Food and health",
  technology: "Technology",
} as const;
export type BadgeIconCategory = keyof typeof BADGE_ICON_CATEGORIES;

const icon = (category: BadgeIconCategory, label: string, words: string): BadgeIconEntry => ({ category, label, words });

/** Every icon that the extension's snippet `buyline-icon` draws, and no other. No brand and nobody's seal is among them (B2). */
export const BADGE_ICON_LIBRARY = {
  truck: icon("shipping", "Truck", "shipping delivery van lorry transport"),
  express: icon("shipping", "Express parcel", "fast shipping quick delivery speed rush"),
  package: icon("shipping", "Parcel", "box package shipping order"),
  "package-check": icon("shipping", "Parcel with check", "packed delivered complete safe arrival"),
  globe: icon("shipping", "Globe", "worldwide international world countries web"),
  send: icon("shipping", "Paper plane", "send dispatch airmail fly message"),
  "map-pin": icon("shipping", "Map pin", "place location address local tracking"),
  route: icon("shipping", "Route", "tracking tracked journey way stops"),
  warehouse: icon("shipping", "Warehouse", "stock storage ships from dispatch"),
  returns: icon("returns", "Return", "returns send back undo free returns"),
  refresh: icon("returns", "Circling arrows", "renew again refresh repeat"),
  exchange: icon("returns", "Exchange", "swap size exchange replace"),
  "money-back": icon("returns", "Money back", "refund cash banknote guarantee"),
  lock: icon("payment", "Lock", "secure checkout encrypted padlock tls ssl safe"),
  "shield-check": icon("payment", "Shield with check", "protection guarantee safe buyer protection"),
  "shield-heart": icon("payment", "Shield with heart", "care protection trust"),
  "shield-lock": icon("payment", "Shield with lock", "privacy data protection gdpr secure"),
  key: icon("payment", "Key", "access private account secure"),
  card: icon("payment", "Card", "credit debit card payment pay"),
  wallet: icon("payment", "Wallet", "pay later payment money instalments"),
  headset: icon("support", "Headset", "support service help hotline agent"),
  chat: icon("support", "Chat", "message talk live chat support"),
  mail: icon("support", "Letter", "email mail envelope contact newsletter"),
  phone: icon("support", "Telephone", "call phone hotline contact"),
  question: icon("support", "Question mark", "help faq answer"),
  book: icon("support", "Open book", "guide manual instructions learn"),
  lightbulb: icon("support", "Light bulb", "advice idea tip energy"),
  award: icon("quality", "Rosette", "award prize winner quality"),
  star: icon("quality", "Star", "favourite rating review best"),
  "badge-check": icon("quality", "Checked badge", "approved quality genuine original authentic"),
  diamond: icon("quality", "Diamond", "premium luxury precious jewellery"),
  "thumb-up": icon("quality", "Thumb up", "recommended like good"),
  tested: icon("quality", "Clipboard with check", "tested checked inspected control list"),
  flask: icon("quality", "Flask", "laboratory lab tested science formula"),
  ruler: icon("quality", "Ruler", "size measure fit made to measure"),
  leaf: icon("sustainability", "Leaf", "green natural vegan plant organic"),
  sprout: icon("sustainability", "Sprout", "growth seedling plant based organic"),
  tree: icon("sustainability", "Tree", "forest wood planted reforestation"),
  drop: icon("sustainability", "Drop", "water oil moisture hydration"),
  sun: icon("sustainability", "Sun", "solar energy light summer"),
  bottle: icon("sustainability", "Bottle", "refill reusable bottle drink"),
  paw: icon("sustainability", "Paw", "animals pets cruelty free dog cat"),
  mountain: icon("sustainability", "Mountains", "nature outdoor origin spring"),
  "hand-heart": icon("handmade", "Hand with heart", "handmade with love care donation charity"),
  scissors: icon("handmade", "Scissors", "tailor cut craft sewing"),
  spool: icon("handmade", "Spool of thread", "sewing textile thread handmade"),
  brush: icon("handmade", "Paint brush", "art paint hand painted design"),
  shirt: icon("handmade", "Shirt", "clothes fashion cotton textile"),
  umbrella: icon("warranty", "Umbrella", "insurance cover protection warranty"),
  wrench: icon("warranty", "Spanner", "repair service tool fix spare parts"),
  certificate: icon("warranty", "Certificate", "warranty document diploma licence"),
  infinity: icon("warranty", "Infinity", "lifetime forever unlimited endless"),
  store: icon("pickup", "Shop", "store local pick up click and collect"),
  bag: icon("pickup", "Shopping bag", "pick up collect purchase"),
  basket: icon("pickup", "Basket", "shopping groceries order minimum"),
  home: icon("pickup", "House", "home delivery door family"),
  flag: icon("pickup", "Flag", "made in local origin country"),
  gift: icon("gifts", "Gift", "present gift wrap box bow free gift"),
  heart: icon("gifts", "Heart", "love favourite care"),
  sparkles: icon("gifts", "Sparkles", "new special clean shine magic"),
  tag: icon("gifts", "Price tag", "price offer discount saving label"),
  calendar: icon("subscriptions", "Calendar", "date schedule monthly plan"),
  "calendar-check": icon("subscriptions", "Calendar with check", "days trial deadline booked date"),
  subscription: icon("subscriptions", "Recurring date", "subscribe subscription renew monthly autoship"),
  bell: icon("subscriptions", "Bell", "reminder alert notify"),
  pause: icon("subscriptions", "Pause", "skip cancel any time pause stop"),
  clock: icon("time", "Clock", "time hours opening fast"),
  hourglass: icon("time", "Hourglass", "wait time slow patience"),
  stopwatch: icon("time", "Stopwatch", "quick minutes fast same day"),
  moon: icon("time", "Moon", "night sleep overnight"),
  bed: icon("time", "Bed", "sleep nights trial mattress rest"),
  people: icon("people", "People", "community customers team family"),
  person: icon("people", "Person", "human expert personal account"),
  smile: icon("people", "Smiling face", "happy satisfied customers friendly"),
  eye: icon("people", "Eye", "transparent see vision clear"),
  apple: icon("health", "Apple", "fruit fresh food healthy nutrition"),
  wheat: icon("health", "Ear of wheat", "grain gluten flour farm food"),
  cup: icon("health", "Cup", "coffee tea hot drink"),
  health: icon("health", "Cross", "medical health doctor pharmacy first aid"),
  thermometer: icon("health", "Thermometer", "temperature cold chain chilled heat"),
  pill: icon("health", "Capsule", "medicine supplement vitamin"),
  "heart-pulse": icon("health", "Heartbeat", "pulse fitness heart health sport"),
  chip: icon("technology", "Chip", "processor electronics smart"),
  mobile: icon("technology", "Mobile phone", "app smartphone mobile device"),
  battery: icon("technology", "Battery", "charge power rechargeable"),
  bolt: icon("technology", "Lightning bolt", "fast power electric energy instant"),
  plug: icon("technology", "Plug", "electric power cable energy"),
  laptop: icon("technology", "Laptop", "computer digital download online"),
} satisfies Record<string, BadgeIconEntry>;
export type BadgeIcon = keyof typeof BADGE_ICON_LIBRARY;
export const BADGE_ICON_IDS = Object.keys(BADGE_ICON_LIBRARY) as [BadgeIcon, ...BadgeIcon[]];

/** @param language the admin's, such as "de" */
export function badgeIconLabel(id: BadgeIcon, language = "en"): string {
  return WORDS_BY_LANGUAGE[language]?.[id]?.[0] ?? BADGE_ICON_LIBRARY[id].label;
}

/** Lower case without accents, so that what is typed finds what is written. */
const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The icons that every typed word finds at a word's beginning, by name before other words; all of them for an empty query.
 * @param language the admin's, such as "de"; English words are always found too
 */
export function findBadgeIcons(query: string, language = "en"): BadgeIcon[] {
  const typed = plain(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const found = BADGE_ICON_IDS.flatMap((id) => {
    const { category, label, words }: BadgeIconEntry = BADGE_ICON_LIBRARY[id];
    const [ownLabel = "", ownWords = ""] = WORDS_BY_LANGUAGE[language]?.[id] ?? [];
    const names = plain(`${id} ${label} ${ownLabel}`).split(/[^\p{L}\p{N}]+/u);
    const all = [...names, ...plain(`${words} ${ownWords} ${BADGE_ICON_CATEGORIES[category]}`).split(/[^\p{L}\p{N}]+/u)];
    if (!typed.every((word) => all.some((each) => each.startsWith(word)))) return [];
    return [{ id, rank: typed.every((word) => names.some((each) => each.startsWith(word))) ? 0 : 1 }];
  });
  return found.sort((one, other) => one.rank - other.rank).map(({ id }) => id);
}

/** One icon's paths on a 24 px grid, drawn with a stroke of 1.5; "" for a part that it does not have. */
export interface IconDrawing {
  /** What solid and duotone fill. */
  body: string;
  /** Lines upon the body, which solid cuts out of it. */
  upon: string;
  beside: string;
}

/** Reads the drawings from the source of the extension's snippet, their one home. */
export function readIconDrawings(snippet: string): Map<string, IconDrawing> {
  return new Map(
    [...snippet.matchAll(/^~([^:]*):(.*)$/gm)].map(([, id = "", path = ""]) => {
      const [body = "", upon = "", beside = ""] = path.split("|");
      return [id, { body, upon, beside }];
    }),
  );
}
