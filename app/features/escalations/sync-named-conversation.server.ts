import { ChatwootError } from "../../integrations/chatwoot/port.ts";
import { listCasesOf } from "../../models/synced-cases.server.ts";
import { syncConversation, type SyncDeps, type SyncOutcome } from "./sync-conversation.server.ts";

/**
 * Reads one conversation that somebody told us changed, under the poller's rules.
 * Errors: throws `ChatwootError`, but not for a conversation that is gone.
 */
export async function syncNamedConversation(deps: SyncDeps, conversationId: number): Promise<SyncOutcome> {
  const reading = await showOrNull(deps, conversationId);
  const row = (await listCasesOf(deps.database, deps, [conversationId])).get(conversationId) ?? null;
  if (!reading || (!row && reading.conversation.waitingSince === null)) return "quiet";
  return (await syncConversation(deps, reading.conversation, row)).outcome;
}

async function showOrNull({ chatwoot }: SyncDeps, conversationId: number) {
  try {
    return await chatwoot.showConversation(conversationId);
  } catch (error) {
    if (error instanceof ChatwootError && error.kind === "notFound") return null;
    throw error;
  }
}
