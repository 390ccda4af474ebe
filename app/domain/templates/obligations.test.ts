import { expect, test } from "vitest";
import { DEFAULT_TEMPLATES } from "./defaults.ts";
import { obligationsOf } from "./obligations.ts";
import { revise } from "./template.ts";

const approval = { approvedAt: "2026-11-23T15:42:00Z", refundNeedsReview: false, firstName: "Alex" };

test("a shipping update owes a carrier enquiry and a follow-up, both within 4 h", () => {
  expect(obligationsOf(DEFAULT_TEMPLATES.ship_update, approval)).toEqual([
    { kind: "carrier_enquiry", title: "Carrier enquiry", dueAt: "2026-11-23T19:42:00.000Z" },
    { kind: "follow_up", title: "Follow-up to Alex", dueAt: "2026-11-23T19:42:00.000Z" },
  ]);
});

test("an acknowledgement owes a follow-up within 60 min", () => {
  expect(obligationsOf(DEFAULT_TEMPLATES.ack_delay, { ...approval, firstName: null })).toEqual([
    { kind: "follow_up", title: "Follow-up", dueAt: "2026-11-23T16:42:00.000Z" },
  ]);
});

test("a refund offer owes the choice, and an approval where the threshold asks for one", () => {
  const choice = { kind: "refund_or_replacement", title: "Refund or replacement", dueAt: null };
  expect(obligationsOf(DEFAULT_TEMPLATES.refund_offer, approval)).toEqual([choice]);
  expect(obligationsOf(DEFAULT_TEMPLATES.refund_offer, { ...approval, refundNeedsReview: true })).toEqual([
    choice,
    { kind: "refund_approval", title: "Refund approval", dueAt: null },
  ]);
  expect(obligationsOf(DEFAULT_TEMPLATES.ship_update, { ...approval, refundNeedsReview: true })).toHaveLength(
    2,
  );
});

test("a changed text is the next version", () => {
  expect(revise(DEFAULT_TEMPLATES.ack_delay, "New")).toMatchObject({
    id: "ack_delay",
    version: 2,
    body: "New",
  });
});
