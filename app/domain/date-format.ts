/** Zones may be written in many ways; beyond this many formats we begin anew. */
const MOST_FORMATS = 500;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The format of `Intl` for a language and options, made once: making one costs more than a hundred uses of it, and
 * screens format the same moments at each key that is pressed.
 *
 * @throws RangeError when the language or the zone does not exist
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(key, format);
  return format;
}
