import { expect, test } from "vitest";
import { DEFAULT_TEMPLATES } from "../templates/defaults.ts";
import { judge } from "./case.fixture.ts";
import { keepsCommitments } from "./keeps-commitments.ts";

const SHIP_UPDATE =
  "Hi Alex, thanks for flagging the delay. I've escalated this to our carrier and will email you a fresh tracking update as soon as they reply — I'll follow up within the next few hours.";

test.each([
  "Hi Alex, I'm sorry for the wait. I've raised this with our carrier and will email you as soon as they answer; I'll follow up within the next few hours.",
  "Hi Alex, thanks for your patience. I've escalated this to our carrier and I'll email you as soon as they reply.",
])("other words for the same promise: %s", (text) => {
  const judged = judge(text);
  expect(judged.findings).toEqual([]);
  expect(keepsCommitments(judge(SHIP_UPDATE), judged)).toBe(true);
});

test.each([
  [
    "a promise left out",
    "Hi Alex, thanks for flagging the delay. I've escalated this to our carrier, hope that helps.",
  ],
  [
    "a later time, though it would be grounded",
    "Hi Alex, thanks for flagging the delay. I've escalated this to our carrier and I'll follow up within 24 hours.",
  ],
  [
    "all promises left out",
    "Hi Alex, thanks for flagging the delay with your order. We appreciate your patience.",
  ],
])("not the same promise: %s", (_, text) => {
  const judged = judge(text);
  expect(judged.findings).toEqual([]);
  expect(keepsCommitments(judge(SHIP_UPDATE), judged)).toBe(false);
});

test("an offer of a refund or a replacement keeps both", () => {
  const overrides = { template: DEFAULT_TEMPLATES.refund_offer };
  const both =
    "I'm really sorry this item arrived faulty, Alex. I can process a refund right away or ship a replacement if you prefer — let me know which works best and I’ll queue it immediately.";
  const one =
    "I'm really sorry this item arrived faulty, Alex. I can process a refund right away if you prefer, let me know and I’ll queue it immediately.";
  expect(judge(one, overrides).findings).toEqual([]);
  expect(keepsCommitments(judge(both, overrides), judge(both, overrides))).toBe(true);
  expect(keepsCommitments(judge(both, overrides), judge(one, overrides))).toBe(false);
});
