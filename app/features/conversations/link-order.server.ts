import type { Database } from "../../db.server.ts";
import { mayDecide, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Clock } from "../../lib/clock.ts";
import { giveOrderToCase, saveLink } from "../../models/links.server.ts";
import { inTransaction } from "../../models/transaction.server.ts";

export interface LinkOrderDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** "live", or the id of a training run. */
  readonly world: string;
}

export interface LinkOrderCommand {
  readonly conversationId: number;
  /** A GID. */
  readonly orderId: string;
  readonly orderName: string;
}

export type LinkOrderRefusal = { readonly kind: "readOnly" };

/**
 * A person says which order a conversation is about; an earlier link gives way, and the case is opened where there
 * was none. Errors: `readOnly` for somebody without a role; nothing is written then.
 */
export async function linkOrder(
  deps: LinkOrderDeps,
  actor: Actor,
  command: LinkOrderCommand,
): Promise<Result<{ readonly escalationId: number }, LinkOrderRefusal>> {
  if (!mayDecide(actor)) return err({ kind: "readOnly" });
  const { conversationId, orderId, orderName } = command;
  const key = { shopDomain: actor.shopDomain, world: deps.world, conversationId };
  return inTransaction(deps.database, async (tx) => {
    await saveLink(tx, key, {
      orderId,
      orderName,
      linkedByUserId: actor.userId,
      linkedAt: deps.clock.now(),
    });
    const escalation = await giveOrderToCase(tx, key, { orderId, orderName });
    return ok({ escalationId: escalation.id });
  });
}
