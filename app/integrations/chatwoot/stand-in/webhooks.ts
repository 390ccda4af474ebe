import { randomUUID } from "node:crypto";
import type { StandInStore } from "../../../lib/stand-in-store.ts";
import { signChatwootWebhook } from "../webhook-signature.server.ts";
import type { Fault } from "./control.ts";
import { conversationWebhookView, loadScenery } from "./conversation-views.ts";
import type { MessageDoc, WebhookDoc } from "./documents.ts";
import type { PendingEvent } from "./scene.ts";
import { openWorld, type World } from "./world.ts";

/** Sends one signed webhook; whatever comes of it is not asked for again. */
export type Deliver = (request: Request) => Promise<unknown>;

const MESSAGE_TYPES = ["incoming", "outgoing", "activity", "template"] as const;

interface Moment {
  readonly now: number;
  readonly origin: string;
}

/**
 * Tells the registered addresses what happened: signed, never retried, and not waited for, as from Sidekiq.
 * A fault plan can lose, double or reverse them.
 */
export async function sendWebhooks(
  store: StandInStore,
  events: readonly PendingEvent[],
  options: Moment & { deliver: Deliver; fault: Fault | null },
): Promise<void> {
  const world = openWorld(store);
  const webhooks = await world.webhooks.list();
  if (webhooks.length === 0 || events.length === 0) return;

  const deliveries: Request[] = [];
  for (const event of events) {
    const body = JSON.stringify(await payloadOf(world, event, options));
    const listeners = webhooks.filter((webhook) => webhook.subscriptions.includes(event.name));
    deliveries.push(...listeners.map((webhook) => deliveryOf(webhook, body, options.now)));
  }
  void Promise.allSettled(underFault(deliveries, options.fault).map(options.deliver));
}

function underFault(deliveries: Request[], fault: Fault | null): Request[] {
  switch (fault?.kind) {
    case "loseWebhooks":
      return [];
    case "doubleWebhooks":
      return deliveries.flatMap((request) => [request.clone(), request]);
    case "reverseWebhooks":
      return deliveries.toReversed();
    default:
      return deliveries;
  }
}

function deliveryOf(webhook: WebhookDoc, body: string, now: number): Request {
  const timestamp = String(Math.floor(now));
  return new Request(webhook.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "x-chatwoot-delivery": randomUUID(),
      "x-chatwoot-timestamp": timestamp,
      "x-chatwoot-signature": signChatwootWebhook(webhook.secret, timestamp, new TextEncoder().encode(body)),
    },
    body,
  });
}

async function payloadOf(world: World, event: PendingEvent, moment: Moment): Promise<unknown> {
  const conversation = await world.conversations.get(event.conversationId);
  const [account] = await world.accounts.list();
  if (conversation === null || account === undefined) throw new Error("a webhook about a row that is gone");
  const scenery = await loadScenery(world, conversation);
  const view = conversationWebhookView(scenery, moment);
  if (event.messageId === undefined) {
    const changed_attributes = event.changedAttributes ?? null;
    return {
      ...view,
      account,
      event: event.name,
      ...(event.name === "conversation_created" ? {} : { changed_attributes }),
    };
  }
  const message = scenery.messages.find(({ id }) => id === event.messageId);
  if (message === undefined) throw new Error("a webhook about a message that is gone");
  const { inbox } = scenery;
  return {
    account,
    ...messageFields(message),
    conversation: view,
    inbox: { id: inbox.id, name: inbox.name },
    event: event.name,
  };
}

/** No `status`, no `echo_id`; the type is a word, the time ISO, the sender short. */
function messageFields(message: MessageDoc) {
  return {
    additional_attributes: {},
    content_attributes: message.content_attributes,
    content_type: message.content_type,
    content: message.content,
    created_at: new Date(message.created_at * 1000).toISOString(),
    id: message.id,
    message_type: MESSAGE_TYPES[message.message_type],
    private: message.private,
    ...(message.sender === null ? {} : { sender: message.sender }),
    source_id: message.source_id,
  };
}
