/**
 * The one form pattern: values in state, the contextual save bar while they differ from what is saved, problems
 * beside their fields, and nothing lost on any answer.
 */
import { isRouteErrorResponse, useBlocker, useFetcher, useNavigate } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { isMended, type Problem } from "../domain/parsed";
import type { Outcome } from "../publish";
import { useDrawnFirst } from "./use-drawn-first";

/** What every save answers. `version` or, of a list, `order` comes with a conflict: what saving again would replace. */
export type SaveAnswer = { saved: true; outcome: Outcome } | { saved: false; problems: Problem[]; version?: number | string; order?: string[] };

/**
 * A save that did not get through (no connection, a failure on our side or of Shopify) is a problem of the form,
 * not the end of the page: what was typed stays. Sign-in answers and "not found" go their way.
 */
export async function keepTyped(save: () => Promise<unknown>): Promise<unknown> {
  try {
    return await save();
  } catch (error) {
    const answered = isRouteErrorResponse(error);
    if (error instanceof Response || (answered && error.status < 500)) throw error;
    const reason = answered && typeof error.data === "string" && error.data !== "" ? error.data : "Buyline could not be reached.";
    return { saved: false, problems: [{ field: "form", message: `${reason} Nothing is lost: what you typed is still here. Save again in a moment.` }] } satisfies SaveAnswer;
  }
}

/** A change of some values; a function where it is made of values that another part of the form may change, too. */
export type FormChange<T> = Partial<T> | ((values: T) => Partial<T>);

export interface SaveForm<T> {
  values: T;
  /** Returns all values as they are with the change, before they are drawn. */
  set: (change: FormChange<T>) => T;
  /** What is wrong with a field, from the last save; gone once that very field is changed. */
  problem: (field: string) => string | undefined;
  /** The first problem of a field or of a part of it. */
  problemWithin: (field: string) => string | undefined;
  changed: boolean;
  saving: boolean;
  save: () => void;
  discard: () => void;
}

/**
 * @param saved what is saved now, as form values; the form starts from it, and returns to it on Discard
 * @param version of what is saved; sent along, so that nobody overwrites what they have not seen
 * @param newAt where something new is saved for the first time, and where the merchant goes on with it
 */
export function useSaveForm<T extends object>(saved: T, version: number | string, newAt?: string): SaveForm<T> {
  const fetcher = useFetcher<SaveAnswer>();
  const navigate = useNavigate();
  const [values, setValues] = useState(saved);
  /** The values with what is typed but not drawn yet. */
  const latest = useRef(saved);
  const write = useCallback((next: T) => {
    latest.current = next;
    setValues(next);
  }, []);
  const [problems, setProblems] = useState<Problem[]>([]);
  const baseline = JSON.stringify(saved);
  const changed = JSON.stringify(values) !== baseline;
  const submitted = useRef<string | null>(null);
  const replaces = useRef(version);
  /** What was saved when the form was last compared with it. */
  const compared = useRef(baseline);
  /** What a save of this form has kept, until that reaches the loader. */
  const kept = useRef<string | null>(null);

  const answer = fetcher.data;
  const isCreated = newAt !== undefined && answer?.saved === true;
  useEffect(() => {
    if (isCreated) navigate(newAt, { replace: true });
  }, [isCreated, newAt, navigate]);
  useEffect(() => {
    if (answer === undefined) return;
    if (answer.saved) {
      kept.current = submitted.current;
      setProblems([]);
      shopify.toast.show(answer.outcome.live ? "Saved" : "Saved, not live yet", { isError: !answer.outcome.live });
    } else {
      setProblems(answer.problems);
      if (answer.version !== undefined) replaces.current = answer.version;
      shopify.toast.show("Not saved", { isError: true });
    }
  }, [answer]);

  // Something else is saved now, by this form or by somebody else. What the merchant has typed on stays, and its save
  // meets what somebody else saved as a conflict.
  useEffect(() => {
    const typed = JSON.stringify(latest.current);
    const isUntouched = typed === compared.current || typed === kept.current;
    if (isUntouched && typed !== baseline) write(JSON.parse(baseline) as T);
    if (isUntouched || kept.current !== null || compared.current === baseline) replaces.current = version;
    compared.current = baseline;
    // Only what is saved is a reason, not what is typed.
  }, [baseline, version, write]);
  useEffect(() => {
    if (fetcher.state === "idle") kept.current = null;
  }, [fetcher.state]);

  const blocker = useBlocker(changed && fetcher.state === "idle" && !isCreated);
  useEffect(() => {
    if (blocker.state === "blocked") shopify.saveBar.leaveConfirmation().then(blocker.proceed, blocker.reset);
  }, [blocker]);

  const set = useCallback((asked: FormChange<T>) => {
    const change = typeof asked === "function" ? asked(latest.current) : asked;
    const changed = { ...latest.current, ...change };
    write(changed);
    const sent = JSON.parse(submitted.current ?? "{}") as T;
    setProblems((before) => before.filter(({ field }) => field !== "form" && !isMended(field, sent, change)));
    return changed;
  }, [write]);

  function save() {
    submitted.current = JSON.stringify(latest.current);
    // Values are plain JSON; the type that Remix asks for cannot say so of a generic.
    fetcher.submit({ ...latest.current, version: replaces.current } as never, { method: "post", action: newAt, encType: "application/json" });
  }

  function discard() {
    write(JSON.parse(baseline) as T);
    replaces.current = version;
    setProblems([]);
  }

  const problem = (field: string) => problems.find((one) => one.field === field)?.message;
  const problemWithin = (field: string) => problems.find((one) => one.field === field || one.field.startsWith(`${field}.`))?.message;
  return { values, set, problem, problemWithin, changed, saving: fetcher.state !== "idle", save, discard };
}

/** The form as one of its cards has it: the card answers a key or a click by itself, and the rest of the page follows. */
export function useFormPart<T>(form: SaveForm<T>): SaveForm<T> {
  const [values, set] = useDrawnFirst(form.values, form.set);
  return { ...form, values, set };
}
