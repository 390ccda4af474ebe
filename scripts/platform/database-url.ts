import { findRunningPostgres, startPostgres, type RunningPostgres } from "./postgres.ts";

export const DATA_DIR = ".data";
export const APP_DATABASE = "app";

/**
 * Sets DATABASE_URL where the environment names none, by starting the embedded PostgreSQL under `.data/`.
 * Returns the server that was started here, for an orderly stop; it ends with this process in any case.
 */
export async function ensureDatabaseUrl(dataDir = DATA_DIR): Promise<RunningPostgres | null> {
  if (process.env.DATABASE_URL) return null;
  const postgres = await startPostgres({ dataDir });
  process.env.DATABASE_URL = await postgres.ensureDatabase(APP_DATABASE);
  return postgres;
}

/** The same for a process beside a running server (`npm run worker`): that server's PostgreSQL, if there is one. */
export async function attachDatabaseUrl(dataDir = DATA_DIR): Promise<RunningPostgres | null> {
  const running = findRunningPostgres(dataDir, APP_DATABASE);
  if (running === null) return ensureDatabaseUrl(dataDir);
  process.env.DATABASE_URL ||= running;
  return null;
}
