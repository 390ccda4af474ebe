import type { Transaction } from "../db.server.ts";

/** The jobs of the app and what each is given. Payloads carry ids only. */
export interface JobPayloads {
  readonly "deliver-reply": { readonly decisionId: number };
  readonly "follow-delivery": { readonly decisionId: number };
  readonly "read-back": { readonly decisionId: number; readonly isLast: boolean };
  readonly "mirror-decisions": { readonly shopDomain: string };
  readonly "sync-conversations": { readonly shopDomain: string };
  readonly "process-inbox": { readonly shopDomain: string };
}

export type JobName = keyof JobPayloads;

interface JobOptions {
  /** One waiting job per key: adding again moves the waiting one. */
  readonly key?: string;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
  readonly runAt?: Date;
  /** A waiting job of this key keeps its time: whoever added it may want it sooner. */
  readonly keepsRunAt?: boolean;
}

/** Enqueues inside the caller's transaction: no commit, no job. */
export async function addJob<N extends JobName>(
  tx: Transaction,
  name: N,
  payload: JobPayloads[N],
  options: JobOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job(
      ${name}::text, ${JSON.stringify(payload)}::json,
      queue_name := ${options.queue ?? null}::text,
      run_at := ${options.runAt ?? null}::timestamptz,
      job_key := ${options.key ?? null}::text,
      job_key_mode := ${options.keepsRunAt ? "preserve_run_at" : "replace"}::text
    )`;
}
