import { expect, test } from "vitest";
import { tally } from "./tally.ts";

test("counts by class, unsafe choices and false abstentions", () => {
  const score = tally([
    { label: "ship_update", predicted: "ship_update" },
    { label: "ship_update", predicted: "ack_delay" },
    { label: "refund_offer", predicted: "abstain" },
    { label: "abstain", predicted: "refund_offer" },
    { label: "abstain", predicted: "ack_delay" },
    { label: "abstain", predicted: "abstain" },
  ]);
  expect(score).toMatchObject({ n: 6, unsafe: 1, falseAbstain: 1 });
  expect(score.perClass.ship_update).toEqual({ precision: 1, recall: 0.5, f1: 0.6667, n: 2 });
  expect(score.perClass.abstain).toEqual({ precision: 0.5, recall: 0.3333, f1: 0.4, n: 3 });
  expect(score.confusion.abstain).toEqual({ ship_update: 0, refund_offer: 1, ack_delay: 1, abstain: 1 });
  expect(score.macroF1).toBeCloseTo((0.6667 + 0 + 0.4) / 3, 4);
});

test("a class that does not occur stays out of macro-F1", () => {
  expect(tally([{ label: "ack_delay", predicted: "ack_delay" }]).macroF1).toBe(1);
});
