import type { Database, Transaction } from "../../db.server.ts";
import { compareMoney } from "../../domain/money.ts";
import { mayManage, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Clock } from "../../lib/clock.ts";
import { recordAuditEvent } from "../../models/audit-events.server.ts";
import {
  getShopSettings,
  lockShop,
  saveOwnSettings,
  type DefaultSettings,
} from "../../models/shops.server.ts";
import { inTransaction } from "../../models/transaction.server.ts";
import { parseGeneral, type GeneralChange, type ParsedGeneral } from "./parse-general.ts";
import type { SettingsRefusal } from "./settings.ts";

interface SaveGeneralDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly defaults: DefaultSettings;
}

type Values = Readonly<Record<string, string | number | boolean | null>>;
type Changes = Readonly<Record<string, { readonly from: Values[string]; readonly to: Values[string] }>>;

/**
 * Switches, thresholds and SLA minutes of a shop; what did not change leaves no audit event.
 * Errors: `readOnly` for whoever is no manager; `invalid` with a sentence per field. Nothing is written then.
 */
export async function saveGeneral(
  deps: SaveGeneralDeps,
  actor: Actor,
  command: GeneralChange,
): Promise<Result<null, SettingsRefusal>> {
  if (!mayManage(actor)) return err({ kind: "readOnly" });
  const { shopDomain } = actor;
  return inTransaction<null, SettingsRefusal>(deps.database, async (tx) => {
    const shop = await lockShop(tx, shopDomain);
    const parsed = parseGeneral(command, shop.currencyCode);
    if (!parsed.ok) return err({ kind: "invalid", fields: parsed.error });
    const changes = changesOf(shop, parsed.value);
    if (Object.keys(changes).length === 0) return ok(null);
    await saveOwnSettings(tx, shopDomain, parsed.value);
    if (await contradictThemselves(tx, shopDomain, deps.defaults)) {
      const fields = { refundManagerOver: "Enter at least the escalation threshold." };
      return err({ kind: "invalid", fields });
    }
    const data = { changes, currencyCode: shop.currencyCode };
    await recordAuditEvent(tx, {
      shopDomain,
      kind: "settings.changed",
      actor,
      data,
      occurredAt: deps.clock.now(),
    });
    return ok(null);
  });
}

function changesOf(before: Record<keyof ParsedGeneral, Values[string]>, after: ParsedGeneral): Changes {
  const names = Object.keys(after) as (keyof ParsedGeneral)[];
  const changed = names.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] ?? null }]));
}

/** With what is not set by the shop taken from the environment, as the cases are judged. */
async function contradictThemselves(
  tx: Transaction,
  shopDomain: string,
  defaults: DefaultSettings,
): Promise<boolean> {
  const { policy } = await getShopSettings(tx, shopDomain, defaults);
  return compareMoney(policy.refundManagerOver, policy.refundEscalateAt) < 0;
}
