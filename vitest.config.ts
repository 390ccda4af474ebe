import { defineConfig } from "vitest/config";

const failOnConsole = "tests/support/fail-on-console.ts";
const globalSetup = "tests/support/global-setup.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "prisma/**/*.test.ts"],
          setupFiles: [failOnConsole],
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          setupFiles: [failOnConsole],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          globalSetup,
        },
      },
    ],
  },
});
