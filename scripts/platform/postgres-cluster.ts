import { existsSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { chownSync } from "node:fs";
import { makeOwnedDirectory, type PostgresAccount } from "./postgres-account.ts";
import { runProgram, type PostgresPrograms } from "./postgres-programs.ts";
import { identifyProcess, readTextOrNull } from "./process-identity.ts";

/** One PostgreSQL data directory and what runs it. */
export interface Cluster {
  readonly directory: string;
  readonly account: PostgresAccount;
  readonly programs: PostgresPrograms;
}

export const SUPERUSER = "postgres";
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 25;

/** initdb into a directory aside, then a rename: a killed start leaves no half-made cluster behind. */
export async function createCluster(cluster: Cluster, password: string): Promise<void> {
  if (existsSync(join(cluster.directory, "PG_VERSION"))) return;
  const draft = `${cluster.directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  makeOwnedDirectory(draft, cluster.account);
  const passwordFile = join(tmpdir(), `cx-initdb-${randomUUID()}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (cluster.account !== null) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  try {
    const { initdb } = cluster.programs;
    const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"];
    const access = [`--username=${SUPERUSER}`, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
    await runProgram(initdb, ["-D", draft, ...locale, ...access], cluster.account);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, cluster.directory);
}

/** Starts the server on a loopback port and waits until it answers. Errors: the end of its log. */
export async function startServer(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
) {
  const all = { ...settings, port: String(port), listen_addresses: "127.0.0.1", unix_socket_directories: "" };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  const logFile = join(cluster.directory, "server.log");
  const { pg_ctl } = cluster.programs;
  try {
    const start = ["start", "-w", "-t", "30", "-D", cluster.directory, "-l", logFile, "-o", flags.join(" ")];
    await runProgram(pg_ctl, start, cluster.account);
  } catch (cause) {
    const log = readTextOrNull(logFile)?.trim().slice(-600) ?? "";
    throw new Error(`PostgreSQL did not start on port ${port}: ${log}`, { cause });
  }
}

/** The server of this directory, if it runs: a living postgres whose -D is this directory. */
export function findServer(directory: string): number | null {
  const pid = Number(readTextOrNull(join(directory, "postmaster.pid"))?.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0 || identifyProcess(pid) === null) return null;
  if (process.platform !== "linux") return pid;
  const commandLine = readTextOrNull(`/proc/${pid}/cmdline`)?.split("\0") ?? [];
  const dataDirectory = commandLine[commandLine.indexOf("-D") + 1];
  const isPostgres = commandLine[0]?.endsWith("postgres") === true && dataDirectory !== undefined;
  return isPostgres && isSameDirectory(dataDirectory, directory) ? pid : null;
}

function isSameDirectory(left: string, right: string): boolean {
  try {
    return realpathSync(left) === realpathSync(right);
  } catch {
    return false; // one of the two is gone
  }
}

/** Fast shutdown: clients are disconnected, a checkpoint is written. */
export async function stopServer(directory: string): Promise<"stopped" | "was not running"> {
  const pid = findServer(directory);
  if (pid === null) return "was not running";
  process.kill(pid, "SIGINT");
  for (let waitedMs = 0; findServer(directory) !== null; waitedMs += POLL_MS) {
    if (waitedMs > STOP_TIMEOUT_MS) throw new Error(`PostgreSQL (process ${pid}) did not stop`);
    await delay(POLL_MS);
  }
  return "stopped";
}

/** A pid file without its server: PostgreSQL would refuse to start where the id has been given to another process. */
export function removeStalePidFile(directory: string): void {
  if (findServer(directory) === null) rmSync(join(directory, "postmaster.pid"), { force: true });
}
