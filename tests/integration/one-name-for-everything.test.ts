import { existsSync, readFileSync } from "node:fs";
import { ApiVersion } from "@shopify/shopify-app-remix/server";
import { expect, test } from "vitest";
import { ADMIN_API_VERSION } from "../../app/integrations/shopify/stand-in.server.ts";
import { COMPLIANCE_TOPICS, topicOf, WEBHOOK_TOPICS } from "../../app/integrations/shopify/webhook-schema.ts";
import { DEMO_SCOPES } from "../../scripts/demo/start-demo.ts";
import { parseEnv } from "../../app/env.server.ts";

const toml = readFileSync("shopify.app.toml", "utf8");
const code = readFileSync("app/shopify.server.ts", "utf8");

test("toml, code and stand-in name the same Admin API version", () => {
  const version = /api_version = "([^"]+)"/.exec(toml)?.[1];
  const inCode = /apiVersion: ApiVersion\.(\w+)/.exec(code)?.[1];
  expect(version).toBe(ADMIN_API_VERSION);
  expect(inCode && ApiVersion[inCode as keyof typeof ApiVersion]).toBe(version);
});

test("toml, environment and demo ask for the same scopes", () => {
  const scopes = /scopes = "([^"]+)"/.exec(toml)?.[1];
  const { SCOPES } = parseEnv({
    DATABASE_URL: "postgresql://localhost/cx",
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: "secret",
    SHOPIFY_APP_URL: "https://app.example.com",
    ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
  });
  expect(scopes).toBe(SCOPES);
  expect(DEMO_SCOPES).toBe(SCOPES);
});

/** The words of every list of that name in the toml. */
function listedAs(name: string): string[] {
  const lists = [...toml.matchAll(new RegExp(`^ *${name} = \\[([^\\]]+)\\]`, "gm"))];
  return lists.flatMap(([, list = ""]) => [...list.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word));
}

test("every webhook that the toml subscribes to has a route, and the route knows its topic", () => {
  const addresses = [...toml.matchAll(/^ *uri = "\/([^"]+)"/gm)].map(([, path = ""]) => path);
  const routes = addresses.map((path) => `app/routes/${path.replaceAll("/", ".")}.tsx`);
  expect(routes.length).toBeGreaterThan(0);
  expect(routes.filter((file) => !existsSync(file))).toEqual([]);

  expect(listedAs("compliance_topics")).toEqual([...COMPLIANCE_TOPICS]);
  const subscribed = [...listedAs("topics"), ...listedAs("compliance_topics")];
  expect(subscribed.toSorted()).toEqual(WEBHOOK_TOPICS.toSorted());
  // As the library names them to the route.
  const named = subscribed.map((topic) => topicOf(topic.replaceAll(/[/.]/g, "_").toUpperCase()));
  expect(named).toEqual(subscribed);
});
