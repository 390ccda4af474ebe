import { expect, test } from "vitest";
import { findCommitments } from "./commitments.ts";

test.each([
  ["I've escalated this to our carrier", ["carrier_enquiry"]],
  ["We are checking with UPS", ["carrier_enquiry"]],
  ["I opened a trace with the courier", ["carrier_enquiry"]],
  ["I'll follow up", ["follow_up"]],
  ["we will personally email you", ["follow_up"]],
  ["I'll keep you posted", ["follow_up"]],
  ["You'll hear back from us", ["follow_up"]],
  ["I can process a refund", ["refund"]],
  ["We'll refund you", ["refund"]],
  ["we could give you a full refund", ["refund"]],
  ["you get your money back", ["refund"]],
  ["I've refunded you", ["refund_done"]],
  ["your order has been refunded", ["refund_done"]],
  ["we have issued a refund", ["refund_done"]],
  ["your refund has been processed", ["refund_done"]],
  ["or ship a replacement", ["replacement"]],
  ["we can exchange it", ["replacement"]],
  ["I'll queue it immediately", ["fulfil_choice"]],
  ["it will arrive", ["delivery"]],
  ["you'll have it", ["delivery"]],
  ["it arrives", ["delivery"]],
  ["I guarantee it", ["guarantee"]],
  ["I've cancelled your order", ["action_done"]],
  ["We'll paint it", ["other"]],
  ["I will come by", ["other"]],
  ["I'm reviewing your order details right now", []],
  ["we'll be happy to help", []],
  ["thanks for your refund policy question", []],
  ["I know it is late", []],
])("%s: %j", (text, values) => {
  expect(findCommitments(text).map((each) => each.value)).toEqual(values);
});

test("a stretch of text is one commitment, and they come in the order written", () => {
  const text = "It will arrive. I'll refund you and follow up, I'll email you.";
  expect(findCommitments(text).map((each) => each.value)).toEqual(["delivery", "refund", "follow_up"]);
});
