import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { serveOnLoopback } from "./http-server.ts";

const PRELOAD = fileURLToPath(new URL("./preload.mjs", import.meta.url));
const run = promisify(execFile);

function runWithPreload(program: string, env: Record<string, string>) {
  const args = ["--import", PRELOAD, "--input-type=module", "-e", program];
  return run(process.execPath, args, { env: { NODE_ENV: "test", PATH: process.env.PATH, ...env } });
}

test("a call to a shop reaches the stand-in with the shop as its host and its body whole", async () => {
  const server = await serveOnLoopback(
    async (request) => Response.json({ url: request.url, body: await request.text() }),
    0,
  );
  const program = `
    const response = await fetch("https://some-shop.myshopify.com/admin/x?y=1", { method: "POST", body: "hello" });
    console.log(await response.text());`;
  const env = { CX_DEMO: "1", STANDIN_SHOPIFY_PORT: String(server.port) };
  const { stdout } = await runWithPreload(program, env);
  await server.close();
  expect(JSON.parse(stdout)).toEqual({ url: "http://some-shop.myshopify.com/admin/x?y=1", body: "hello" });
});

test("any other host is refused by name, those of the configured vendors and loopback are not", async () => {
  const server = await serveOnLoopback(async () => new Response("here"), 0);
  const program = `
    const words = [];
    for (const address of ["https://example.com/", "http://127.0.0.1:${server.port}/", "http://chat.invalid/"]) {
      words.push(await fetch(address).then((r) => r.text(), (error) => error.cause.message));
    }
    console.log(JSON.stringify(words));`;
  const env = {
    CX_DEMO: "1",
    STANDIN_SHOPIFY_PORT: String(server.port),
    CHATWOOT_BASE_URL: "http://chat.invalid",
  };
  const { stdout } = await runWithPreload(program, env);
  await server.close();
  const [other, loopback, chatwoot] = JSON.parse(stdout) as string[];
  expect(other).toContain("Outside call to example.com refused");
  expect(loopback).toBe("here");
  // Let through, and unknown to any resolver.
  expect(chatwoot).not.toContain("Outside call");
});

test("it refuses to load outside the demo, and without the stand-in's port", async () => {
  await expect(runWithPreload("", {})).rejects.toThrow(/only where CX_DEMO=1/);
  await expect(runWithPreload("", { CX_DEMO: "1" })).rejects.toThrow(/STANDIN_SHOPIFY_PORT/);
});
