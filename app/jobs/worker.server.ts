import { Logger as QueueLogger, run, type TaskList } from "graphile-worker";
import { jobContext, type JobContext } from "../composition.server.ts";
import type { Logger } from "../lib/logger.server.ts";
import type { JobName } from "../models/jobs.server.ts";
import { createWorkerEvents, watchForDeadWorkers } from "./dead-workers.server.ts";
import { deliverReplyTask } from "./deliver-reply.server.ts";
import { followDeliveryTask, readBackTask } from "./follow-delivery.server.ts";
import { mirrorDecisionsTask } from "./mirror-decisions.server.ts";
import { processInboxTask } from "./process-inbox.server.ts";
import { scheduleSyncs, syncConversationsTask } from "./sync-conversations.server.ts";

const CONCURRENCY = 4;
/** LISTEN/NOTIFY starts a job within milliseconds; polling is for jobs with a later time. */
const POLL_INTERVAL_MS = 500;

export interface RunningWorker {
  /** Ends after the jobs in hand. */
  stop(): Promise<void>;
}

function tasksOf(context: JobContext): TaskList {
  return {
    "deliver-reply": (payload) => deliverReplyTask(context, payload),
    "follow-delivery": (payload) => followDeliveryTask(context, payload),
    "read-back": (payload) => readBackTask(context, payload),
    "mirror-decisions": (payload) => mirrorDecisionsTask(context, payload),
    "sync-conversations": (payload) => syncConversationsTask(context, payload),
    "process-inbox": (payload) => processInboxTask(context, payload),
  } satisfies Record<JobName, TaskList[string]>;
}

export async function startWorker(logger: Logger): Promise<RunningWorker> {
  const context = jobContext(logger);
  const events = createWorkerEvents();
  const runner = await run({
    connectionString: context.databaseUrl,
    concurrency: CONCURRENCY,
    pollInterval: POLL_INTERVAL_MS,
    noHandleSignals: true,
    taskList: tasksOf(context),
    events,
    logger: new QueueLogger(() => (level, message) => logger[level === "warning" ? "warn" : level](message)),
  });
  await scheduleSyncs(context);
  const watch = watchForDeadWorkers(context.databaseUrl, events, logger);
  return {
    async stop() {
      await runner.stop();
      await watch.stop();
    },
  };
}
