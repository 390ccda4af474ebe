import { expect, test } from "vitest";
import { ConfigurationError, parseEnv } from "./env.server.ts";

const complete = {
  DATABASE_URL: "postgresql://localhost/cx",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://app.example.com/",
  ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
};

function problemsOf(source: Record<string, string | undefined>): readonly string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

test("defaults hold where nothing is said", () => {
  const env = parseEnv(complete);
  expect(env).toMatchObject({
    FEATURE_MODAL_APPROVALS: true,
    FEATURE_AI_ESCALATIONS: false,
    CHATWOOT_SLA_MINUTES: 60,
    REFUND_ESCALATE_AT: "325.00",
    SHOPIFY_APP_URL: "https://app.example.com",
  });
});

test("every problem is named at once, with its remedy", () => {
  expect(problemsOf({})).toEqual([
    expect.stringMatching(/^DATABASE_URL /),
    expect.stringMatching(/^ENCRYPTION_KEY .*openssl rand/),
    expect.stringMatching(/^SHOPIFY_API_KEY /),
    expect.stringMatching(/^SHOPIFY_API_SECRET /),
    expect.stringMatching(/^SHOPIFY_APP_URL /),
  ]);
});

test.each(["no", "yes", "FALSE", "2"])("a switch set to %s is refused, never read as on", (value) => {
  expect(problemsOf({ ...complete, FEATURE_AI_ESCALATIONS: value })).toEqual([
    "FEATURE_AI_ESCALATIONS must be 0, 1, true or false",
  ]);
});

test.each([
  ["false", false],
  ["0", false],
  ["true", true],
  ["1", true],
])("a switch set to %s is %s", (value, expected) => {
  expect(parseEnv({ ...complete, FEATURE_AI_ESCALATIONS: value }).FEATURE_AI_ESCALATIONS).toBe(expected);
});

test("half a Chatwoot connection is a problem, and credentials need the shop they belong to", () => {
  expect(problemsOf({ ...complete, CHATWOOT_BASE_URL: "https://chat.example.com" })).toEqual([
    "CHATWOOT_ACCOUNT_ID is needed because CHATWOOT_BASE_URL is set",
    "CHATWOOT_API_TOKEN is needed because CHATWOOT_BASE_URL is set",
    "SHOP names the one shop that the Chatwoot and Supabase credentials belong to",
  ]);
});

test("an empty value counts as absent", () => {
  expect(parseEnv({ ...complete, SUPABASE_URL: "", CHATWOOT_ACCOUNT_ID: "" }).SUPABASE_URL).toBeUndefined();
});
