import type { Evidence } from "../domain/mentions-sentence";

/** The sentence that names a product, its words marked. */
export function EvidenceText({ evidence: { sentence, start, end } }: { evidence: Evidence }) {
  return (
    <q dir="auto" style={{ overflowWrap: "anywhere" }}>
      {sentence.slice(0, start)}
      <mark style={MARK}>{sentence.slice(start, end)}</mark>
      {sentence.slice(end)}
    </q>
  );
}

const MARK = { background: "var(--p-color-bg-fill-caution-secondary)", color: "inherit", borderRadius: "var(--p-border-radius-100)", paddingInline: "2px" } as const;
