import { expect, test } from "vitest";
import type { Agent } from "../../integrations/chatwoot/port.ts";
import { matchAgents } from "./match-agents.ts";

function anAgent(id: number, email: string, isConfirmed = true): Agent {
  return { id, name: `Agent ${id}`, email, role: "agent", isConfirmed };
}

const dana = { userId: "91000000001", email: "Dana@Evergreen.example" };

test("the same address in another case is the same person", () => {
  expect(
    matchAgents([dana], [anAgent(3, "priya@evergreen.example"), anAgent(4, " dana@evergreen.example")]),
  ).toEqual({
    "91000000001": { state: "matched", agentId: 4, agentName: "Agent 4" },
  });
});

test("an address that nobody has confirmed in Chatwoot is no match", () => {
  expect(matchAgents([dana], [anAgent(4, dana.email, false)])).toEqual({
    "91000000001": { state: "unconfirmed" },
  });
});

test("two agents of one address are nobody's", () => {
  expect(matchAgents([dana], [anAgent(4, dana.email), anAgent(5, dana.email)])).toEqual({
    "91000000001": { state: "several" },
  });
});

test("nobody without an address matches an agent without one", () => {
  expect(matchAgents([{ userId: "1", email: "" }], [anAgent(4, "")])).toEqual({ "1": { state: "none" } });
});
