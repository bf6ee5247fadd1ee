/** The merchant's order of banners and badge sets, and the names of copies in it. */

/** The ids with one of them at another place, counted from 0. */
export function moved(ids: string[], id: string, to: number): string[] {
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/**
 * All ids, those that were seen in the order that is wanted, the others where they are. What was deleted since is passed
 * over. Null when somebody has ordered those that were seen otherwise meanwhile.
 * @param wanted the ids of `seen` in another order
 */
export function reordered(all: string[], seen: string[], wanted: string[]): string[] | null {
  const [before, after] = [seen, wanted].map((ids) => ids.filter((id) => all.includes(id))) as [string[], string[]];
  const now = all.filter((id) => before.includes(id));
  // Both may want the same, and an answer that was lost is asked for again.
  if (![before, after].some((ids) => ids.join() === now.join())) return null;
  return all.map((id) => (before.includes(id) ? (after.shift() ?? id) : id));
}

/** So many names of an order are said. */
const MOST_NAMES = 6;

/** Where two orders of the same names part, each in words: "Theirs, from place 2: “B”, “A”. Yours: “A”, “B”." */
export function ordersInWords(theirs: string[], yours: string[]): string {
  const differs = theirs.map((name, index) => name !== yours[index]);
  const [from, to] = [Math.max(differs.indexOf(true), 0), differs.lastIndexOf(true) + 1];
  const words = (names: string[]) => {
    const said = names.slice(from, to).map((name) => `“${name}”`);
    return said.length <= MOST_NAMES ? said.join(", ") : `${said.slice(0, MOST_NAMES).join(", ")} and ${said.length - MOST_NAMES} more`;
  };
  return `Theirs${from === 0 ? "" : `, from place ${from + 1}`}: ${words(theirs)}. Yours: ${words(yours)}.`;
}

/** "Copy of Black Friday", no longer than a name may be. */
export function copyName(name: string, longest: number): string {
  const copied = `Copy of ${name}`;
  return copied.length <= longest ? copied : `${copied.slice(0, longest - 1).trimEnd()}…`;
}
