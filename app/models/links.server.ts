import type { ConversationLink } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";
import type { CaseKey, Escalation } from "./escalations.server.ts";

export type { ConversationLink };

type Place = Omit<CaseKey, "conversationId">;

/** The newest link of an order, or the one link of a conversation. */
export async function findLink(
  client: Database | Transaction,
  { shopDomain, world }: Place,
  key: { readonly orderId: string } | { readonly conversationId: number },
): Promise<ConversationLink | null> {
  return client.conversationLink.findFirst({
    where: { shopDomain, world, ...key },
    orderBy: [{ linkedAt: "desc" }, { conversationId: "desc" }],
  });
}

/** A person's word: replaces whatever the conversation was linked to. */
export async function saveLink(
  tx: Transaction,
  key: CaseKey,
  link: { orderId: string; orderName: string; linkedByUserId: string; linkedAt: Date },
): Promise<void> {
  const facts = { ...link, linkedBy: "person" };
  await tx.conversationLink.upsert({
    where: { shopDomain_world_conversationId: key },
    create: { ...key, ...facts },
    update: facts,
  });
}

/** What the rules found: kept only where there is no link yet. */
export async function keepFoundLink(
  client: Database | Transaction,
  key: CaseKey,
  link: { orderId: string; orderName: string; linkedBy: string; linkedAt: Date },
): Promise<void> {
  await client.conversationLink.createMany({ data: [{ ...key, ...link }], skipDuplicates: true });
}

/**
 * Gives the case of a conversation its order, and opens one where there is none: a person started it.
 * Another order is another case on screen, so the version rises and an approval made before does not hold.
 */
export async function giveOrderToCase(
  tx: Transaction,
  key: CaseKey,
  order: { orderId: string; orderName: string },
): Promise<Escalation> {
  await tx.escalation.updateMany({
    where: { ...key, OR: [{ orderId: null }, { orderId: { not: order.orderId } }] },
    data: { version: { increment: 1 } },
  });
  const facts = { ...order, orderCandidates: [] };
  return tx.escalation.upsert({
    where: { shopDomain_world_conversationId: key },
    create: { ...key, ...facts },
    update: facts,
  });
}

/** Every conversation about an order, whether or not it is a case. */
export async function listConversationsOfOrder(
  database: Database,
  { shopDomain, world }: Place,
  orderId: string,
): Promise<number[]> {
  const where = { shopDomain, world, orderId };
  const select = { conversationId: true };
  const [links, cases] = await Promise.all([
    database.conversationLink.findMany({ where, select }),
    database.escalation.findMany({ where, select }),
  ]);
  return [...new Set([...links, ...cases].map(({ conversationId }) => conversationId))];
}
