import { z } from "zod";
import type { JobContext } from "../composition.server.ts";
import { DAY_MS } from "../domain/instant.ts";
import type { SyncDeps } from "../features/escalations/sync-conversation.server.ts";
import { isOfAccount, ownerLookUp } from "../features/escalations/sync-conversations.server.ts";
import { syncNamedConversation } from "../features/escalations/sync-named-conversation.server.ts";
import { COMPLIANCE_TOPICS } from "../integrations/shopify/webhook-schema.ts";
import {
  forgetProcessed,
  listWaitingEvents,
  markProcessed,
  requestInboxWork,
  type InboxEvent,
} from "../models/inbox.server.ts";
import { recordUninstall } from "../models/installations.server.ts";
import { isInstalled } from "../models/shops.server.ts";
import { conversationsOf } from "./inbox-subjects.server.ts";
import { kindOf, openSync } from "./open-sync.server.ts";

const payloadSchema = z.object({ shopDomain: z.string().min(1) });

const BATCH = 500;
/** Shopify sends an event again for 4 hours, Chatwoot never does. */
const KEPT_MS = 7 * DAY_MS;
/** What could not be read for so long is left to the poller. */
const GIVEN_UP_MS = DAY_MS;
/** Whoever tells us something this old may be replaying it: worth a look, not worth believing. */
const BELIEVED_MS = 3 * DAY_MS;

const AGAIN_MS = 30_000;

/**
 * Works on what the vendors told us about a shop. An event names what to read again, and nothing else in it is
 * believed but that the app was removed: so events may come late, doubled, in any order, and be worked on twice.
 */
export async function processInboxTask(context: JobContext, payload: unknown): Promise<void> {
  const { shopDomain } = payloadSchema.parse(payload);
  const { database } = context;
  const waiting = { exceptTopics: COMPLIANCE_TOPICS, limit: BATCH };
  const events = await listWaitingEvents(database, shopDomain, waiting);
  if (events.length === 0) return;
  const removal = events.findLast((event) => event.topic === "app/uninstalled" && isBelieved(event));
  if (removal) await recordUninstall(database, shopDomain, removal.triggeredAt ?? removal.receivedAt);
  const isThere = await isInstalled(database, shopDomain);
  const unread = isThere ? await readAgain(context, shopDomain, events) : new Set<InboxEvent>();

  const now = context.clock.now();
  const isDone = (event: InboxEvent) => !unread.has(event) || isGivenUp(event, now);
  await markProcessed(database, events.filter(isDone), now);
  // Here and not in a job of its own: rows go as fast as they come.
  await forgetProcessed(database, shopDomain, new Date(now.getTime() - KEPT_MS));
  const isFinished = events.every(isDone);
  if (isFinished && events.length < BATCH) return;
  await requestInboxWork(database, shopDomain, new Date(now.getTime() + (isFinished ? 0 : AGAIN_MS)));
}

/** Returns the events whose conversations could not be read. Without a Chatwoot there is nothing to read. */
async function readAgain(
  context: JobContext,
  shopDomain: string,
  events: readonly InboxEvent[],
): Promise<ReadonlySet<InboxEvent>> {
  const place = { shopDomain, world: "live" };
  const unread = new Set<InboxEvent>();
  const conversations = await conversationsOf(context, place, events);
  const sync = conversations.size > 0 ? await openSync(context, place) : null;
  if (!sync) return unread;
  const deps = { ...sync, ownerOf: ownerLookUp(sync) };
  let isBarred = false;
  for (const [conversationId, asking] of conversations) {
    const fault = isBarred ? null : await faultOfReading(deps, conversationId);
    isBarred ||= isOfAccount(fault);
    if (fault !== null || isBarred) for (const event of asking) unread.add(event);
  }
  return unread;
}

async function faultOfReading(deps: SyncDeps, conversationId: number): Promise<unknown> {
  try {
    await syncNamedConversation(deps, conversationId);
    return null;
  } catch (error) {
    deps.logger.warn({ conversationId, kind: kindOf(error) }, "a conversation could not be read again");
    return error;
  }
}

/** By its age when it came: that we are late ourselves says nothing against it. */
function isBelieved({ triggeredAt, receivedAt }: InboxEvent): boolean {
  return triggeredAt === null || receivedAt.getTime() - triggeredAt.getTime() <= BELIEVED_MS;
}

function isGivenUp({ receivedAt }: InboxEvent, now: Date): boolean {
  return now.getTime() - receivedAt.getTime() > GIVEN_UP_MS;
}
