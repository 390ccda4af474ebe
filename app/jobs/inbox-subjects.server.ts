import type { JobContext, Place } from "../composition.server.ts";
import { isOrderTopic } from "../integrations/shopify/webhook-schema.ts";
import { listPending } from "../models/escalations.server.ts";
import type { InboxEvent } from "../models/inbox.server.ts";
import { listConversationsOfOrder } from "../models/links.server.ts";

const WHOLE_SHOP = "shop";
/** Of the whole shop: a change of scopes shows another part of every order. */
const MAX_CASES = 200;

/** Which conversations the events name, each with the events that name it: several are one look. */
export async function conversationsOf(
  { database }: JobContext,
  place: Place,
  events: readonly InboxEvent[],
): Promise<ReadonlyMap<number, readonly InboxEvent[]>> {
  const askedBy = new Map<number, InboxEvent[]>();
  for (const [subject, asking] of Map.groupBy(events, subjectOf)) {
    for (const id of await idsOf(subject)) askedBy.set(id, [...(askedBy.get(id) ?? []), ...asking]);
  }
  return askedBy;

  async function idsOf(subject: string): Promise<number[]> {
    if (subject.startsWith("gid:")) return listConversationsOfOrder(database, place, subject);
    if (subject !== WHOLE_SHOP) return [Number(subject)];
    const cases = await listPending(database, place, MAX_CASES);
    return cases.map(({ conversationId }) => conversationId);
  }
}

function subjectOf({ source, topic, subjectId }: InboxEvent): string {
  const hasSubject = source === "chatwoot" || isOrderTopic(topic);
  return hasSubject && subjectId !== null ? subjectId : WHOLE_SHOP;
}
