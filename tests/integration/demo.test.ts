import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { findFreePair, isPortFree } from "../../scripts/platform/free-port.ts";
import { findServer, stopServer } from "../../scripts/platform/postgres-cluster.ts";
import { readTextOrNull } from "../../scripts/platform/process-identity.ts";

interface Started {
  readonly process: ChildProcess;
  /** Resolves once the output contains it; rejects with the whole output when the process ends before. */
  says(sentence: string): Promise<void>;
  /** The exit code and everything that was said. */
  end(): Promise<{ code: number | null; said: string }>;
}

let dataDir: string;
let port: number;
const started: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "cx-demo-"));
  port = await findFreePair();
});

afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await stopServer(join(dataDir, "postgres"));
  rmSync(dataDir, { recursive: true, force: true });
});

/** `npm run demo`, in a process of its own. */
function demo(...flags: string[]): Started {
  const child = spawn(process.execPath, ["scripts/demo.ts", "--port", String(port), ...flags], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      CX_DEMO_DATA_DIR: dataDir,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk));
  const closed = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  return {
    process: child,
    end: () => closed,
    says: (sentence) =>
      Promise.race([
        vi.waitUntil(() => said.includes(sentence), { timeout: 40_000 }).then(() => undefined),
        closed.then(() => Promise.reject(new Error(`ended without "${sentence}": ${said}`))),
      ]),
  };
}

/** The command lines of living processes by id, of those below `parent` only. */
function processesBelow(parent: number): Map<number, string> {
  const children = readdirSync("/proc")
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
  return new Map(children.flatMap((pid) => [[pid, commandOf(pid)], ...processesBelow(pid)]));
}

function parentOf(pid: number): number | null {
  const afterName = readTextOrNull(`/proc/${pid}/stat`)?.split(") ").at(-1);
  return afterName === undefined ? null : Number(afterName.split(" ")[1]);
}

/** Empty once the process has ended, even before anybody has asked how. */
function commandOf(pid: number): string {
  return readTextOrNull(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ") ?? "";
}

test("a second start says so and changes nothing; a killed one leaves nothing behind and the next works", async () => {
  const address = `http://localhost:${port}`;
  const first = demo();
  await first.says(address);
  const postgres = findServer(join(dataDir, "postgres"));

  const second = await demo("--reset").end();
  expect(second).toEqual({
    code: 1,
    said: expect.stringContaining(`${dataDir} is in use by process ${first.process.pid}`),
  });
  expect(findServer(join(dataDir, "postgres"))).toBe(postgres);
  expect((await fetch(address)).status).toBe(200);

  const below = processesBelow(first.process.pid ?? 0);
  expect([...below.values()].join("\n")).toMatch(/postgrest/);
  expect([...below.values()].join("\n")).toMatch(/server\.ts/);
  first.process.kill("SIGKILL");
  await vi.waitFor(
    async () => {
      expect([...below.keys()].map(commandOf).filter(Boolean)).toEqual([]);
      expect(findServer(join(dataDir, "postgres"))).toBeNull();
      expect([await isPortFree(port), await isPortFree(port + 1)]).toEqual([true, true]);
    },
    { timeout: 15_000, interval: 100 },
  );

  const next = demo();
  await next.says(address);
  expect((await fetch(address)).status).toBe(200);
  next.process.kill("SIGTERM");
  expect((await next.end()).code).toBe(0);
}, 120_000);
