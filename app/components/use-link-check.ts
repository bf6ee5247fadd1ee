/** The check of all links, watched while it goes on; the list is drawn anew when it is over. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { CheckAnswer, ShownJob } from "../domain/scan-job";
import type { JobIntent } from "./scan-job-card";

const LOOK_AGAIN_MILLISECONDS = 2_000;
const ADDRESS = "/app/articles/check";

/** @param known the store's job as the page was told */
export function useLinkCheck(known: ShownJob | null) {
  const { revalidate } = useRevalidator();
  const [job, setJob] = useState(known);
  const [busy, setBusy] = useState(false);
  useEffect(() => setJob(known), [known]);
  const running = job?.kind === "check" && job.state === "running";

  useEffect(() => {
    if (!running) return;
    const look = async () => {
      const answer = document.visibilityState === "visible" ? await ask() : null;
      if (answer === null) return;
      setJob(answer.job);
      if (answer.job?.state !== "running") revalidate();
    };
    const timer = setInterval(() => void look(), LOOK_AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [running, revalidate]);

  async function send(intent: "start" | JobIntent) {
    setBusy(true);
    const answer = await ask({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ intent }) });
    setBusy(false);
    if (answer !== null) setJob(answer.job);
    const problem = answer === null ? "Buyline could not be reached. Try again in a moment." : answer.refusal;
    if (problem !== null) shopify.toast.show(problem, { isError: true });
  }

  return { job: job?.kind === "check" ? job : null, running, busy, send };
}

/** Null when it did not get through. */
async function ask(request?: RequestInit): Promise<CheckAnswer | null> {
  try {
    const response = await fetch(ADDRESS, request);
    return response.ok ? ((await response.json()) as CheckAnswer) : null;
  } catch {
    return null;
  }
}
