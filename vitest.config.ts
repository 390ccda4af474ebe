import { defineConfig } from "vitest/config";

const setupFiles = ["tests/support/fail-on-console.ts"];
const globalSetup = "tests/support/global-setup.ts";
const withDatabase = { setupFiles, globalSetup, testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "prisma/**/*.test.ts"],
          setupFiles,
          // A bound against hanging, not a measure of speed: machines differ.
          testTimeout: 60_000,
        },
      },
      {
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          name: "extension",
          include: ["extensions/*/tests/**/*.test.ts"],
          environment: "jsdom",
          setupFiles,
          server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
        },
      },
      { test: { name: "integration", include: ["tests/integration/**/*.test.ts"], ...withDatabase } },
      { test: { name: "contract", include: ["tests/contract/**/*.test.ts"], ...withDatabase } },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
