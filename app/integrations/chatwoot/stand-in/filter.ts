import { z } from "zod";
import { unprocessable } from "./answers.ts";

/** One row of a filter: which values it has under a key, or undefined for a key that does not exist. */
export type ValuesOf<T> = (row: T, key: string) => readonly (string | number | null)[] | undefined;

const conditionSchema = z.object({
  attribute_key: z.string(),
  filter_operator: z.enum([
    "equal_to",
    "not_equal_to",
    "contains",
    "does_not_contain",
    "is_present",
    "is_not_present",
  ]),
  values: z.array(z.union([z.string(), z.number()])).default([]),
  query_operator: z.string().nullish(),
});

type Condition = z.infer<typeof conditionSchema>;

const bodySchema = z.object({ payload: z.array(conditionSchema).min(1) });

/**
 * Chatwoot's filter language, as far as one level goes: AND binds before OR, as in the SQL it becomes.
 * Refuses with 422 a key that is neither built in nor defined in the account, and a dangling operator.
 */
export function compileFilter<T>(body: unknown, knownKeys: readonly string[], valuesOf: ValuesOf<T>) {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw unprocessable("Invalid filter payload");
  const conditions = parsed.data.payload;
  conditions.forEach((condition, index) => {
    checkKey(condition, knownKeys);
    checkOperator(condition, index === conditions.length - 1);
  });
  const groups = groupByOr(conditions);
  return (row: T) => groups.some((group) => group.every((condition) => holds(row, condition, valuesOf)));
}

function checkKey({ attribute_key }: Condition, knownKeys: readonly string[]): void {
  if (knownKeys.includes(attribute_key)) return;
  const keys = knownKeys.join(",");
  throw unprocessable(
    `Invalid attribute key - [${attribute_key}]. The key should be one of [${keys}] or a custom attribute defined in the account.`,
  );
}

function checkOperator({ query_operator }: Condition, isLast: boolean): void {
  const isJoin = ["AND", "OR"].includes((query_operator ?? "").toUpperCase());
  if (isLast ? (query_operator ?? "") === "" : isJoin) return;
  throw unprocessable("Query operator must be either `AND` or `OR`, and none on the last condition.");
}

function groupByOr(conditions: readonly Condition[]): Condition[][] {
  const groups: Condition[][] = [[]];
  for (const condition of conditions) {
    groups.at(-1)?.push(condition);
    if (condition.query_operator?.toUpperCase() === "OR") groups.push([]);
  }
  return groups;
}

function holds<T>(row: T, condition: Condition, valuesOf: ValuesOf<T>): boolean {
  const { attribute_key: key, filter_operator: operator } = condition;
  if (key === "status" && condition.values[0] === "all") return true;
  const actual = (valuesOf(row, key) ?? []).filter((value) => value !== null).map(folded);
  const wanted = folded(condition.values[0] ?? "");
  switch (operator) {
    case "equal_to":
      return actual.includes(wanted);
    case "not_equal_to":
      return !actual.includes(wanted);
    case "contains":
      return actual.some((value) => value.includes(wanted));
    case "does_not_contain":
      return !actual.some((value) => value.includes(wanted));
    case "is_present":
      return actual.length > 0;
    case "is_not_present":
      return actual.length === 0;
  }
}

function folded(value: string | number): string {
  return String(value).toLowerCase();
}
