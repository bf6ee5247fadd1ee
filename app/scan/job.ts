/**
 * The one job of a shop: started, paused, resumed, cancelled, and worked on in small steps by whoever holds its
 * lease. A process that dies leaves a lease that ends and a job that says where to go on.
 */
import { randomUUID } from "node:crypto";
import { assertNever } from "../domain/parsed";
import { toAcceptWork, toCheckWork, toScanWork, type Checked, type JobWork, type ScanJob } from "../domain/scan-job";
import type { Instant } from "../domain/schedule";
import type { HoldLock } from "../ports";
import { ShopifyFailure } from "../ports-shopify";
import { ReadAgain, type JobLease, type ProposalFilter, type ScanJobs } from "../ports-scan";
import { acceptStep, type AcceptPorts } from "./accept-many";
import { checkStep, type CheckPorts } from "./check-links";
import { scanStep, type ScanPorts } from "./store-scan";

/** A failure that may pass is tried again so often before the merchant is asked. */
const MOST_TRIES = 3;

export interface JobPorts extends ScanPorts, AcceptPorts, CheckPorts {
  scanJobs: ScanJobs;
  holdLock: HoldLock;
}

/** What a step made of the job: go on at once, ask again later, or it is done. */
export interface Step<Work> {
  work: Work;
  next: "go on" | "wait" | "done";
  /** What it waits for, where that is not Shopify at work. */
  waitsFor?: string;
  /** What a check of all links found when it is done. */
  checked?: Checked;
}

/** Keeps what is done so far. Throws {@link Interrupted} when the merchant wants something else or somebody else works on it. */
export type KeepProgress<Work> = (work: Work) => Promise<void>;

export class Interrupted extends Error {}

/**
 * Starts a scan of all articles, or of those that were edited since the last one.
 * @returns false when a job is under way already: two people see the same one
 */
export async function startScan(ports: JobPorts, scope: "all" | "changed", now: Instant): Promise<boolean> {
  return start(ports, now, async (last) => toScanWork(scope === "changed" ? (last?.startedAt ?? null) : null));
}

/** Starts to accept everything open that fits. @returns false when a job is under way already */
export async function startAccepting(ports: JobPorts, filter: ProposalFilter, now: Instant): Promise<boolean> {
  return start(ports, now, async () => toAcceptWork(await ports.proposals.accept(filter)));
}

/** Starts to look at all links of the store. @returns false when a job is under way already */
export async function startCheck(ports: JobPorts, now: Instant): Promise<boolean> {
  return start(ports, now, async () => toCheckWork());
}

async function start({ scanJobs, holdLock, proposals }: JobPorts, now: Instant, toWork: (last: ScanJob["last"]) => Promise<JobWork>): Promise<boolean> {
  return holdLock("scan-start", async () => {
    const kept = await scanJobs.read();
    if (kept !== null && kept.job.end === null) return false;
    // What could not be added is to be decided anew.
    if (kept?.job.work.kind === "accept") await proposals.stopAccepting();
    const { last = null, lastCheck = null } = kept?.job ?? {};
    await scanJobs.start({ id: randomUUID(), startedAt: now, finishedAt: null, end: null, problem: null, tries: 0, work: await toWork(last), last, lastCheck });
    return true;
  });
}

/** Lets a paused job go on, and one that failed try again where it stopped. */
export async function resumeJob({ scanJobs, holdLock }: JobPorts): Promise<void> {
  await holdLock("scan-start", async () => {
    const kept = await scanJobs.read();
    if (kept?.job.end === "failed") await scanJobs.start({ ...kept.job, end: null, problem: null, tries: 0 });
    else await scanJobs.wish("run");
  });
}

/** Works on the job until it waits for Shopify, is over, or is wanted otherwise. Does nothing when somebody else does. */
export async function workOnJob(ports: JobPorts, now: () => Instant): Promise<void> {
  const kept = await ports.scanJobs.read();
  if (kept === null || kept.job.end !== null || kept.wish === "pause") return;
  const lease = await ports.scanJobs.lease();
  if (lease === null) return;
  try {
    if (kept.wish === "cancel" && mayStop(kept.job)) await cancel(ports, lease, now());
    else await runSteps(ports, lease, now);
  } finally {
    await lease.release();
  }
}

async function runSteps(ports: JobPorts, lease: JobLease, now: () => Instant): Promise<void> {
  let job = lease.job;
  const keep = async (change: Partial<ScanJob>) => {
    job = { ...job, ...change };
    const wish = await lease.save(job);
    if (wish !== "run" && !(wish === "cancel" && !mayStop(job))) throw new Interrupted(wish ?? "lost");
  };
  try {
    for (;;) {
      const step = await takeStep(ports, job, (work) => keep({ work, tries: 0, problem: null }), now());
      if (step.next === "done") return void (await lease.save(finished(job, step, now())));
      await keep({ work: step.work, problem: step.waitsFor ?? null });
      if (step.next === "wait") return;
    }
  } catch (error) {
    if (error instanceof Interrupted) {
      if (error.message === "cancel") await cancel(ports, { ...lease, job }, now());
      return;
    }
    if (!(error instanceof ShopifyFailure)) throw error;
    const tries = job.tries + 1;
    await lease.save({ ...job, work: workAfter(error, job.work), tries, problem: error.message, ...(tries >= MOST_TRIES && { end: "failed", finishedAt: now() }) });
  }
}

/** What Shopify is writing in bulk must be looked at first: an article may be written, and its products not yet. */
function mayStop({ work }: ScanJob): boolean {
  return work.kind !== "accept" || work.phase === "reading" || work.phase === "rest";
}

async function takeStep(ports: JobPorts, { id, work }: ScanJob, keep: KeepProgress<JobWork>, now: Instant): Promise<Step<JobWork>> {
  switch (work.kind) {
    case "scan":
      return scanStep(ports, id, work, keep, now);
    case "accept":
      return acceptStep(ports, work, keep, now);
    case "check":
      return checkStep(ports, work, keep, now);
    default:
      return assertNever(work);
  }
}

function workAfter(error: ShopifyFailure, work: JobWork): JobWork {
  if (error instanceof ReadAgain && work.kind === "check") return toCheckWork();
  return error instanceof ReadAgain && work.kind === "scan" && work.phase !== "products" ? { ...work, phase: "articles", operationId: null } : work;
}

function finished(job: ScanJob, { work, checked }: Step<JobWork>, now: Instant): ScanJob {
  const last = work.kind === "scan" ? { startedAt: job.startedAt, finishedAt: now, articles: work.scanned, products: work.products } : job.last;
  return { ...job, work, end: "done", problem: null, tries: 0, finishedAt: now, last, lastCheck: checked ?? job.lastCheck };
}

async function cancel({ bulk, proposals }: JobPorts, { job, save }: JobLease, now: Instant): Promise<void> {
  const { work } = job;
  const operations = work.kind === "scan" ? [work.operationId] : Object.values(work.operations);
  for (const id of operations) {
    if (id === null) continue;
    // It may have ended meanwhile, and nobody reads what it found.
    await bulk.cancel(id).catch((error: unknown) => {
      if (!(error instanceof ShopifyFailure)) throw error;
    });
  }
  if (work.kind === "accept") await proposals.stopAccepting();
  await save({ ...job, end: "cancelled", problem: null, finishedAt: now });
}
