import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { expect, test } from "vitest";

/** What `npm start` says and how it ends, with an environment of its own. */
async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [resolve("server.ts")], {
    // Away from a developer's own .env.
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk));
  const [code] = (await once(child, "close")) as [number];
  return { code, said };
}

test("nothing configured: every problem at once, exit code 1, nothing started", async () => {
  const { code, said } = await start({});
  expect(code).toBe(1);
  expect(said.trim().split("\n")).toEqual([
    "The configuration has 4 problem(s):",
    expect.stringContaining("ENCRYPTION_KEY"),
    expect.stringContaining("SHOPIFY_API_KEY"),
    expect.stringContaining("SHOPIFY_API_SECRET"),
    expect.stringContaining("SHOPIFY_APP_URL"),
  ]);
});

test("a wrong value is named with what it should be, and no secret is printed", async () => {
  const { code, said } = await start({
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: "shpss_secret",
    SHOPIFY_APP_URL: "not an address",
    ENCRYPTION_KEY: "short-secret",
    FEATURE_AI_ESCALATIONS: "maybe",
    PORT: "eighty",
  });
  expect(code).toBe(1);
  for (const field of ["SHOPIFY_APP_URL", "ENCRYPTION_KEY", "FEATURE_AI_ESCALATIONS", "PORT"]) {
    expect(said).toContain(field);
  }
  expect(said).not.toMatch(/shpss_secret|short-secret/);
});
