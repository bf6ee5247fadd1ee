import { useState, useTransition } from "react";

/**
 * For a part of a page that draws much: what is changed in the part is drawn there at once, and what else depends on
 * it in a transition, which gives way to the next key or click.
 * @param value what the page knows
 * @param apply tells the page of a change, and returns the value that it makes
 * @returns what the part shows, and `apply` for what is changed in it
 */
export function useDrawnFirst<V, C>(value: V, apply: (change: C) => V): [shown: V, apply: (change: C) => V] {
  const [own, setOwn] = useState(value);
  const [isFollowing, startTransition] = useTransition();

  function applyHere(change: C): V {
    let made = value;
    startTransition(() => {
      made = apply(change);
    });
    setOwn(made);
    return made;
  }

  return [isFollowing ? own : value, applyHere];
}
