import { notAuthorized, notFound } from "./answers.ts";
import type { AgentDoc, ConversationDoc } from "./documents.ts";
import type { Scene } from "./scene.ts";

/** One authenticated request, as a handler sees it. */
export interface StandInCall extends Scene {
  readonly agent: AgentDoc;
  /** The number in the path, where there is one. */
  readonly id: number;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly origin: string;
  /** A fault of the channel that comes after the 200. */
  readonly failsAt: number | null;
}

export type Handler = (call: StandInCall) => Promise<unknown>;

/** The conversation in the path, if the token's owner may see its inbox. */
export async function conversationOf(call: StandInCall): Promise<ConversationDoc> {
  const conversation = await call.world.conversations.get(call.id);
  if (conversation === null) throw notFound();
  if (!maySee(call.agent, conversation)) throw notAuthorized();
  return conversation;
}

export function maySee(agent: AgentDoc, { inbox_id }: { inbox_id: number }): boolean {
  return agent.role === "administrator" || agent.inbox_ids.includes(inbox_id);
}

export function administratorOnly({ agent }: StandInCall): void {
  if (agent.role !== "administrator") throw notAuthorized();
}
