import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** A migration that cannot be applied as things are: a person has to look. */
export class MigrationRefusedError extends Error {
  override readonly name = "MigrationRefusedError";
  readonly retryable = false;
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly logs: string | null;
}

const MIGRATIONS_DIR = join(import.meta.dirname, "migrations");
/** The lock Prisma's own engine takes, so that the two never run at once. */
const PRISMA_ADVISORY_LOCK = 72707369;
const LOCK_TIMEOUT_MS = 10_000;

/**
 * Applies prisma/migrations in order and returns the names of those applied now. It keeps `_prisma_migrations` as
 * `prisma migrate deploy` does (Prisma 6.19), so either may go on where the other stopped; Prisma's own needs an
 * engine binary that cannot be downloaded everywhere.
 * Errors: MigrationRefusedError for an applied migration that was edited or that failed.
 */
export async function applyMigrations(databaseUrl: string, directory = MIGRATIONS_DIR): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await takeLock(client);
    await createLedger(client);
    const applied = await readLedger(client);
    const pending = readMigrations(directory).filter((migration) => isPending(migration, applied));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end(); // ends the session and with it the lock
  }
}

function readMigrations(directory: string): Migration[] {
  const entries = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const content = readFileSync(join(directory, name, "migration.sql"));
      return {
        name,
        sql: content.toString("utf8"),
        checksum: createHash("sha256").update(content).digest("hex"),
      };
    });
}

function isPending(migration: Migration, applied: readonly AppliedMigration[]): boolean {
  const row = applied.find((candidate) => candidate.migration_name === migration.name);
  if (row === undefined) return true;
  if (row.finished_at === null) {
    throw new MigrationRefusedError(
      `migration ${migration.name} failed or was cut short earlier: put the database right, then mark it with ` +
        `\`prisma migrate resolve\`. ${row.logs ?? ""}`.trim(),
    );
  }
  if (row.checksum !== migration.checksum) {
    throw new MigrationRefusedError(
      `migration ${migration.name} was edited after it had been applied: restore the file and write a new migration`,
    );
  }
  return false;
}

async function takeLock(client: pg.Client): Promise<void> {
  await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
  await client.query("select pg_advisory_lock($1)", [PRISMA_ADVISORY_LOCK]);
  await client.query("set lock_timeout = 0");
}

async function createLedger(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`);
}

async function readLedger(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    "select migration_name, checksum, finished_at, logs from _prisma_migrations where rolled_back_at is null",
  );
  return rows;
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query("insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)", [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    await client.query("update _prisma_migrations set logs = $2 where id = $1", [id, reason]);
    throw new MigrationRefusedError(`migration ${name} failed: ${reason}`, { cause });
  }
  await client.query(
    "update _prisma_migrations set applied_steps_count = applied_steps_count + 1, finished_at = now() where id = $1",
    [id],
  );
}
