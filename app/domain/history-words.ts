/** A change as it is told. Free of zod, because the browser tells it. */

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

export interface Change {
  /** What it is about: "Banner “Black Friday”". */
  subject: string;
  /** What happened to it: "ends 2 hours later". */
  words: string[];
  /** Before and after, field by field; none where there is nothing to compare. */
  fields: FieldChange[];
}

/** "Banner “Black Friday” ends 2 hours later; Order of badge sets changed", or what says that nothing did. */
export function summaryOf(changes: Change[]): string {
  if (changes.length === 0) return "Nothing that shoppers see changed";
  return changes.map(sentenceOf).join("; ");
}

/** "Banner “Black Friday” ends 2 hours later", "Badge set “Promises”: “Secure checkout” removed". */
export function sentenceOf({ subject, words }: Pick<Change, "subject" | "words">): string {
  return `${subject}${words[0]?.startsWith("“") ? ":" : ""} ${words.join(", ")}`;
}
