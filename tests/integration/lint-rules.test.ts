import { join } from "node:path";
import { ESLint } from "eslint";
import { expect, test } from "vitest";

const eslint = new ESLint({ cwd: join(import.meta.dirname, "../..") });

async function rulesBroken(path: string, code: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(`${code}\n`, { filePath: path });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

const ENVIRONMENT = "export const home = process.env.HOME;";
const CALL = 'export const answer = () => fetch("https://example.com");';
const NODE_HTTPS = 'export { request } from "node:https";';
const NOW = "export const now = () => new Date();";

test.each([
  ["the environment", "app/features/replies/approve.server.ts", ENVIRONMENT, "no-restricted-properties"],
  [
    "the environment, taken apart",
    "app/models/orders.server.ts",
    "export const { HOME } = process.env;",
    "no-restricted-properties",
  ],
  ["a call outside a client", "app/features/replies/approve.server.ts", CALL, "no-restricted-globals"],
  ["a call in the domain", "app/domain/sla.ts", CALL, "no-restricted-globals"],
  [
    "a way round the outbound guard",
    "app/integrations/chatwoot/client.server.ts",
    NODE_HTTPS,
    "no-restricted-imports",
  ],
  ["a clock in the domain", "app/domain/sla.ts", NOW, "no-restricted-syntax"],
  [
    "another clock in the domain",
    "app/domain/sla.ts",
    "export const now = () => Date.now();",
    "no-restricted-syntax",
  ],
  [
    "chance in the domain",
    "app/domain/sla.ts",
    "export const pick = () => Math.random();",
    "no-restricted-syntax",
  ],
])("%s is refused", async (_, path, code, rule) => {
  await expect(rulesBroken(path, code)).resolves.toEqual([rule]);
});

test.each([
  ["the environment in its one reader", "app/env.server.ts", ENVIRONMENT],
  ["the environment in a program", "scripts/demo.ts", ENVIRONMENT],
  ["a call in a client", "app/integrations/chatwoot/client.server.ts", CALL],
  ["a server in the platform", "scripts/platform/gateway.ts", NODE_HTTPS],
  ["the clock at the edge", "app/lib/clock.ts", NOW],
  ["a time that was given", "app/domain/sla.ts", "export const at = (ms: number) => new Date(ms);"],
])("%s is fine", async (_, path, code) => {
  await expect(rulesBroken(path, code)).resolves.toEqual([]);
});
