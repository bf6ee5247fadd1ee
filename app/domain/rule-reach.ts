/** How many pages a rule names: what Shopify can count of it, and the answers as sentences. */
import { assertNever } from "./parsed";
import type { PageRule, Target } from "./page-rules";
import { PAGE_KINDS, RESOURCE_KINDS, type ResourceKind } from "./pages";

/** What Shopify can search pages of one kind by. */
export type Term = { by: "id" | "blog" | "collection"; id: number } | { by: "tag"; tag: string };

/** Pages of one kind that one of `any` names (null: all of them) and none of `none`. */
export interface ReachQuestion {
  kind: ResourceKind;
  any: Term[] | null;
  none: Term[];
}

export interface PageCount {
  count: number;
  /** False: there are at least so many. */
  exact: boolean;
}

export interface ReachAnswer {
  kind: ResourceKind;
  matching: PageCount;
  /** All pages of the kind that shoppers can open. */
  all: PageCount;
}

/** One question for each kind of page that the rule names and does not name whole, or whose number says something. */
export function reachQuestions({ where, except }: PageRule): ReachQuestion[] {
  return RESOURCE_KINDS.flatMap((kind): ReachQuestion[] => {
    if (names(except, kind)) return [];
    const any = where.length === 0 || names(where, kind) ? null : termsOf(where, kind);
    const none = termsOf(except, kind);
    if (any?.length === 0 || (where.length === 0 && none.length === 0)) return [];
    return [{ kind, any, none }];
  });
}

/** "On 12 of 33 articles and the home page." and what cannot be counted; nothing where the rule itself says it all. */
export function reachWords({ where, except }: PageRule, answers: ReachAnswer[]): string[] {
  const blurred = except.some(isUncountable);
  const counted = answers.map(({ kind, matching, all }) => {
    const { many } = PAGE_KINDS[kind];
    const whole = matching.exact && all.exact && matching.count === all.count && matching.count > 1;
    const number = `${matching.exact ? "" : "at least "}${matching.count}`;
    const words = whole ? `all ${all.count} ${many}` : `${number} of ${all.exact ? "" : "more than "}${all.count} ${many}`;
    return blurred && matching.count > 0 ? `at most ${words}` : words;
  });
  const single = where.flatMap((target) => (target.type === "kind" && !isResourceKind(target.kind) && !names(except, target.kind) ? [PAGE_KINDS[target.kind].many] : []));
  const other = where.length === 0 && counted.length > 0 ? ["every other page"] : [];
  const parts = [...counted, ...single, ...other];
  return [
    ...(parts.length === 0 ? [] : [`On ${new Intl.ListFormat("en").format(parts)}.`]),
    ...(where.some(isUncountable) ? ["Pages that are named by a template or an address are not counted: Shopify cannot tell how many there are."] : []),
  ];
}

const names = (list: Target[], kind: string) => list.some((target) => target.type === "kind" && target.kind === kind);
const isUncountable = ({ type }: Target) => type === "template" || type === "path";
const isResourceKind = (kind: string) => RESOURCE_KINDS.some((one) => one === kind);

function termsOf(list: Target[], kind: ResourceKind): Term[] {
  return list.flatMap((target): Term[] => {
    switch (target.type) {
      case "resource":
        return target.kind === kind ? [{ by: "id", id: target.id }] : [];
      case "in_blog":
        return kind === "article" ? [{ by: "blog", id: target.id }] : [];
      case "in_collection":
        return kind === "product" ? [{ by: "collection", id: target.id }] : [];
      case "article_tag":
        return kind === "article" ? [{ by: "tag", tag: target.tag }] : [];
      case "product_tag":
        return kind === "product" ? [{ by: "tag", tag: target.tag }] : [];
      case "kind":
      case "template":
      case "path":
        return [];
      default:
        return assertNever(target);
    }
  });
}
