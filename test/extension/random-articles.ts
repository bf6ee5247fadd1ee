/** Random articles for properties: each block as its author sees it, and one way to write it down in HTML. */
import fc from "fast-check";
import { toPlace } from "../../app/domain/article-places";

export interface Written {
  /** "" for a picture. */
  text: string;
  html: string;
}

export const content = (blocks: readonly Written[]) => blocks.map(({ html }) => html).join("\n");
export const texts = (blocks: readonly Written[]) => blocks.map(({ text }) => text);

const word = fc.oneof(
  fc.constantFrom("claw", "back", "Tom & Ann", "“quoted”", "it's", "5 – 6", "größer", "腰痛", "ظهر", "🦴", "x", "[1]", "a|b", "\u00a0", "…", "QL®"),
  fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !/[<>&[\]]/.test(text)),
);
const text = fc.array(word, { maxLength: 18, size: "max" }).map((words) => words.join(" "));
const escape = (plain: string, asEntities: boolean) => {
  const html = plain.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return asEntities ? html.replace(/"/g, "&quot;").replace(/\u00a0/g, "&nbsp;").replace(/“/g, "&ldquo;").replace(/–/g, "&#8211;").replace(/ö/g, "&ouml;").replace(/…/g, "&hellip;") : html;
};
const shape = fc.constantFrom(
  (inner: string) => `<p>${inner}</p>`,
  (inner: string) => `<p style="a: b">${inner}</p>\n`,
  (inner: string) => `<div>${inner}</div>`,
  (inner: string) => `<div><p>${inner}</p></div>`,
  (inner: string) => `<h2>${inner}</h2>`,
  (inner: string) => `<p><b>${inner}</b><br></p>`,
  (inner: string) => `<ul><li>${inner}</li><li></li></ul>`,
  (inner: string) => `<ul><li><p>${inner}</p></li></ul> `,
  (inner: string) => `<blockquote><p>${inner}</p></blockquote>`,
  (inner: string) => `<!-- <p>old</p> --><p>${inner}</p>`,
  (inner: string) => `<table><tr><td>${inner}</td></tr></table>`,
);
const block = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(text, fc.boolean(), shape).map(([plain, asEntities, write]): Written => ({ text: plain, html: write(escape(plain, asEntities)) })) },
  { weight: 1, arbitrary: fc.constant<Written>({ text: "", html: '<p><img src="/a.png" alt="a picture"></p>' }) },
);
/** Blocks whose text is nothing but what is dropped are no blocks to either side unless they are pictures. */
export const randomArticle = fc.array(block, { minLength: 1, maxLength: 7 }).map((blocks) => blocks.filter(({ text: plain, html }) => html.includes("<img") || toPlace([plain], 0) !== null));
