import type { Database } from "../../db.server.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { chatwootEventSchema } from "../../integrations/chatwoot/webhook-schema.ts";
import {
  verifyChatwootSignature,
  type SignatureRefusal,
} from "../../integrations/chatwoot/webhook-signature.server.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import { readRawBody } from "../../lib/raw-body.server.ts";
import { keepInboxEvent } from "../../models/inbox.server.ts";
import { findWebhookConnection, type HouseWebhooks } from "../../models/webhook-connections.server.ts";

export interface ReceiveDeps {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly house: HouseWebhooks;
}

export type ChatwootRefusal = "unknownConnection" | "noSecret" | "tooLarge" | SignatureRefusal | "unreadable";

/** A message holds 150,000 characters at most, and comes twice in its own event. */
const MAX_BYTES = 2_000_000;

/**
 * Keeps the hint that a conversation changed, for a job to read it again; the words in it are not kept.
 * Errors: `unknownConnection`, `noSecret` (nothing to check it with), the signature's own, `unreadable`.
 */
export async function receiveChatwoot(
  deps: ReceiveDeps,
  connectionId: string,
  request: Request,
): Promise<Result<"kept" | "doubled" | "ignored", ChatwootRefusal>> {
  const connection = await findWebhookConnection(deps.database, deps.cipher, connectionId, deps.house);
  if (!connection) return err("unknownConnection");
  const { shopDomain, secret } = connection;
  if (secret === null) return err("noSecret");
  const rawBody = await readRawBody(request, MAX_BYTES);
  if (!rawBody) return err("tooLarge");
  const now = deps.clock.now();
  const verified = verifyChatwootSignature({ secret, headers: request.headers, rawBody, now });
  if (!verified.ok) return verified;

  const parsed = chatwootEventSchema.safeParse(jsonOrNull(rawBody));
  if (!parsed.success) return err("unreadable");
  const event = parsed.data;
  if (event.kind === "other") return ok("ignored");
  const isNew = await keepInboxEvent(deps.database, {
    source: "chatwoot",
    shopDomain,
    topic: event.event,
    // Without a key of its own: the same bytes of the same second, which is what a replay is.
    dedupeKey: event.dedupeKey ?? `${event.event}:${request.headers.get("x-chatwoot-signature")}`,
    subjectId: String(event.conversationId),
    triggeredAt: new Date(Number(request.headers.get("x-chatwoot-timestamp")) * 1000),
    receivedAt: now,
  });
  return ok(isNew ? "kept" : "doubled");
}

function jsonOrNull(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
