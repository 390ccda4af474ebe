import { expect, test } from "vitest";
import { Refusal } from "./answers.ts";
import { compileFilter } from "./filter.ts";

interface Row {
  readonly tier: string | null;
  readonly city: string;
}

const rows: readonly Row[] = [
  { tier: "Gold", city: "Austin" },
  { tier: null, city: "Boise" },
];

function find(...payload: Record<string, unknown>[]) {
  const matches = compileFilter<Row>({ payload }, ["tier", "city"], (row, key) =>
    key === "tier" ? [row.tier] : [row.city],
  );
  return rows.filter(matches).map(({ city }) => city);
}

function condition(attribute_key: string, filter_operator: string, value: string | null, join?: string) {
  const values = value === null ? [] : [value];
  return { attribute_key, filter_operator, values, ...(join ? { query_operator: join } : {}) };
}

test.each([
  ["equal_to", "gold", ["Austin"]],
  ["not_equal_to", "gold", ["Boise"]],
  ["contains", "OL", ["Austin"]],
  ["does_not_contain", "ol", ["Boise"]],
  ["is_present", null, ["Austin"]],
  ["is_not_present", null, ["Boise"]],
])("%s, in any case", (operator, value, cities) => {
  expect(find(condition("tier", operator, value))).toEqual(cities);
});

test("AND binds before OR", () => {
  const impossible = [
    condition("city", "equal_to", "Austin", "AND"),
    condition("tier", "is_not_present", null, "OR"),
  ];
  expect(find(...impossible, condition("city", "equal_to", "Boise"))).toEqual(["Boise"]);
});

test("only the first value counts", () => {
  expect(find({ ...condition("city", "equal_to", "Boise"), values: ["Boise", "Austin"] })).toEqual(["Boise"]);
});

test("an unknown key, a dangling and a missing operator are refused", () => {
  const wrong = [
    [condition("shoe_size", "equal_to", "9")],
    [condition("city", "equal_to", "Boise", "AND")],
    [condition("city", "equal_to", "Boise"), condition("city", "equal_to", "Austin")],
    [],
  ];
  for (const payload of wrong) expect(() => find(...payload)).toThrow(Refusal);
});
