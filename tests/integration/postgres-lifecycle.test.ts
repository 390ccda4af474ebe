import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { DataDirectoryInUseError } from "../../scripts/platform/data-lock.ts";
import { startPostgres } from "../../scripts/platform/postgres.ts";
import { findServer, stopServer } from "../../scripts/platform/postgres-cluster.ts";

const heldSchema = z.object({ port: z.number(), recovered: z.string() });
let dataDir: string;
let holders: ChildProcess[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "cx-postgres-"));
  holders = [];
});

afterEach(async () => {
  for (const holder of holders) holder.kill("SIGKILL");
  await stopServer(clusterDir());
  rmSync(dataDir, { recursive: true, force: true });
});

function clusterDir(): string {
  return join(dataDir, "postgres");
}

async function hold(): Promise<{ holder: ChildProcess; port: number; recovered: string }> {
  const program = join(import.meta.dirname, "../support/hold-postgres.ts");
  const holder = spawn(process.execPath, [program, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  holders.push(holder);
  const [line] = await once(createInterface({ input: holder.stdout }), "line");
  return { holder, ...heldSchema.parse(JSON.parse(String(line))) };
}

/** Freezes the watcher, so that a killed start leaves its server behind as a lost machine would. */
function killWithWatcher(holder: ChildProcess): void {
  const children = execFileSync("cat", [`/proc/${holder.pid}/task/${holder.pid}/children`], {
    encoding: "utf8",
  });
  for (const child of children.trim().split(/\s+/)) process.kill(Number(child), "SIGKILL");
  holder.kill("SIGKILL");
}

test("a second start on the same directory names the first and changes nothing", async () => {
  const first = await startPostgres({ dataDir });
  const pid = findServer(clusterDir());

  const second = startPostgres({ dataDir });

  await expect(second).rejects.toThrow(DataDirectoryInUseError);
  await expect(second).rejects.toThrow(`process ${process.pid}`);
  expect(findServer(clusterDir())).toBe(pid);
  await first.stop();
  expect(findServer(clusterDir())).toBeNull();
});

test("data outlives a stop", async () => {
  const first = await startPostgres({ dataDir });
  await first.ensureDatabase("kept");
  await first.stop();

  const second = await startPostgres({ dataDir });

  await expect(second.ensureDatabase("kept")).resolves.toBe(second.url("kept"));
  await second.stop();
});

test("the server ends with a killed process, and the next start works", async () => {
  const { holder } = await hold();
  holder.kill("SIGKILL");
  await vi.waitFor(() => expect(findServer(clusterDir())).toBeNull(), { timeout: 5000 });

  const next = await startPostgres({ dataDir });

  expect(next.recovered).toBe("nothing");
  await next.stop();
});

test("a server left behind is stopped before the next one starts", async () => {
  const { holder } = await hold();
  const orphan = findServer(clusterDir());
  killWithWatcher(holder);
  await once(holder, "exit");
  expect(findServer(clusterDir())).toBe(orphan);

  const next = await startPostgres({ dataDir });

  expect(next.recovered).toBe("stopped an orphaned server");
  expect(findServer(clusterDir())).not.toBe(orphan);
  await next.stop();
});

test("a pid file and a lock that name a living stranger are put aside", async () => {
  const first = await startPostgres({ dataDir });
  await first.stop();
  writeFileSync(join(clusterDir(), "postmaster.pid"), `${process.pid}\n${clusterDir()}\n`);
  writeFileSync(join(dataDir, "lock.json"), JSON.stringify({ pid: process.pid, startedAt: "another boot" }));

  const next = await startPostgres({ dataDir });

  await next.stop();
});

test("a taken port is named, and a later start is free to go on", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const { port } = z.object({ port: z.number() }).parse(squatter.address());

  await expect(startPostgres({ dataDir, port })).rejects.toThrow(`port ${port} is taken`);

  squatter.close();
  const next = await startPostgres({ dataDir, port });
  expect(next.port).toBe(port);
  await next.stop();
});

test("SIGTERM stops the server in order", async () => {
  const { holder } = await hold();
  holder.kill("SIGTERM");
  const [code] = await once(holder, "exit");
  expect(code).toBe(0);
  expect(findServer(clusterDir())).toBeNull();
});
