import { bucketCount, featuresOf } from "../../app/domain/selection/learned/features.ts";
import {
  type LearnedClass,
  learnedClasses,
  type LearnedModel,
} from "../../app/domain/selection/learned/model.ts";
import { readMessage } from "../../app/domain/selection/read-message.ts";
import type { DevRow } from "./rows.ts";

export interface Example {
  readonly features: readonly number[];
  /** Index into `learnedClasses`. */
  readonly target: number;
}

const epochs = 40;
const stepSize = 1;
const decay = 2e-5;
/** Weights smaller than this share of the largest are dropped. */
const pruneBelow = 1 / 127;
const size = learnedClasses.length;

/** Rows over the amount threshold are refund requests as far as words go: the amount rule is no business of the learner. */
export function exampleOf(row: DevRow): Example {
  const wanted =
    row.label !== "abstain" ? row.label : (row.reason ?? "").replace("refund_over_threshold", "refund_offer");
  const target = learnedClasses.findIndex((each: LearnedClass) => each === wanted);
  if (target < 0) throw new Error(`row ${row.id}: no learned class for reason "${row.reason ?? ""}"`);
  return { features: featuresOf(readMessage({ id: 1, text: row.text }).sentences), target };
}

/** Multinomial logistic regression by AdaGrad, in a fixed shuffled order: the same examples give the same bytes. */
export function fit(examples: readonly Example[], version: string): LearnedModel {
  const weights = new Float64Array(bucketCount * size);
  const squares = new Float64Array(bucketCount * size).fill(1);
  const bias = new Float64Array(size);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const example of shuffled(examples, epoch)) learnFrom(example, weights, squares, bias);
  }
  return quantise(weights, bias, version);
}

function learnFrom(example: Example, weights: Float64Array, squares: Float64Array, bias: Float64Array): void {
  const value = 1 / Math.sqrt(Math.max(1, example.features.length));
  const probabilities = predict(example.features, value, weights, bias);
  for (let index = 0; index < size; index += 1) {
    const error = (probabilities[index] ?? 0) - (index === example.target ? 1 : 0);
    bias[index] = (bias[index] ?? 0) - 0.02 * error;
    for (const bucket of example.features) {
      const at = bucket * size + index;
      const weight = weights[at] ?? 0;
      const slope = error * value + decay * weight;
      const square = (squares[at] ?? 1) + slope * slope;
      squares[at] = square;
      weights[at] = weight - (stepSize * slope) / Math.sqrt(square);
    }
  }
}

function predict(
  features: readonly number[],
  value: number,
  weights: Float64Array,
  bias: Float64Array,
): number[] {
  const logits = learnedClasses.map((_, index) =>
    features.reduce((sum, bucket) => sum + value * (weights[bucket * size + index] ?? 0), bias[index] ?? 0),
  );
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function quantise(weights: Float64Array, bias: Float64Array, version: string): LearnedModel {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = Number((largest / 127).toPrecision(6)) || 1;
  const bytes = Int8Array.from(weights, (weight) => {
    const isSmall = Math.abs(weight) < largest * pruneBelow;
    return isSmall ? 0 : Math.max(-127, Math.min(127, Math.round(weight / scale)));
  });
  return { version, scale, bias: [...bias].map((each) => Number(each.toFixed(4))), bytes };
}

/** Fisher-Yates on a small linear congruential generator: the order depends on the seed alone. */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const result = [...items];
  let state = (seed + 1) * 2_654_435_761;
  for (let index = result.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state | 0, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (index + 1);
    const [a, b] = [result[index], result[other]];
    if (a === undefined || b === undefined) continue;
    result[index] = b;
    result[other] = a;
  }
  return result;
}
