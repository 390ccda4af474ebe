import { z } from "zod";
import type { Database } from "../../db.server.ts";
import { SEVERITIES } from "../../domain/cues/cue.ts";
import { isPending } from "../../domain/escalation-state.ts";
import { latest } from "../../domain/instant.ts";
import type { Order } from "../../domain/order.ts";
import type { OrderBlock } from "../../domain/order-block.ts";
import type { Actor } from "../../domain/person.ts";
import type { ShopifyOrders } from "../../integrations/shopify/port.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Escalation } from "../../models/escalations.server.ts";
import { readOrderMemory } from "../../models/order-memory.server.ts";
import { namesOfPeople } from "../../models/people.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import { wordOf } from "../../ui/word-of.ts";
import { cuesOfOrder } from "./cues-of-order.ts";
import { resolveCase } from "./resolve-case.server.ts";
import { sentenceOfRefusal } from "./shopify-refusal-sentence.ts";
import { openSnapshot } from "./snapshot.server.ts";

interface OrderBlockDeps {
  readonly database: Database;
  readonly orders: ShopifyOrders;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly settings: ShopSettings;
  readonly actor: Actor;
  readonly shopDomain: string;
  readonly world: string;
}

/**
 * The block of an order page. A pending case is read from our own records alone; an order without one costs one
 * Shopify query for its cue. Chatwoot is never asked: opening the panel is what looks for a conversation.
 */
export async function getOrderBlock(deps: OrderBlockDeps, orderId: string): Promise<OrderBlock> {
  const { known, conversationId } = await resolveCase(deps.database, deps, { orderId });
  const [cue, thread] = await Promise.all([cueLine(deps, orderId, known), threadLine(deps, known)]);
  const isLinked = conversationId !== null;
  return {
    readAt: deps.clock.now().toISOString(),
    cue,
    thread: thread ?? { kind: isLinked ? "quiet" : "unlinked" },
  };
}

async function threadLine(
  { database, shopDomain, cipher, actor }: OrderBlockDeps,
  known: Escalation | null,
): Promise<OrderBlock["thread"] | null> {
  if (!known) return null;
  const { state, ownerUserId, waitingSince, slaDueAt } = known;
  const ownerName = ownerUserId && (await namesOfPeople(database, shopDomain)).get(ownerUserId);
  return {
    kind: "case",
    state,
    isSending: known.pendingDecisionId !== null,
    customerName: openSnapshot(cipher, known.snapshot).firstName,
    wait: waitingSince && slaDueAt && { since: waitingSince.toISOString(), dueAt: slaDueAt.toISOString() },
    backAt: known.snoozedUntil?.toISOString() ?? null,
    owner: ownerName ? { name: ownerName, isReader: ownerUserId === actor.userId } : null,
  };
}

const recordedCueSchema = z.object({ severity: z.enum(SEVERITIES), sentence: z.string() }).nullable();

/** What was recorded of a case that is over may have ceased to hold: then the order is read as if there were none. */
async function cueLine(
  deps: OrderBlockDeps,
  orderId: string,
  known: Escalation | null,
): Promise<OrderBlock["cue"]> {
  const recorded = known && isPending(known.state) ? recordedCueSchema.parse(known.strongestCue) : null;
  if (recorded) return { kind: "cue", ...recorded };
  const answer = await deps.orders.getOrder(orderId);
  if (!answer.ok) return { kind: "unknown", sentence: sentenceOfRefusal(answer.error) };
  return (await strongestCue(deps, answer.value)) ?? lastEvent(answer.value);
}

async function strongestCue(
  { database, settings, clock, shopDomain, world }: OrderBlockDeps,
  order: Order,
): Promise<OrderBlock["cue"]> {
  const memory = await readOrderMemory(database, { shopDomain, world, orderId: order.id });
  const known = { order, messages: [], settings, memory, refund: null, now: clock.now() };
  const cue = cuesOfOrder(known).find(({ status }) => status === "present");
  return cue ? { kind: "cue", severity: cue.severity, sentence: cue.sentence } : null;
}

function lastEvent({ fulfillments }: Order): OrderBlock["cue"] {
  const events = fulfillments.flatMap((parcel) => parcel.events);
  const lastAt = latest(events.map((event) => event.happenedAt));
  const last = events.find((event) => event.happenedAt === lastAt);
  return last ? { kind: "event", words: wordOf(last.status), happenedAt: last.happenedAt } : null;
}
