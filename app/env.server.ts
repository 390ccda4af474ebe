import { z } from "zod";
import { objectionToModelAddress } from "./lib/outside-address.ts";

/** z.coerce.boolean() reads "false" as true, so a switch takes these four words only. */
const switchValue = z
  .enum(["0", "1", "true", "false"], { error: "must be 0, 1, true or false" })
  .transform((value) => value === "1" || value === "true");

const port = z.coerce.number({ error: "must be a port number" }).int().min(1).max(65535);
const decimalAmount = z.string().regex(/^\d+(\.\d{1,3})?$/, "must be an amount such as 325.00");
const origin = z
  .url({ error: "must be an address such as https://example.com", protocol: /^https?$/ })
  .transform((value) => value.replace(/\/+$/, ""));
const shopDomain = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, "must be a shop domain such as my-shop.myshopify.com");

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    DATABASE_URL: z.url({ error: "must be a postgresql:// address", protocol: /^postgres(ql)?$/ }),
    SHOPIFY_API_KEY: z.string({ error: "is the app's client ID (Partner Dashboard, App setup)" }).min(1),
    SHOPIFY_API_SECRET: z.string({ error: "is the app's client secret (Partner Dashboard)" }).min(1),
    /** During a rotation: Shopify may sign webhooks with it for another hour. */
    SHOPIFY_API_SECRET_PREVIOUS: z.string().min(1).optional(),
    SHOPIFY_APP_URL: z.string({ error: "is the address that Shopify opens the app under" }).pipe(origin),
    SCOPES: z
      .string()
      .default(
        "read_orders,read_fulfillments,read_customers,read_returns,read_merchant_managed_fulfillment_orders",
      ),
    SHOP: shopDomain.optional(),
    CHATWOOT_BASE_URL: origin.optional(),
    CHATWOOT_ACCOUNT_ID: z.coerce
      .number({ error: "must be the account's number" })
      .int()
      .positive()
      .optional(),
    CHATWOOT_API_TOKEN: z.string().min(1).optional(),
    CHATWOOT_WEBHOOK_SECRET: z.string().min(1).optional(),
    CHATWOOT_SLA_MINUTES: z.coerce
      .number({ error: "must be a whole number of minutes" })
      .int()
      .min(1)
      .max(10_080)
      .default(60),
    SUPABASE_URL: origin.optional(),
    SUPABASE_SECRET_KEY: z.string().min(1).optional(),
    FEATURE_MODAL_APPROVALS: switchValue.default(true),
    FEATURE_AI_ESCALATIONS: switchValue.default(false),
    REFUND_ESCALATE_AT: decimalAmount.default("325.00"),
    REFUND_MANAGER_OVER: decimalAmount.default("500.00"),
    /** Unset is template: no model. */
    AI_PROVIDER: z
      .enum(["template", "openai-compatible", "anthropic"], {
        error: "must be template, openai-compatible or anthropic",
      })
      .optional(),
    AI_BASE_URL: origin.optional(),
    AI_API_KEY: z.string().min(1).optional(),
    AI_MODEL: z.string().min(1).optional(),
    ENCRYPTION_KEY: z
      .string({ error: "encrypts secrets at rest: make one with `openssl rand -base64 32`" })
      .min(32, "must have at least 32 characters: make one with `openssl rand -base64 32`"),
    /** Hosts on private addresses that Settings and AI_BASE_URL may name; plain HTTP is taken for them. */
    ALLOWED_PRIVATE_HOSTS: z
      .string()
      .default("")
      .transform((list) => list.split(",").filter(Boolean)),
    /** Set by the demo and tests only: Settings may then name a loopback address, as outside production. */
    CX_DEMO: switchValue.default(false),
    PORT: port.default(3000),
    HOST: z.string().default("127.0.0.1"),
    WORKER: switchValue.default(true),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  })
  .superRefine((env, context) => {
    needTogether(env, context, ["CHATWOOT_BASE_URL", "CHATWOOT_ACCOUNT_ID", "CHATWOOT_API_TOKEN"]);
    needTogether(env, context, ["SUPABASE_URL", "SUPABASE_SECRET_KEY"]);
    needModel(env, context);
    if ((env.CHATWOOT_BASE_URL || env.SUPABASE_URL || env.AI_API_KEY) && !env.SHOP) {
      const message = "names the one shop that the Chatwoot, Supabase and AI credentials belong to";
      context.addIssue({ code: "custom", path: ["SHOP"], message });
    }
  });

export type Env = z.infer<typeof schema>;

function needTogether(
  env: Record<string, unknown>,
  context: z.RefinementCtx,
  names: readonly [string, ...string[]],
) {
  const missing = names.filter((name) => env[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return;
  const given = names.filter((name) => !missing.includes(name)).join(" and ");
  for (const name of missing) {
    context.addIssue({ code: "custom", path: [name], message: `is needed because ${given} is set` });
  }
}

interface ModelVariables {
  readonly AI_PROVIDER?: string | undefined;
  readonly AI_BASE_URL?: string | undefined;
  readonly AI_API_KEY?: string | undefined;
  readonly AI_MODEL?: string | undefined;
  readonly ALLOWED_PRIVATE_HOSTS: readonly string[];
}

const NEEDED_BY_PROVIDER = {
  "openai-compatible": ["AI_BASE_URL", "AI_API_KEY", "AI_MODEL"],
  anthropic: ["AI_API_KEY", "AI_MODEL"],
} as const;

function needModel(env: ModelVariables, context: z.RefinementCtx) {
  const problem = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: [name], message });
  const { AI_PROVIDER: provider, AI_BASE_URL: baseUrl } = env;
  if (provider === "openai-compatible" || provider === "anthropic") {
    for (const name of NEEDED_BY_PROVIDER[provider]) {
      if (env[name] === undefined) problem(name, `is needed because AI_PROVIDER is ${provider}`);
    }
  } else if (provider === undefined && (baseUrl || env.AI_API_KEY || env.AI_MODEL)) {
    problem("AI_PROVIDER", "says how to speak to the model: openai-compatible or anthropic");
  }
  const objection = baseUrl ? objectionToModelAddress(new URL(baseUrl), env.ALLOWED_PRIVATE_HOSTS) : null;
  if (objection) problem("AI_BASE_URL", objection);
}

/** Every problem of the configuration at once, one line a field. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  ${p}`).join("\n")}`,
    );
    this.problems = problems;
  }
}

/** Errors: throws ConfigurationError naming every field that is missing or wrong. An empty value counts as absent. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).sort(),
  );
}

let cached: Env | undefined;

/** Parsed on first use: importing a module never fails, starting the app does. */
export function getEnv(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
