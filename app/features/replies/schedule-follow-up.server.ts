import type { Transaction } from "../../db.server.ts";
import { READ_BACK_AFTER_MS } from "../../domain/policy.ts";
import { addJob } from "../../models/jobs.server.ts";

/** What comes after a message is stored: label and note at once, and two looks at what the channel did with it. */
export async function scheduleFollowUp(
  tx: Transaction,
  { decisionId, queue }: { readonly decisionId: number; readonly queue: string },
  acceptedAt: Date,
): Promise<void> {
  const after = (ms: number) => new Date(acceptedAt.getTime() + ms);
  await addJob(tx, "follow-delivery", { decisionId }, { key: `follow:${decisionId}`, queue });
  await addJob(
    tx,
    "read-back",
    { decisionId, isLast: false },
    { key: `read-back:${decisionId}:first`, runAt: after(READ_BACK_AFTER_MS.first) },
  );
  await addJob(
    tx,
    "read-back",
    { decisionId, isLast: true },
    { key: `read-back:${decisionId}:last`, runAt: after(READ_BACK_AFTER_MS.last) },
  );
}
