import { expect, test } from "vitest";
import { caseOf, someOrder } from "../selection/case.fixture.ts";
import { selectSuggestion } from "../selection/select-suggestion.ts";
import { spokenAgainst } from "./spoken-against.ts";

const LATE_RETURN = caseOf("I want a refund.", { order: someOrder({ daysSinceDelivery: 47 }) });

test.each([true, false])("outside the window only the holding reply fits, with AI on: %s", (isAiEnabled) => {
  const selection = selectSuggestion({ ...LATE_RETURN, isAiEnabled });
  expect(spokenAgainst("refund_offer", selection)).toEqual(["policy_exception"]);
  expect(spokenAgainst("ship_update", selection)).toEqual(["policy_exception"]);
  expect(spokenAgainst("ack_delay", selection)).toEqual([]);
});

test("a rule without a holding reply speaks against every template", () => {
  const selection = selectSuggestion(caseOf("My lawyer will sue you."));
  expect(spokenAgainst("ack_delay", selection)).toEqual(["legal_threat"]);
});

test("where no rule matched, none is spoken against", () => {
  expect(spokenAgainst("refund_offer", selectSuggestion(caseOf("Where is my package?")))).toEqual([]);
  const off = selectSuggestion({ ...caseOf("Where is my package?"), isAiEnabled: false });
  expect(spokenAgainst("refund_offer", off)).toEqual([]);
});
