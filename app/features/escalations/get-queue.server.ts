import { z } from "zod";
import type { Database } from "../../db.server.ts";
import { SEVERITIES } from "../../domain/cues/cue.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import { countPending, listPending, type Escalation } from "../../models/escalations.server.ts";
import { namesOfPeople } from "../../models/people.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import type { Queue, QueueRow } from "./queue.ts";
import { openSnapshot } from "./snapshot.server.ts";

const PAGE_SIZE = 50;

interface QueueDeps {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly shopDomain: string;
  readonly world: string;
  readonly settings: ShopSettings;
}

/** Pending cases, the longest wait first: 3 queries whatever the length, no vendor asked. */
export async function getQueue(deps: QueueDeps): Promise<Queue> {
  const [cases, total, names] = await Promise.all([
    listPending(deps.database, deps, PAGE_SIZE),
    countPending(deps.database, deps),
    namesOfPeople(deps.database, deps.shopDomain),
  ]);
  return {
    rows: cases.map((each) => toRow(deps, each, names)),
    total,
    renderedAt: deps.clock.now().toISOString(),
  };
}

const cueSchema = z.object({ severity: z.enum(SEVERITIES), sentence: z.string() }).nullable();

function toRow(deps: QueueDeps, each: Escalation, names: ReadonlyMap<string, string>): QueueRow {
  const { firstName, lastWords } = openSnapshot(deps.cipher, each.snapshot);
  const { currencyCode } = deps.settings.policy.refundEscalateAt;
  return {
    id: each.id,
    href: each.orderId
      ? `/app/orders/${each.orderId.split("/").at(-1)}`
      : `/app/conversations/${each.conversationId}`,
    state: each.state,
    isSending: each.pendingDecisionId !== null,
    conversationId: each.conversationId,
    customerName: firstName,
    orderName: each.orderName,
    orderCandidates: z.array(z.unknown()).parse(each.orderCandidates).length,
    value:
      each.valueMinor === null ? null : formatMoney({ amountMinor: each.valueMinor, currencyCode }, "en-US"),
    waitingSince: each.waitingSince?.toISOString() ?? null,
    dueAt: each.slaDueAt?.toISOString() ?? null,
    backAt: each.snoozedUntil?.toISOString() ?? null,
    cue: cueSchema.parse(each.strongestCue),
    lastWords,
    ownerName: each.ownerUserId ? (names.get(each.ownerUserId) ?? null) : null,
  };
}
