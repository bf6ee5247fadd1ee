/**
 * What is certain about the pages that two targets name: that one names all pages of the other, or none of them.
 * In doubt the answer is no, so that a warning built on it is never wrong.
 */
import { fold, spellings, type Target } from "./page-rules";
import type { PageKind } from "./pages";

/** Null stands for every page there is. */
export type Pages = Target | null;

/** Whether every page of `inner` is surely one of `outer`. */
export function covers(outer: Pages, inner: Pages): boolean {
  if (outer === null) return true;
  // The address of every page begins with a stroke.
  if (outer.type === "path" && outer.path === "/*") return true;
  if (inner === null) return false;
  if (outer.type === "kind") return kindOf(inner) === outer.kind;
  if (outer.type === "path") return inner.type === "path" && spellings(inner.path).every((one) => spellings(outer.path).some((pattern) => patternCovers(pattern, one)));
  if (outer.type !== inner.type) return false;
  switch (outer.type) {
    case "resource":
      return inner.type === "resource" && outer.kind === inner.kind && outer.id === inner.id;
    case "in_blog":
    case "in_collection":
      return "id" in inner && outer.id === inner.id;
    case "article_tag":
    case "product_tag":
      return "tag" in inner && fold(outer.tag) === fold(inner.tag);
    case "template":
      return inner.type === "template" && outer.suffix === inner.suffix;
  }
}

/** Whether surely no page is named by both. */
export function areApart(one: Pages, other: Pages): boolean {
  if (one === null || other === null) return false;
  const [first, second] = [kindOf(one), kindOf(other)];
  if (first === null || second === null) return false;
  if (first !== second) return true;
  return one.type === "resource" && other.type === "resource" && one.id !== other.id;
}

/** The only kind of page that a target can name; null when there may be several. */
function kindOf(target: Target): PageKind | null {
  switch (target.type) {
    case "kind":
    case "resource":
      return target.kind;
    case "in_blog":
    case "article_tag":
      return "article";
    case "in_collection":
    case "product_tag":
      return "product";
    case "template":
    case "path":
      return null;
  }
}

/** Whether each address of the second pattern, in exactly this spelling, is one of the first. */
function patternCovers(outer: string, inner: string): boolean {
  const [text, wanted] = [outer.replaceAll("*", ""), inner.replaceAll("*", "")];
  const [startIsOpen, endIsOpen] = [outer.startsWith("*"), outer.endsWith("*")];
  if (startIsOpen && endIsOpen) return wanted.includes(text);
  if (startIsOpen) return !inner.endsWith("*") && wanted.endsWith(text);
  if (endIsOpen) return !inner.startsWith("*") && wanted.startsWith(text);
  return outer === inner;
}
