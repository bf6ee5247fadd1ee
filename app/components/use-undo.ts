/** Going back and forth between the states of what is edited, by buttons and by the keyboard. */
import { useEffect, useRef, useState } from "react";

const MOST_STEPS = 100;
/** Typing goes back in one step as long as nobody pauses that long. */
const PAUSE_MILLISECONDS = 1_000;

/**
 * @param value what is edited now
 * @param set puts another state in its place
 * @param isTyping whether a change is of the kind that goes on letter by letter
 */
export function useUndo<T>(value: T, set: (value: T) => void, isTyping: (before: T, after: T) => boolean) {
  const [past, setPast] = useState<T[]>([]);
  const [future, setFuture] = useState<T[]>([]);
  const changedAt = useRef(0);

  function change(next: T) {
    const now = Date.now();
    const goesOn = past.length > 0 && isTyping(value, next) && now - changedAt.current < PAUSE_MILLISECONDS;
    changedAt.current = now;
    if (!goesOn) setPast([...past.slice(1 - MOST_STEPS), value]);
    setFuture([]);
    set(next);
  }

  const last = past.at(-1);
  const next = future.at(-1);
  const undo = last === undefined ? null : () => (setPast(past.slice(0, -1)), setFuture([...future, value]), step(last));
  const redo = next === undefined ? null : () => (setFuture(future.slice(0, -1)), setPast([...past, value]), step(next));

  function step(state: T) {
    changedAt.current = 0;
    set(state);
  }

  const keys = useRef({ undo, redo });
  keys.current = { undo, redo };
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // In a field the browser's own undo is meant.
      if (event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]")) return;
      const key = event.key.toLowerCase();
      const act = key === "y" || (key === "z" && event.shiftKey) ? keys.current.redo : key === "z" ? keys.current.undo : undefined;
      if (act === undefined) return;
      event.preventDefault();
      act?.();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return { change, undo, redo };
}
