import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { acquireDataLock } from "./data-lock.ts";
import { findFreePort, isPortFree } from "./free-port.ts";
import { onDeathOfThisProcess } from "./parent-watch.ts";
import {
  allowTraversal,
  assertReachable,
  findPostgresAccount,
  makeOwnedDirectory,
} from "./postgres-account.ts";
import {
  createCluster,
  findServer,
  removeStalePidFile,
  startServer,
  stopServer,
  SUPERUSER,
  type Cluster,
} from "./postgres-cluster.ts";
import { findPostgresPrograms } from "./postgres-programs.ts";
import { readTextOrNull } from "./process-identity.ts";

export interface PostgresOptions {
  /** Holds the lock, the password and the cluster; made when absent. */
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Server settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  readonly port: number;
  /** What had to be put right first: nothing, or a server left behind by a killed process. */
  readonly recovered: "nothing" | "stopped an orphaned server";
  url(database: string): string;
  /** Creates the database unless it exists and returns its address. */
  ensureDatabase(database: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the one PostgreSQL of a data directory, as root or an ordinary user, on the loopback interface only.
 * It ends with this process, even when that is killed.
 * Errors: DataDirectoryInUseError; a sentence when a port is taken or the programs are missing.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const lock = acquireDataLock(join(dataDir, "lock.json"));
  try {
    const cluster = await prepareCluster(dataDir);
    const password = readOrCreatePassword(join(dataDir, "postgres.password"));
    await createCluster(cluster, password);
    const recovered = await recover(cluster.directory);
    const port = await startOnPort(cluster, options);
    const forget = watch(cluster.directory);
    const url = (database: string) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
    writeFileSync(join(dataDir, "postgres.port"), String(port));
    const stop = async () => {
      await stopServer(cluster.directory);
      forget();
      rmSync(join(dataDir, "postgres.port"), { force: true });
      lock.release();
    };
    return { port, recovered, url, ensureDatabase: (database) => ensureDatabase(url, database), stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The address of a database on a server that another process started (`npm run worker` beside `npm start`). */
export function findRunningPostgres(dataDir: string, database: string): string | null {
  const port = readTextOrNull(join(dataDir, "postgres.port"));
  const password = readTextOrNull(join(dataDir, "postgres.password"));
  if (port === null || password === null || findServer(join(dataDir, "postgres")) === null) return null;
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

async function prepareCluster(dataDir: string): Promise<Cluster> {
  const account = findPostgresAccount();
  const programs = await findPostgresPrograms();
  allowTraversal(dataDir, account);
  const directory = join(dataDir, "postgres");
  if (!existsSync(directory)) makeOwnedDirectory(`${directory}.new`, account);
  assertReachable([programs.postgres, existsSync(directory) ? directory : `${directory}.new`], account);
  return { directory, account, programs };
}

function readOrCreatePassword(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(path, "utf8");
}

async function recover(directory: string): Promise<RunningPostgres["recovered"]> {
  const outcome = await stopServer(directory);
  removeStalePidFile(directory);
  return outcome === "stopped" ? "stopped an orphaned server" : "nothing";
}

async function startOnPort(cluster: Cluster, { port, settings = {} }: PostgresOptions): Promise<number> {
  if (port !== undefined && !(await isPortFree(port))) {
    throw new Error(`port ${port} is taken by another program: PostgreSQL needs another one`);
  }
  const chosen = port ?? (await findFreePort());
  try {
    await startServer(cluster, chosen, settings);
    return chosen;
  } catch (error) {
    // Another program may have taken the free port between the look and the start.
    if (port !== undefined || (await isPortFree(chosen))) throw error;
    return startOnPort(cluster, { dataDir: cluster.directory, settings });
  }
}

function watch(directory: string): () => void {
  const pid = findServer(directory);
  if (pid === null) throw new Error("PostgreSQL stopped right after its start");
  const pidFile = join(directory, "postmaster.pid");
  const interrupt = '[ "$(head -n 1 "$1" 2>/dev/null)" = "$2" ] && kill -INT "$2"';
  return onDeathOfThisProcess(interrupt, [pidFile, String(pid)]);
}

async function ensureDatabase(url: (database: string) => string, database: string): Promise<string> {
  const client = new pg.Client({ connectionString: url("postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
  return url(database);
}
