/** Going back and forth between the states of what is edited, by buttons and by the keyboard. */
import { useEffect, useRef, useState } from "react";

const MOST_STEPS = 100;
/** Typing goes back in one step as long as nobody pauses that long. */
const PAUSE_MILLISECONDS = 1_000;

/**
 * @param set puts another state in place of the one that there is, drawn or not
 * @param isTyping whether a change is of the kind that goes on letter by letter
 */
export function useUndo<T>(set: (make: (value: T) => T) => void, isTyping: (before: T, after: T) => boolean) {
  const past = useRef<T[]>([]);
  const future = useRef<T[]>([]);
  const changedAt = useRef(0);
  const [can, setCan] = useState({ undo: false, redo: false });
  const settle = () => setCan({ undo: past.current.length > 0, redo: future.current.length > 0 });

  function change(make: (value: T) => T) {
    set((before) => {
      const after = make(before);
      const now = Date.now();
      const goesOn = past.current.length > 0 && isTyping(before, after) && now - changedAt.current < PAUSE_MILLISECONDS;
      changedAt.current = now;
      if (!goesOn) past.current = [...past.current.slice(1 - MOST_STEPS), before];
      future.current = [];
      return after;
    });
    settle();
  }

  function step(from: T[], to: T[]) {
    const state = from.pop();
    if (state === undefined) return;
    changedAt.current = 0;
    set((before) => {
      to.push(before);
      return state;
    });
    settle();
  }

  const undo = can.undo ? () => step(past.current, future.current) : null;
  const redo = can.redo ? () => step(future.current, past.current) : null;

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
