/** What Home has to say of badges' claims: what is missing, contradicted or out of date, of sets that shoppers see. */
import { confirmedBadge, type Confirmation } from "./claim-confirmation";
import { claimsOf, type ClaimReport } from "./claims";
import type { BadgeSet } from "./badges";
import type { ShopPolicy } from "./policy-evidence";
import type { Instant } from "./schedule";
import type { Saved } from "./storefront-document";
import type { HomeFacts } from "./tasks";

/** @param policies null where Shopify did not tell: then nothing is said of them */
export function toClaimFacts(badgeSets: readonly Saved<BadgeSet>[], policies: readonly ShopPolicy[] | null, now: Instant): HomeFacts["claims"] {
  return badgeSets
    .filter(({ content }) => content.live)
    .map(({ id, version, content }) => {
      const { claims } = claimsOf(content, policies, now);
      const titleOf = ({ index }: ClaimReport) => content.badges[index]?.title ?? "";
      return {
        setId: id,
        setName: content.name,
        version,
        wrong: claims.flatMap((claim) => {
          const problems = wrongIn(claim);
          const evidence = problems.find((one) => one.evidence !== null)?.evidence ?? null;
          return problems.length === 0 ? [] : [{ badge: titleOf(claim), badgeId: content.badges[claim.index]?.id ?? `badge-${claim.index}`, problems: problems.map(({ message, mend }) => `${message} ${mend}`), evidence }];
        }),
        due: claims.filter(isDue).map((claim) => ({ badge: titleOf(claim), confirmedAt: content.badges[claim.index]?.claim?.confirmedAt ?? null })),
      };
    })
    .filter(({ wrong, due }) => wrong.length + due.length > 0);
}

/** The set with every claim confirmed that is due and that nothing else stands against (B6). */
export function confirmDueClaims(set: BadgeSet, policies: readonly ShopPolicy[] | null, { now, ...given }: { now: Instant } & Pick<Confirmation, "by">): BadgeSet {
  const due = new Set(claimsOf(set, policies, now).claims.filter(isDue).map(({ index }) => index));
  return { ...set, badges: set.badges.map((badge, index) => (due.has(index) ? confirmedBadge(badge, { at: now, ...given }) : badge)) };
}

const wrongIn = ({ findings }: ClaimReport) => findings.filter(({ rule, severity }) => rule !== "B6" && severity !== "advice");
const isDue = (claim: ClaimReport) => wrongIn(claim).length === 0 && claim.findings.some(({ rule }) => rule === "B6");
