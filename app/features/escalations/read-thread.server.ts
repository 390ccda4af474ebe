import type { Database } from "../../db.server.ts";
import type { Order } from "../../domain/order.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import { ChatwootError, type ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { Connection } from "../../lib/connection.ts";
import { findConversations } from "./find-conversations.server.ts";
import type { ThreadSection } from "./panel.ts";
import { resolveCase } from "./resolve-case.server.ts";

interface ThreadDeps {
  readonly database: Database;
  readonly chatwoot: Connection<ChatwootPort>;
  readonly shopDomain: string;
  readonly world: string;
}

/** What was read of a conversation. */
export interface ReadThread {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly serverAt: string | null;
}

export type FoundThread =
  { readonly state: "read"; readonly read: ReadThread } | Exclude<ThreadSection, { state: "linked" }>;

export async function readThread(deps: ThreadDeps, conversationId: number): Promise<FoundThread> {
  return askChatwoot(deps, async (port) => {
    const [reading, page] = await Promise.all([
      port.showConversation(conversationId),
      port.listMessages(conversationId),
    ]);
    const { conversation, serverAt } = reading;
    return {
      state: "read",
      read: { conversation, messages: page.messages, hasOlder: page.mayHaveMore, serverAt },
    };
  });
}

/** The conversation of an order that nobody linked: the one the rules are sure of, else those to choose from. */
export async function findThread(deps: ThreadDeps, order: Order): Promise<FoundThread> {
  return askChatwoot(deps, async (port) => {
    const found = await findConversations(port, order);
    if (found.state !== "linked") return found;
    const { conversationId } = found;
    const own = await resolveCase(deps.database, deps, { conversationId });
    if (own.orderId === null || own.orderId === order.id) return readThread(deps, conversationId);
    const why = `Linked to ${own.known?.orderName ?? "another order"}`;
    return {
      state: "choose",
      candidates: [{ conversationId, contactName: null, why, lastActivityAt: null }],
    };
  });
}

async function askChatwoot(
  { chatwoot }: ThreadDeps,
  ask: (port: ChatwootPort) => Promise<FoundThread>,
): Promise<FoundThread> {
  if (!chatwoot.isConnected) return { state: "failed", sentence: chatwoot.remedy };
  try {
    return await ask(chatwoot.port);
  } catch (error) {
    if (error instanceof ChatwootError) return { state: "failed", sentence: error.operatorText };
    throw error;
  }
}
