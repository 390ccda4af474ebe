import { z } from "zod";
import type { JobContext } from "../composition.server.ts";
import { mirrorDecisions } from "../features/decisions/mirror-decisions.server.ts";
import { addJob } from "../models/jobs.server.ts";
import { nextMirrorAt } from "../models/mirrors.server.ts";

const payloadSchema = z.object({ shopDomain: z.string().min(1) });
const LOOK_AGAIN_MS = 5 * 60_000;

/** Mirrors what is due for a shop's live work, and comes back when the next row is. */
export async function mirrorDecisionsTask(context: JobContext, payload: unknown): Promise<void> {
  const { shopDomain } = payloadSchema.parse(payload);
  const { mirror } = await context.connections({ shopDomain, world: "live" });
  if (!mirror.isConnected) {
    const waits = (await nextMirrorAt(context.database, shopDomain)) !== null;
    if (waits) await comeBack(context, shopDomain, lookAgainAt(context));
    return;
  }
  const run = await mirrorDecisions({ ...context, mirror: mirror.port, jitter: Math.random }, shopDomain);
  context.logger.info({ shopDomain, ...run });
  const dueAt = await nextMirrorAt(context.database, shopDomain);
  const at = [dueAt, run.isComplete ? null : lookAgainAt(context)]
    .filter((each) => each !== null)
    .toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (at) await comeBack(context, shopDomain, at);
}

function lookAgainAt({ clock }: JobContext): Date {
  return new Date(clock.now().getTime() + LOOK_AGAIN_MS);
}

async function comeBack(context: JobContext, shopDomain: string, runAt: Date): Promise<void> {
  await context.database.$transaction((tx) =>
    addJob(
      tx,
      "mirror-decisions",
      { shopDomain },
      { key: `mirror:${shopDomain}`, queue: `mirror:${shopDomain}`, runAt, keepsRunAt: true },
    ),
  );
}
