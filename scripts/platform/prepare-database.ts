import { Logger, runMigrations } from "graphile-worker";
import { applyMigrations } from "../../prisma/migrate.ts";

/** Brings a database to what this version needs: our tables, then the queue's. Safe to run from several processes. */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  await applyMigrations(databaseUrl);
  await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => undefined) });
}
