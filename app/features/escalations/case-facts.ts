import type { CueMemory } from "../../domain/cues/memory.ts";
import type { Order } from "../../domain/order.ts";
import type { Actor } from "../../domain/person.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import type { ShopSettings } from "../../models/shops.server.ts";

/** What a case is assessed from. */
export interface CaseFacts {
  readonly order: Order | null;
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly settings: ShopSettings;
  readonly now: Date;
  /** What was seen of the order before. */
  readonly memory: CueMemory;
  /** Who reads and would sign; null in the background. */
  readonly reader: Pick<Actor, "name" | "roles"> | null;
}
