/** Finds an article's references, by their heading or by their shape: products never stand among them (A2). */
import type { RawBlock } from "./article-blocks-markup";

/** What references are called, in small letters, by language. A heading of several ("Sources and literature") counts too. */
const LABELS: Record<string, readonly string[]> = {
  en: ["references", "reference list", "sources", "source", "bibliography", "footnotes", "endnotes", "citations", "works cited", "literature", "literature cited", "further reading"],
  de: [
    ...["literatur", "literaturverzeichnis", "literaturangaben", "literaturhinweise", "literaturquellen", "weiterführende literatur", "bibliografie", "bibliographie", "referenzen"],
    ...["quellen", "quelle", "quellenangaben", "quellenverzeichnis", "quellennachweise", "einzelnachweise", "nachweise", "belege", "fußnoten", "fussnoten", "endnoten"],
  ],
  ar: ["المراجع", "المصادر", "المراجع والمصادر", "المصادر والمراجع", "الهوامش"],
  cs: ["zdroje", "literatura", "použitá literatura", "použité zdroje", "poznámky pod čarou", "bibliografie"],
  da: ["referencer", "kilder", "litteratur", "litteraturliste", "kildehenvisninger", "fodnoter", "bibliografi"],
  es: ["referencias", "referencias bibliográficas", "bibliografía", "fuentes", "notas al pie", "obras citadas", "lecturas recomendadas"],
  fi: ["lähteet", "lähdeluettelo", "viitteet", "kirjallisuus", "alaviitteet"],
  fr: ["références", "références bibliographiques", "bibliographie", "sources", "notes de bas de page", "notes et références", "ouvrages cités"],
  it: ["riferimenti", "riferimenti bibliografici", "bibliografia", "fonti", "note a piè di pagina", "letture consigliate", "sitografia"],
  ja: ["参考文献", "引用文献", "出典", "参考資料", "脚注"],
  ko: ["참고문헌", "참고 문헌", "출처", "참고 자료", "각주"],
  nb: ["referanser", "kilder", "litteratur", "litteraturliste", "fotnoter", "bibliografi"],
  nl: ["referenties", "bronnen", "bronvermelding", "literatuur", "literatuurlijst", "voetnoten", "bibliografie"],
  pl: ["źródła", "bibliografia", "literatura", "przypisy", "piśmiennictwo", "odniesienia"],
  pt: ["referências", "referências bibliográficas", "bibliografia", "fontes", "notas de rodapé", "leituras recomendadas"],
  sv: ["referenser", "källor", "källförteckning", "litteratur", "litteraturförteckning", "fotnoter", "bibliografi"],
  tr: ["kaynaklar", "kaynakça", "referanslar", "bibliyografya", "dipnotlar"],
  zh: ["参考文献", "參考文獻", "参考资料", "參考資料", "引用来源", "引用來源", "来源", "來源", "脚注", "註腳", "注释"],
};
const KNOWN_LABELS = new Set(Object.values(LABELS).flat());
const LONGEST_LABEL = 60;
/** Enough of a text to see what it is. */
const GLANCE = 1_000;

const NUMBER_IN_BRACKETS = /^\[\d{1,3}\]/;
const RAISED_NUMBER = /^[\u00b9\u00b2\u00b3\u2070-\u2079]/;
const NUMBERED = /^\(?\d{1,3}[.)]\s/;
const WAY_BACK = /^#_?(fn|ftn|footnote|cite|endnote)[-_:]?ref/i;
const SCHOLARLY = /\b10\.\d{4,9}\/\S|\bdoi\b|\bet al\b|\bISBN\b|\bpp?\. ?\d|[(,] ?(19|20)\d\d[a-z]?[).,;:]/i;
const OUTGOING = /^(https?:)?\/\/(?!.*\/(products|collections)\/)/i;

/** Moves the blocks of references and footnotes to their region. `citedIds` are what raised numbers in the text lead to. */
export function markReferences(blocks: readonly RawBlock[], citedIds: ReadonlySet<string>): void {
  markSections(blocks);
  for (const block of blocks) if (isNote(block, citedIds)) block.region = "references";
  for (const block of blocks.toReversed()) {
    if (block.region === "text" && looksLikeReferences(block)) block.region = "references";
    else if (block.region === "text" && block.kind !== "image") break;
  }
}

/** All that stands under a heading of references, until the next heading of its rank or the end of the element around it. */
function markSections(blocks: readonly RawBlock[]): void {
  let section: { level: number; end: number } | null = null;
  for (const block of blocks) {
    const isLabel = (block.kind === "heading" && block.region === "references") || isReferencesLabel(block.text);
    if (isLabel) {
      // A line of bold letters ranks below every heading.
      if (section === null || block.start >= section.end || block.kind === "heading") section = { level: block.kind === "heading" ? block.level : 6, end: block.box.end };
    } else if (section !== null && (block.start >= section.end || (block.kind === "heading" && block.level <= section.level))) section = null;
    if (section !== null && block.region === "text") block.region = "references";
    else if (block.region === "text" && /^[\p{L} ]{4,30}:/u.test(block.text) && isReferencesLabel(block.text.slice(0, block.text.indexOf(":")))) block.region = "references";
  }
}

/** "References", "5. Quellen und Literatur:". */
export function isReferencesLabel(text: string): boolean {
  if (text === "" || text.length > LONGEST_LABEL) return false;
  // It is short.
  // eslint-disable-next-line regexp/no-super-linear-move
  const label = text.toLowerCase().replace(/^[\d.\s]+|[\s:：.]+$/g, "");
  // eslint-disable-next-line regexp/no-super-linear-move
  const parts = label.split(/\s*[,;&/+]\s*|\s(?:and|und|a|e|et|en|i|ja|och|og|oraz|ve|y)\s/);
  return KNOWN_LABELS.has(label) || parts.every((part) => KNOWN_LABELS.has(part));
}

function isNote(block: RawBlock, citedIds: ReadonlySet<string>): boolean {
  if (block.kind === "heading") return false;
  return NUMBER_IN_BRACKETS.test(block.text) || block.links.some(({ href }) => WAY_BACK.test(href)) || block.ids.some((id) => citedIds.has(id));
}

/** Shapes that mean references only at the end of an article. */
function looksLikeReferences(block: RawBlock): boolean {
  const start = block.text.slice(0, GLANCE);
  if (block.kind === "paragraph") {
    if (RAISED_NUMBER.test(start) || (block.startsRaised && /^\d/.test(start))) return true;
    return NUMBERED.test(start) && (SCHOLARLY.test(start) || block.links.some(({ href }) => OUTGOING.test(href)));
  }
  if (block.kind !== "list" || block.itemOffsets.length === 0) return false;
  const citing = new Set<number>();
  block.itemOffsets.forEach((offset, item) => {
    if (SCHOLARLY.test(block.text.slice(offset, Math.min(block.itemOffsets[item + 1] ?? Infinity, offset + GLANCE)))) citing.add(item);
  });
  if (block.ordered) {
    let item = 0;
    for (const { href, offset } of block.links) {
      while ((block.itemOffsets[item + 1] ?? Infinity) <= offset) item += 1;
      if (OUTGOING.test(href)) citing.add(item);
    }
  }
  return citing.size * 2 > block.itemOffsets.length;
}
