import { batchLimit, blamesARow, nextMirrorDelayMs, QUICK_ATTEMPTS } from "../../domain/mirror-schedule.ts";
import type { MirrorOutcome } from "../../integrations/supabase/port.ts";
import { claimDueMirrors, recordSyncAttempts, type MirrorTask } from "../../models/mirrors.server.ts";
import { mirrorCompanions, type MirrorDeps } from "./mirror-companions.server.ts";
import { toDecisionLogRow } from "./mirror-rows.server.ts";

const BATCH_SIZE = 100;
/** A run starts no further batch after this long, well inside its lease on the rows. */
const RUN_MS = 30_000;
const LEASE_MS = 60_000;

export interface MirrorDecisionsDeps extends MirrorDeps {
  /** In [0, 1): spreads the long waits. */
  readonly jitter: () => number;
}

export interface MirrorRun {
  readonly mirrored: number;
  readonly failed: number;
  /** Texts, heads and sync events are all there too. */
  readonly isComplete: boolean;
}

/** Rows that travel together; all of them are on the same attempt. */
interface Batch {
  readonly attempt: number;
  readonly tasks: readonly MirrorTask[];
}

interface Carried {
  readonly status: MirrorOutcome["status"] | "SPLIT";
  /** What goes out again at once. */
  readonly again: readonly Batch[];
}

/**
 * Copies a shop's due decisions to Supabase, one attempt a row and try, and plans the next try of what failed.
 * A replay never makes a second row, so a try whose answer was lost is simply repeated.
 */
export async function mirrorDecisions(deps: MirrorDecisionsDeps, shopDomain: string): Promise<MirrorRun> {
  const now = deps.clock.now();
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const due = await claimDueMirrors(deps.database, { shopDomain, now, leaseUntil, limit: BATCH_SIZE });
  const waiting = batchesOf(due);
  const counts = { mirrored: 0, failed: 0 };
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    if (deps.clock.now().getTime() - now.getTime() > RUN_MS) break;
    const { status, again } = await carry(deps, batch, leaseUntil);
    if (status === "SUCCESS") counts.mirrored += batch.tasks.length;
    else if (again.length === 0) counts.failed += batch.tasks.length;
    waiting.unshift(...again);
  }
  // Supabase is down for everything else too.
  if (counts.failed > 0 && counts.mirrored === 0) return { ...counts, isComplete: false };
  return { ...counts, isComplete: await mirrorCompanions(deps, shopDomain) };
}

/** New rows never travel with rows that failed before; rows that timed out travel in ever smaller company. */
function batchesOf(tasks: readonly MirrorTask[]): Batch[] {
  const groups = Map.groupBy(tasks, (task) => `${task.attempt} ${task.status}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const size = batchLimit(BATCH_SIZE, first.status === "TIMEOUT" ? first.attempt : 0);
    return inPieces([first, ...others], size).map((piece) => ({ attempt: first.attempt + 1, tasks: piece }));
  });
}

function inPieces<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function carry(deps: MirrorDecisionsDeps, batch: Batch, leaseUntil: Date): Promise<Carried> {
  const { attempt, tasks } = batch;
  const attemptedAt = deps.clock.now();
  const outcome = await deps.mirror.writeDecisions(tasks.map(({ decision }) => toDecisionLogRow(decision)));
  const { status, errorCode, durationMs } = outcome;
  // One bad row refuses its whole batch, so the refusal is no verdict on any one of them: ask again in halves.
  if (status === "REJECTED" && tasks.length > 1 && blamesARow(errorCode)) {
    return { status: "SPLIT", again: halvesOf(tasks, attempt) };
  }
  const again =
    status === "TIMEOUT" && tasks.length > 1 && attempt < QUICK_ATTEMPTS ? halvesOf(tasks, attempt + 1) : [];
  await recordSyncAttempts(deps.database, {
    decisionIds: tasks.map(({ decisionId }) => decisionId),
    attempt,
    status,
    durationMs,
    errorCode,
    attemptedAt,
    nextAttemptAt: again.length > 0 ? leaseUntil : nextAttemptAt(deps, attempt, outcome),
  });
  return { status, again };
}

function halvesOf(tasks: readonly MirrorTask[], attempt: number): Batch[] {
  return inPieces(tasks, Math.ceil(tasks.length / 2)).map((half) => ({ attempt, tasks: half }));
}

/** Nothing follows a success or a row that is itself at fault; a refused key or table may be put right. */
function nextAttemptAt(deps: MirrorDecisionsDeps, attempt: number, outcome: MirrorOutcome): Date | null {
  if (outcome.status === "SUCCESS") return null;
  if (outcome.status === "REJECTED" && blamesARow(outcome.errorCode)) return null;
  const effective = outcome.status === "REJECTED" ? Math.max(attempt, QUICK_ATTEMPTS) : attempt;
  const delayMs = nextMirrorDelayMs(effective, deps.jitter(), outcome.retryAfterMs);
  return new Date(deps.clock.now().getTime() + delayMs);
}
