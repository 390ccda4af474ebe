import { expect, test } from "vitest";
import type { SettingsView } from "./settings.ts";
import { formOf, realEdits, storedFields, withRole } from "./settings-edits.ts";

const settings: SettingsView = {
  mayManage: true,
  managers: [],
  general: {
    modalApprovals: true,
    aiEscalations: false,
    slaMinutes: "60",
    refundEscalateAt: "325.00",
    refundManagerOver: "500.00",
    currencyCode: "USD",
  },
  defaults: { slaMinutes: "60", refundEscalateAt: "325.00", refundManagerOver: "500.00" },
  chatwoot: {
    source: "settings",
    baseUrl: "https://chat.example.com",
    accountId: "7",
    isReadable: true,
    hasWebhookSecret: false,
  },
  supabase: { source: null, baseUrl: "", accountId: "", isReadable: true, hasWebhookSecret: false },
  people: [
    { userId: "1", name: "Dana", email: "", accountOwner: true, isYou: true, roles: ["manager", "operator"] },
  ],
};
const stored = storedFields(settings);

test("typing a value back to what is stored is no edit, and neither are roles in another order", () => {
  const back = withRole(withRole("operator,manager", "trainer", true), "trainer", false);
  expect(realEdits({ "general.slaMinutes": "60", "people.1": back }, stored)).toEqual({});
});

test("an edit for somebody who is gone from the page is dropped", () => {
  expect(realEdits({ "people.2": "manager" }, stored)).toEqual({});
});

test("only the changed fields are sent, so that a colleague's change to another one stands", () => {
  expect(formOf({ "general.slaMinutes": "45" }, stored)).toEqual({ "general.slaMinutes": "45" });
});

test("a connection is sent whole, its secret empty where none was typed", () => {
  expect(formOf({ "chatwoot.accountId": "8" }, stored)).toEqual({
    "chatwoot.baseUrl": "https://chat.example.com",
    "chatwoot.accountId": "8",
    "chatwoot.secret": "",
    "chatwoot.webhookSecret": "",
  });
});
