/** Where a merchant's link may lead (P4): http(s), mailto, tel, or a place in the store itself. */
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * True when a browser that follows the link stays within the schemes above. The WHATWG parser decides, as in
 * the browser, after everything it would silently drop (control characters, white space) has been refused, and what
 * stands for it in a text that came damaged.
 */
export function isSafeLink(link: string): boolean {
  if (/[\u0000-\u0020\u007f\\\ufffd]/.test(link)) return false;
  try {
    return SCHEMES.has(new URL(link, "https://store.invalid/").protocol);
  } catch {
    return false;
  }
}
