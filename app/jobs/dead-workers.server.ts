import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import { Client } from "pg";
import type { Logger } from "../lib/logger.server.ts";

const SWEEP_EVERY_MS = 5_000;
/** Younger locks are left alone: their worker may not have announced itself yet. */
const LOCK_AGE = "10 seconds";

/**
 * Frees the jobs of workers that were killed. The queue itself waits four hours for them, and a customer would too.
 * A living worker holds an advisory lock under its id, which the database drops with its connection.
 */
export function watchForDeadWorkers(connectionString: string, events: WorkerEvents, logger: Logger) {
  const ours = new Set<string>();
  let client: Client | null = null;
  let sweeping = Promise.resolve();
  events.on("worker:create", ({ worker }) => ours.add(worker.workerId));
  events.on("worker:stop", ({ worker }) => ours.delete(worker.workerId));

  async function connect(): Promise<Client> {
    if (client) return client;
    const fresh = new Client({ connectionString });
    fresh.on("error", () => (client = null));
    await fresh.connect();
    client = fresh;
    return fresh;
  }

  async function sweep(): Promise<void> {
    try {
      const connection = await connect();
      await announce(connection, ours);
      const freed = await freeDeadWorkers(connection, ours);
      if (freed.length > 0) logger.warn({ workers: freed.length }, "freed the jobs of workers that are gone");
    } catch (error) {
      client = null;
      logger.warn({ code: (error as { code?: string }).code }, "could not look for workers that are gone");
    }
  }

  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep);
  }, SWEEP_EVERY_MS);
  sweeping = sweep();
  return {
    async stop() {
      clearInterval(timer);
      await sweeping;
      await client?.end();
    },
  };
}

/** Advisory locks of one session may be taken again: only the first one matters, and all go with the session. */
async function announce(connection: Client, workerIds: ReadonlySet<string>): Promise<void> {
  await connection.query(
    `select pg_try_advisory_lock(hashtextextended('cx-worker/' || id, 0)) from unnest($1::text[]) as id
     where not exists (select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
       and ((classid::bigint << 32) | objid::bigint) = hashtextextended('cx-worker/' || id, 0))`,
    [[...workerIds]],
  );
}

async function freeDeadWorkers(connection: Client, ours: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await connection.query<{ locked_by: string }>(
    `select distinct locked_by from graphile_worker.jobs where locked_at < now() - $1::interval`,
    [LOCK_AGE],
  );
  const dead: string[] = [];
  for (const { locked_by: id } of rows.filter((row) => !ours.has(row.locked_by))) {
    const lock = await connection.query<{ gone: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('cx-worker/' || $1, 0)) as gone`,
      [id],
    );
    if (!lock.rows[0]?.gone) continue;
    await connection.query(`select graphile_worker.force_unlock_workers(array[$1])`, [id]);
    await connection.query(`select pg_advisory_unlock(hashtextextended('cx-worker/' || $1, 0))`, [id]);
    dead.push(id);
  }
  return dead;
}

export function createWorkerEvents(): WorkerEvents {
  return new EventEmitter() as WorkerEvents;
}
