import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { RuleCheck } from "../components/rule-check";
import { bannerLocales, parseBanner, showsFrom, showsUntil } from "../domain/banner";
import { SLOTS, type Candidate, type Slot } from "../domain/page-resolution";
import { pageRuleSchema, type PageRule } from "../domain/page-rules";
import { reachQuestions, reachWords } from "../domain/rule-reach";
import { ruleWarnings } from "../domain/rule-warnings";
import { toNames, warningWords } from "../domain/rule-words";
import { isZone, type Instant } from "../domain/schedule";
import { toCandidates } from "../domain/storefront-document";
import { answerOrNull, requireMerchant } from "../merchant.server";
import type { ResourceKindNumber } from "../ports-shopify";
import { readJson } from "../request-body.server";

const slots = Object.keys(SLOTS) as [Slot, ...Slot[]];
const checkedForm = z.object({ slot: z.enum(slots), id: z.string(), zone: z.string().refine(isZone, "There is no such time zone."), locale: z.string(), values: z.object({ rule: pageRuleSchema }).loose() });

/** What is to be said of a rule that is not saved yet: how many pages it names, what it will never show, what is gone. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  const form = body.ok ? checkedForm.safeParse(body.value) : null;
  if (form === null || !form.success) return new Response(null, { status: body.ok ? 422 : body.status });
  const { slot, id, zone, locale, values } = form.data;
  const { drafts, shopify, now } = merchant;

  const named = namedResources(values.rule);
  const [audience, banners, badgeSets, answers, existing] = await Promise.all([
    answerOrNull(shopify.audience()),
    drafts.banners.all(),
    drafts.badgeSets.all(),
    answerOrNull(shopify.rulePages.countPages(reachQuestions(values.rule))),
    answerOrNull(shopify.rulePages.resourcesThatExist(named)),
  ]);
  const keyOf = ({ kind, id: number }: ResourceKindNumber) => `${kind}:${number}`;
  const gone = existing === null ? [] : named.map(keyOf).filter((key) => !existing.some((one) => keyOf(one) === key));
  const all = toCandidates({ banners, badgeSets })[slot];
  const place = all.findIndex((one) => one.id === id);
  const candidate: Candidate = { id, name: "", live: true, locales: [locale], rule: values.rule, ...whenShown(slot, values, { now, zone, locale }) };
  const facts = { now, markets: audience?.markets.map(({ handle }) => handle) ?? null, locales: audience?.locales.map(({ code }) => code) ?? null, gone };

  return Response.json({
    reach: answers === null ? ["Shopify did not tell how many pages that is."] : reachWords(values.rule, answers),
    // Something new comes first in the list.
    warnings: ruleWarnings(candidate, place < 0 ? [] : all.slice(0, place), facts).map((warning) => warningWords(warning, toNames(audience))),
    gone,
  } satisfies RuleCheck);
}

/** When and in which languages a form's banner shows. As long as it cannot be read nothing is certain, so it is taken to show always. */
function whenShown(slot: Slot, values: Record<string, unknown>, shop: { now: Instant; zone: string; locale: string }): Pick<Candidate, "startsAt" | "endsAt"> & Partial<Pick<Candidate, "locales">> {
  const banner = slot === "sale-banner" ? parseBanner({ ...values, live: false }, { ...shop, confirmation: null }) : null;
  return banner?.ok ? { startsAt: showsFrom(banner.value), endsAt: showsUntil(banner.value), locales: bannerLocales(banner.value) } : { startsAt: null, endsAt: null };
}

function namedResources({ where, except }: PageRule): ResourceKindNumber[] {
  const named = [...where, ...except].flatMap((target): ResourceKindNumber[] => {
    if (target.type === "resource") return [{ kind: target.kind, id: target.id }];
    if (target.type === "in_blog") return [{ kind: "blog", id: target.id }];
    return target.type === "in_collection" ? [{ kind: "collection", id: target.id }] : [];
  });
  return named.filter(({ kind, id }, index) => named.findIndex((one) => one.kind === kind && one.id === id) === index);
}
