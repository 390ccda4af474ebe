import tseslint from "typescript-eslint";
import reactHooks from "eslint-plugin-react-hooks";

const noProcessEnv = {
  object: "process",
  property: "env",
  message: "read configuration from app/env.server.ts",
};

export default tseslint.config(
  {
    ignores: [
      "node_modules/**",
      "build/**",
      ".cache/**",
      ".data/**",
      "tests/fixtures/boundaries/**",
      "extensions/*/dist/**",
      "extensions/*/shopify.d.ts",
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_" }],
      "no-restricted-properties": ["error", noProcessEnv],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "outside calls live in app/integrations/*/client.server.ts" },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: ["http", "https", "node:http", "node:https"].map((name) => ({
            name,
            message: "the outbound guard covers fetch and undici only",
          })),
        },
      ],
      "no-empty": ["error", { allowEmptyCatch: false }],
      eqeqeq: ["error", "smart"],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 12],
    },
  },
  {
    files: ["app/domain/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-globals": ["error", "fetch", "process", "setTimeout", "crypto"],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "pass `now` in" },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: "pass `now` in",
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: "pass an id or seed in",
        },
      ],
    },
  },
  {
    // The one reader of the environment, and programs that start others.
    files: [
      "app/env.server.ts",
      "scripts/**",
      "prisma/**",
      "tests/**",
      "bench/**",
      "*.config.ts",
      "server.ts",
    ],
    rules: { "no-restricted-properties": "off" },
  },
  {
    files: ["app/integrations/**/client.server.ts", "scripts/**", "tests/**", "bench/**"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    // Runs inside Shopify's page: a relative fetch goes to our own server, with the reader's ID token.
    files: ["extensions/*/src/**"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    // Servers, never clients: the app's own, the local Admin and the gateway in front of PostgREST.
    files: ["server.ts", "scripts/**", "tests/**", "bench/**"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    // A React component's markup is not logic; a test file is a list of cases.
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ["**/*.test.{ts,tsx}", "tests/**"],
    rules: { "max-lines-per-function": "off", "max-lines": "off" },
  },
);
