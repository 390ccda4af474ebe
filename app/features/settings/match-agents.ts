import type { Agent } from "../../integrations/chatwoot/port.ts";
import type { AgentMatch } from "./settings.ts";

/**
 * The Chatwoot agent of each staff member, by e-mail whatever its case. An agent who has not accepted the invitation
 * has shown to nobody that the address is theirs, so such a one is never a match.
 */
export function matchAgents(
  people: readonly { readonly userId: string; readonly email: string }[],
  agents: readonly Agent[],
): Readonly<Record<string, AgentMatch>> {
  return Object.fromEntries(people.map(({ userId, email }) => [userId, matchOf(email, agents)]));
}

function matchOf(email: string, agents: readonly Agent[]): AgentMatch {
  const address = fold(email);
  const same = agents.filter((agent) => address !== "" && fold(agent.email) === address);
  const [agent, ...others] = same.filter(({ isConfirmed }) => isConfirmed);
  if (!agent) return { state: same.length === 0 ? "none" : "unconfirmed" };
  if (others.length > 0) return { state: "several" };
  return { state: "matched", agentId: agent.id, agentName: agent.name };
}

function fold(email: string): string {
  return email.trim().toLowerCase();
}
