import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { bucketCount } from "./features.ts";
import { learnedClasses, opinionOf } from "./model.ts";
import { shippedModel } from "./shipped-model.ts";
import { weights } from "./weights.ts";

test("the committed weights are the ones that were written", () => {
  expect(createHash("sha256").update(weights.base64).digest("hex")).toBe(weights.sha256);
  expect(shippedModel.bytes).toHaveLength(bucketCount * learnedClasses.length);
  expect(weights.bias).toHaveLength(learnedClasses.length);
});

test("they are small", () => {
  expect(weights.base64.length).toBeLessThan(100_000);
});

test("an opinion is a distribution", () => {
  const opinion = opinionOf(shippedModel, [1, 2, 3]);
  expect(Object.values(opinion).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
});
