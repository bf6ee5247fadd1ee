/** HTML text with every value escaped, unless it is HTML from here. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function html(parts: TemplateStringsArray, ...values: (Html | Html[] | string | number)[]): Html {
  const shown = values.map((value) => {
    if (Array.isArray(value)) return value.join("");
    return value instanceof Html ? value.text : String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
  });
  return new Html(String.raw({ raw: parts }, ...shown));
}

/** JSON for a script element: no `<` that could end it. */
export function scriptJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll("<", "\\u003c"));
}
