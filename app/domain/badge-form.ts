/** A badge set as its form holds it, and what the merchant does with the badges in it. Only the loader's part of it parses. */
import { NO_PAYMENTS, PLAIN_DESIGN, type BadgeDesign, type BadgePayments } from "./badge-design";
import { isDescribed, type Badge, type BadgeSet } from "./badges";
import { NO_CLAIM, type BadgeClaim } from "./claim-kinds";
import { EVERYWHERE, type PageRule } from "./page-rules";

/** Names the badge on the screen, and says whether the merchant confirms it with the next save. */
export type FormBadge = Badge & { id: string; confirm?: boolean };

export interface BadgeSetValues {
  name: string;
  live: boolean;
  rule: PageRule;
  badges: FormBadge[];
  design: BadgeDesign;
  payments: BadgePayments;
  fallbackLanguage: boolean;
}

export function toBadgeSetValues(saved: BadgeSet | null): BadgeSetValues {
  return {
    name: saved?.name ?? "",
    live: saved?.live ?? true,
    rule: saved?.rule ?? EVERYWHERE,
    badges: (saved?.badges ?? []).map((badge, index) => ({ ...badge, id: badge.id ?? `badge-${index}` })),
    design: saved?.design ?? PLAIN_DESIGN,
    payments: saved?.payments ?? NO_PAYMENTS,
    fallbackLanguage: saved?.fallbackLanguage ?? false,
  };
}

export function emptyBadge(id: string): FormBadge {
  return { id, icon: "shield-check", title: "", text: "", claim: NO_CLAIM };
}

/** The same words, to be confirmed by themselves. */
export function copiedBadge({ confirm: _confirm, ...badge }: FormBadge, id: string): FormBadge {
  return { ...badge, id, ...(badge.claim && { claim: { ...badge.claim, confirmedAt: null, confirmedBy: null, reviewAt: null } }) };
}

export function claimOf({ claim }: Pick<Badge, "claim">): BadgeClaim {
  return claim ?? NO_CLAIM;
}

/** The words of a badge that can be said in each language. */
export interface BadgeWords {
  title: string;
  text: string;
  condition: string;
  terms: string;
  linkLabel: string;
  /** What the merchant's own icon shows; in the set's own language it is kept with the icon. */
  imageAlt: string;
}
export const WORD_NAMES = { title: "title", text: "text", condition: "condition", terms: "terms", linkLabel: "link text", imageAlt: "description of the icon" } as const satisfies Record<keyof BadgeWords, string>;

/** @param language null for the set's own */
export function wordsIn(badge: Badge, language: string | null): BadgeWords {
  const { title = "", text = "", condition = "", terms = "", linkLabel = "", imageAlt = "" } = (language === null ? { ...badge, imageAlt: isDescribed(badge.image) ? badge.image.alt : "" } : badge.translations?.[language]) ?? {};
  return { title, text, condition, terms, linkLabel, imageAlt };
}

/** @param language null for the set's own, whose `imageAlt` is not set here but with the icon */
export function withWords(badge: FormBadge, language: string | null, { imageAlt, ...own }: Partial<BadgeWords>): FormBadge {
  if (language === null) return { ...badge, ...own };
  const change = { ...own, ...(imageAlt !== undefined && { imageAlt }) };
  return { ...badge, translations: { ...badge.translations, [language]: { ...wordsIn(badge, language), ...change } } };
}

/** The badge with another icon of the merchant's own: what was said of the one before, in any language, goes with it. */
export function withUploaded(badge: FormBadge, file: Pick<NonNullable<Badge["image"]>, "file" | "width" | "height">): FormBadge {
  const { translations, ...rest } = badge;
  const spoken = Object.entries(translations ?? {}).map(([language, { imageAlt: _before, ...words }]) => [language, words] as const);
  return { ...rest, ...(translations && { translations: Object.fromEntries(spoken) }), image: { alt: "", decorative: true, seal: false, ...file } };
}

/** What a language lacks that the set's own language has: the badges in their order, with the names of the texts. */
export function missingWords(badges: readonly Badge[], language: string): { index: number; title: string; names: (keyof BadgeWords)[] }[] {
  return badges.flatMap((badge, index) => {
    const [own, theirs] = [wordsIn(badge, null), wordsIn(badge, language)];
    const names = (Object.keys(WORD_NAMES) as (keyof BadgeWords)[]).filter((name) => own[name].trim() !== "" && theirs[name].trim() === "");
    return names.length === 0 ? [] : [{ index, title: badge.title, names }];
  });
}
