import type { Database } from "../../db.server.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import {
  complianceSubjectOf,
  isComplianceTopic,
  isOrderTopic,
  orderIdOf,
  topicOf,
  type WebhookTopic,
} from "../../integrations/shopify/webhook-schema.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import { keepInboxEvent, storeInboxEvent } from "../../models/inbox.server.ts";

/** A delivery whose signature was checked. */
export interface ShopifyDelivery {
  readonly shop: string;
  /** As the library writes it: "ORDERS_UPDATED". */
  readonly topic: string;
  readonly webhookId: string;
  readonly triggeredAt?: string;
  readonly payload: unknown;
}

interface ReceiveDeps {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly clock: Clock;
}

/**
 * Keeps what Shopify told us, for a job to look at the order itself. Compliance events are stored and stay
 * unprocessed. Errors: `unknownTopic`, `unreadable` (an order event that names no order).
 */
export async function receiveShopify(
  { database, cipher, clock }: ReceiveDeps,
  delivery: ShopifyDelivery,
): Promise<Result<"kept" | "doubled", "unknownTopic" | "unreadable">> {
  const topic = topicOf(delivery.topic);
  if (!topic) return err("unknownTopic");
  const subjectId = subjectIdOf(cipher, topic, delivery.payload);
  if (isOrderTopic(topic) && subjectId === null) return err("unreadable");
  const keep = isComplianceTopic(topic) ? storeInboxEvent : keepInboxEvent;
  const isNew = await keep(database, {
    source: "shopify",
    shopDomain: delivery.shop,
    topic,
    dedupeKey: `${topic}:${delivery.webhookId}`,
    subjectId,
    triggeredAt: instantOrNull(delivery.triggeredAt),
    receivedAt: clock.now(),
  });
  return ok(isNew ? "kept" : "doubled");
}

function subjectIdOf(cipher: Cipher, topic: WebhookTopic, payload: unknown): string | null {
  if (isOrderTopic(topic)) return orderIdOf(topic, payload);
  const person = isComplianceTopic(topic) ? complianceSubjectOf(payload) : null;
  if (!person) return null;
  const { email, ...ids } = person;
  // As cases know their customers: by a hash of the address.
  const emailHash = email ? cipher.keyedHash(email.trim().toLowerCase()) : null;
  return JSON.stringify({ ...ids, emailHash });
}

function instantOrNull(text: string | undefined): Date | null {
  const at = new Date(text ?? "");
  return Number.isNaN(at.getTime()) ? null : at;
}
