import { readFileSync } from "node:fs";
import { ApiVersion } from "@shopify/shopify-app-remix/server";
import { expect, test } from "vitest";
import { ADMIN_API_VERSION } from "../../app/integrations/shopify/stand-in.server.ts";
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
