import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { onDeathOfThisProcess } from "../platform/parent-watch.ts";

const READY_WITHIN_MS = 30_000;
const POLL_MS = 50;

export interface AppProcess {
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export type AppSourceName = "build" | "vite";

const ENTRIES = {
  build: { file: "server.ts", NODE_ENV: "production" },
  vite: { file: "scripts/server/dev-server.ts", NODE_ENV: "development" },
} as const satisfies Record<AppSourceName, unknown>;

/** The app in a process of its own, with every outside host but the named ones out of reach. */
export async function startApp(
  source: AppSourceName,
  env: Record<string, string>,
  port: number,
): Promise<AppProcess> {
  const { file, NODE_ENV } = ENTRIES[source];
  const child = spawn(
    process.execPath,
    ["--import", "./scripts/stand-ins/preload.mjs", "--enable-source-maps", file],
    {
      env: { ...inherited(), ...env, PORT: String(port), CX_DEMO: "1", NODE_ENV },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  // A killed parent must not leave the server behind.
  const forget = onDeathOfThisProcess('kill "$1" 2>/dev/null', [String(child.pid)]);
  await waitUntilReady(child, port);
  return {
    process: child,
    async stop() {
      forget();
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Only what a program needs to run: the demo's configuration is complete in itself. */
function inherited(): Record<string, string> {
  const { PATH = "", HOME = "", TZ } = process.env;
  return { PATH, HOME, ...(TZ ? { TZ } : {}) };
}

async function waitUntilReady(child: ChildProcess, port: number): Promise<void> {
  const startedAt = performance.now();
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error("the app ended while starting: see above");
    if (performance.now() - startedAt > READY_WITHIN_MS) {
      child.kill();
      throw new Error(`the app was not ready in ${READY_WITHIN_MS / 1000} s`);
    }
    await sleep(POLL_MS);
  }
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}
