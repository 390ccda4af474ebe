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
    "SHOP names the one shop that the Chatwoot, Supabase and AI credentials belong to",
  ]);
});

test("an empty value counts as absent", () => {
  expect(parseEnv({ ...complete, SUPABASE_URL: "", CHATWOOT_ACCOUNT_ID: "" }).SUPABASE_URL).toBeUndefined();
});

const model = {
  SHOP: "my-shop.myshopify.com",
  AI_PROVIDER: "openai-compatible",
  AI_BASE_URL: "https://models.example.com/v1/",
  AI_API_KEY: "key",
  AI_MODEL: "small",
};

test("no model is the default, and saying so is fine with the rest left in place", () => {
  expect(parseEnv(complete).AI_PROVIDER).toBeUndefined();
  expect(problemsOf({ ...complete, ...model, AI_PROVIDER: "template" })).toEqual([]);
});

test("a whole model is taken; Anthropic's needs no address", () => {
  expect(parseEnv({ ...complete, ...model }).AI_BASE_URL).toBe("https://models.example.com/v1");
  expect(problemsOf({ ...complete, ...model, AI_PROVIDER: "anthropic", AI_BASE_URL: "" })).toEqual([]);
});

test("half a model is a problem that names what is missing", () => {
  expect(problemsOf({ ...complete, AI_PROVIDER: "openai-compatible" })).toEqual([
    "AI_API_KEY is needed because AI_PROVIDER is openai-compatible",
    "AI_BASE_URL is needed because AI_PROVIDER is openai-compatible",
    "AI_MODEL is needed because AI_PROVIDER is openai-compatible",
  ]);
  expect(problemsOf({ ...complete, AI_PROVIDER: "anthropic", AI_MODEL: "m" })).toEqual([
    "AI_API_KEY is needed because AI_PROVIDER is anthropic",
  ]);
  expect(problemsOf({ ...complete, ...model, AI_PROVIDER: "", SHOP: "" })).toEqual([
    "AI_PROVIDER says how to speak to the model: openai-compatible or anthropic",
    "SHOP names the one shop that the Chatwoot, Supabase and AI credentials belong to",
  ]);
  expect(problemsOf({ ...complete, ...model, AI_PROVIDER: "openai" })).toEqual([
    "AI_PROVIDER must be template, openai-compatible or anthropic",
  ]);
});

test.each([
  ["http://models.example.com/v1", "AI_BASE_URL must begin with https://: the key would travel in the clear"],
  ["https://10.0.0.8/v1", "AI_BASE_URL is a private address: add 10.0.0.8 to ALLOWED_PRIVATE_HOSTS"],
  [
    "https://169.254.169.254",
    "AI_BASE_URL is a private address: add 169.254.169.254 to ALLOWED_PRIVATE_HOSTS",
  ],
  [
    "https://key@models.example.com/v1",
    "AI_BASE_URL must be the address only: the key has its own variable, AI_API_KEY",
  ],
])("a model at %s is refused", (address, problem) => {
  expect(problemsOf({ ...complete, ...model, AI_BASE_URL: address })).toEqual([problem]);
});

test.each(["http://127.0.0.1:11434/v1", "http://models.internal:8000/v1"])(
  "a model at %s is taken",
  (address) => {
    const allowed = { ALLOWED_PRIVATE_HOSTS: "models.internal" };
    expect(problemsOf({ ...complete, ...model, ...allowed, AI_BASE_URL: address })).toEqual([]);
  },
);
