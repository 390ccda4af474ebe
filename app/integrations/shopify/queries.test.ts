import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { adminSchema } from "../../../tests/support/shopify-stand-in.ts";
import { ORDER_PANEL_QUERY, SHOPIFY_QUERIES } from "./queries.ts";
import { requestedCost } from "./stand-in/cost.ts";

const PANEL_LIMIT = 160;

describe.each(Object.entries(SHOPIFY_QUERIES))("%s", (_name, query) => {
  test("is valid against Admin API 2026-10 and uses nothing deprecated", () => {
    const errors = validate(adminSchema().schema, parse(query), [...specifiedRules, NoDeprecatedCustomRule]);
    expect(errors.map((error) => error.message)).toEqual([]);
  });
});

test("the panel query stays within its points", () => {
  const cost = requestedCost(adminSchema().schema, parse(ORDER_PANEL_QUERY), { id: "gid://shopify/Order/1" });
  expect(cost).toBeLessThanOrEqual(PANEL_LIMIT);
  // Far below would mean that the count is broken.
  expect(cost).toBeGreaterThan(140);
});

test("a part left out costs nothing", () => {
  const document = parse(ORDER_PANEL_QUERY);
  const whole = requestedCost(adminSchema().schema, document, {});
  const without = requestedCost(adminSchema().schema, document, { fulfillments: false });
  expect(whole - without).toBe(61);
});

test("variables and edges are counted like literals and nodes", () => {
  const schema = adminSchema().schema;
  const nodes = parse("query ($n: Int) { orders(first: $n) { nodes { id customer { id } } } }");
  const edges = parse(
    "{ orders(first: 7) { edges { node { id customer { id } } } pageInfo { hasNextPage } } }",
  );
  expect(requestedCost(schema, nodes, { n: 7 })).toBe(2 + 7 * 2);
  expect(requestedCost(schema, edges, {})).toBe(2 + 7 * 2 + 1);
});
