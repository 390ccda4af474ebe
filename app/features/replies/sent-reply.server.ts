import { z } from "zod";
import type { Database } from "../../db.server.ts";
import { templateIdSchema, type TemplateId } from "../../domain/templates/template.ts";

/** A reply that Chatwoot has stored, with what the steps after it need. */
export interface SentReply {
  readonly decisionId: number;
  readonly escalationId: number;
  readonly shopDomain: string;
  readonly world: string;
  readonly conversationId: number;
  readonly operatorName: string;
  readonly template: TemplateId | null;
  readonly sendKey: string;
  readonly baselineMessageId: number;
  readonly chatwootMessageId: number;
  readonly labelDoneAt: Date | null;
  readonly noteDoneAt: Date | null;
}

const payloadSchema = z.object({ template: templateIdSchema.nullable() });

/** Null while the message is not stored, or when nothing was sent. */
export async function findSentReply(database: Database, decisionId: number): Promise<SentReply | null> {
  const decision = await database.decision.findUnique({
    where: { id: decisionId },
    include: { delivery: true },
  });
  const { delivery } = decision ?? {};
  if (!decision || !delivery || decision.conversationId === null || delivery.chatwootMessageId === null) {
    return null;
  }
  return {
    decisionId,
    escalationId: decision.escalationId,
    shopDomain: decision.shopDomain,
    world: decision.runId ?? "live",
    conversationId: decision.conversationId,
    operatorName: decision.operatorName,
    template: payloadSchema.parse(decision.payload).template,
    sendKey: delivery.sendKey,
    baselineMessageId: delivery.baselineMessageId,
    chatwootMessageId: delivery.chatwootMessageId,
    labelDoneAt: delivery.labelDoneAt,
    noteDoneAt: delivery.noteDoneAt,
  };
}
