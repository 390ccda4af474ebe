import type { AuditEvent, Prisma } from "@prisma/client";
import type { Transaction } from "../db.server.ts";
import { auditContentSha256 } from "../lib/audit-hash.server.ts";
import { chainHash, GENESIS_HASH } from "../lib/decision-hash.server.ts";

/** An administrative change, before it has a place in its shop's chain. */
export interface AuditDraft {
  readonly shopDomain: string;
  readonly kind: "settings.changed" | "connection.saved" | "connection.removed" | "roles.changed";
  /** Null: the app itself. */
  readonly actor: { readonly userId: string; readonly email: string } | null;
  /** Names, figures and ids; never a secret, not even sealed. */
  readonly data: Prisma.InputJsonObject;
  readonly occurredAt: Date;
}

/** Appends to the shop's chain. Holds the chain's lock until the transaction ends, so that positions have no gap. */
export async function recordAuditEvent(tx: Transaction, draft: AuditDraft): Promise<AuditEvent> {
  const { shopDomain, kind, actor, data, occurredAt } = draft;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`audit/${shopDomain}`}, 0))`;
  const previous = await tx.auditEvent.findFirst({
    where: { shopDomain },
    orderBy: { position: "desc" },
    select: { position: true, hash: true },
  });
  const prevHash = previous?.hash ?? GENESIS_HASH;
  const columns = {
    shopDomain,
    position: (previous?.position ?? 0) + 1,
    kind,
    actorUserId: actor?.userId ?? null,
    actorEmail: actor?.email ?? null,
    data,
    occurredAt,
  };
  return tx.auditEvent.create({ data: { ...columns, prevHash, hash: auditHash(prevHash, columns) } });
}

/** What a row's hash has to be, from its content and the row before it: whoever verifies the chain recomputes it. */
export function auditHash(
  prevHash: string,
  event: Omit<AuditEvent, "id" | "hash" | "prevHash" | "data"> & { readonly data: unknown },
): string {
  const content = auditContentSha256({
    shop_domain: event.shopDomain,
    position: event.position,
    kind: event.kind,
    actor_user_id: event.actorUserId,
    actor_email: event.actorEmail,
    data: event.data,
    occurred_at: event.occurredAt.toISOString(),
  });
  return chainHash(prevHash, content);
}
