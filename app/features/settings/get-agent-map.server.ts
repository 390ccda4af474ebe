import type { Database } from "../../db.server.ts";
import { ChatwootError, type ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { Connection } from "../../lib/connection.ts";
import { listPeople } from "../../models/people.server.ts";
import { matchAgents } from "./match-agents.ts";
import type { AgentMap } from "./settings.ts";

interface AgentMapDeps {
  readonly database: Database;
  readonly shopDomain: string;
  readonly chatwoot: Connection<ChatwootPort>;
}

/** Who is whom in Chatwoot, read live. A Chatwoot that does not answer is a sentence, not a failed page. */
export async function getAgentMap(deps: AgentMapDeps): Promise<AgentMap> {
  if (!deps.chatwoot.isConnected) return { state: "unread", sentence: deps.chatwoot.remedy };
  try {
    const [people, agents] = await Promise.all([
      listPeople(deps.database, deps.shopDomain),
      deps.chatwoot.port.listAgents(),
    ]);
    return { state: "read", matches: matchAgents(people, agents) };
  } catch (error) {
    if (error instanceof ChatwootError) return { state: "unread", sentence: error.operatorText };
    throw error;
  }
}
