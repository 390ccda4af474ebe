import type { Database } from "../../db.server.ts";
import { mayManage, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Clock } from "../../lib/clock.ts";
import { recordAuditEvent } from "../../models/audit-events.server.ts";
import { deleteConnection, type Vendor } from "../../models/connections.server.ts";
import { lockShop } from "../../models/shops.server.ts";
import { inTransaction } from "../../models/transaction.server.ts";
import type { SettingsRefusal } from "./settings.ts";

interface DisconnectDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Deletes the shop's own connection with its secrets; one that is gone already is no error. What waits to be sent or
 * mirrored waits on. Errors: `readOnly` for whoever is no manager.
 */
export async function disconnect(
  deps: DisconnectDeps,
  actor: Actor,
  vendor: Vendor,
): Promise<Result<null, SettingsRefusal>> {
  if (!mayManage(actor)) return err({ kind: "readOnly" });
  const { shopDomain } = actor;
  return inTransaction<null, SettingsRefusal>(deps.database, async (tx) => {
    await lockShop(tx, shopDomain);
    if (!(await deleteConnection(tx, { shopDomain, vendor }))) return ok(null);
    const data = { vendor };
    await recordAuditEvent(tx, {
      shopDomain,
      kind: "connection.removed",
      actor,
      data,
      occurredAt: deps.clock.now(),
    });
    return ok(null);
  });
}
