/** The merchant's order of banners and badge sets, and the names of copies in it. */

/** The ids with one of them at another place, counted from 0. */
export function moved(ids: string[], id: string, to: number): string[] {
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** "Copy of Black Friday", no longer than a name may be. */
export function copyName(name: string, longest: number): string {
  const copied = `Copy of ${name}`;
  return copied.length <= longest ? copied : `${copied.slice(0, longest - 1).trimEnd()}…`;
}
