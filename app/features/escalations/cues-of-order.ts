import { computeCues } from "../../domain/cues/compute-cues.ts";
import type { Cue } from "../../domain/cues/cue.ts";
import type { CueMemory } from "../../domain/cues/memory.ts";
import type { RefundInQuestion } from "../../domain/cues/rule.ts";
import type { Order } from "../../domain/order.ts";
import type { Message } from "../../domain/thread.ts";
import type { ShopSettings } from "../../models/shops.server.ts";

interface KnownOfOrder {
  readonly order: Order | null;
  readonly messages: readonly Message[];
  readonly settings: ShopSettings;
  readonly memory: CueMemory;
  readonly refund: RefundInQuestion | null;
  readonly now: Date;
}

/** None without an order: what the customer reports is a cue of the order that they report it of. */
export function cuesOfOrder({ order, settings, now, ...known }: KnownOfOrder): readonly Cue[] {
  if (!order) return [];
  return computeCues(order, {
    ...known,
    now: now.toISOString(),
    policy: settings.policy,
    locale: "en-US",
  });
}
