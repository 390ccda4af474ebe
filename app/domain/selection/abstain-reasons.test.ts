import { expect, test } from "vitest";
import { abstainAdvice } from "./abstain-reasons.ts";

test.each(Object.entries(abstainAdvice))("%s says who acts and offers no promise", (_, advice) => {
  expect(advice.text).toMatch(/^[A-Z].{30,}\.$/);
  expect([null, "ack_delay"]).toContain(advice.holdingReply);
  if (advice.actor === "manager") expect(advice.text).toContain("manager");
});
