/** Escaping as Shopify writes it. */

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Escapes, but leaves entities that are written already. */
export function escapeHtmlOnce(text: string): string {
  return text.replace(/["><']|&(?!([a-zA-Z]+|#\d+|#[xX][\da-fA-F]+);)/g, (character) => ENTITIES[character] ?? character);
}

/** Attributes in the order given; those without a value are left out. */
export function toAttributes(attributes: Record<string, string | number | null | undefined>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeHtmlOnce(String(value))}"`)
    .join("");
}
