import type { Order, OrderPart } from "../order.ts";
import type { Policy } from "../policy.ts";
import type { RefundValue } from "../refund-value.ts";
import type { Message } from "../thread.ts";
import type { CueCode, Finding } from "./cue.ts";
import type { CueMemory } from "./memory.ts";

/** A refund that somebody asked for, as the selection or a person found it. */
export interface RefundInQuestion {
  readonly value: RefundValue;
  readonly messageId: number;
  readonly askedAt: string;
}

export interface CueContext {
  readonly order: Order;
  readonly now: string;
  readonly memory: CueMemory;
  readonly messages: readonly Message[];
  readonly policy: Pick<
    Policy,
    "damagedTags" | "refundEscalateAt" | "refundManagerOver" | "returnWindowDays"
  >;
  readonly refund: RefundInQuestion | null;
  /** For amounts in sentences; the rest is English. */
  readonly locale: string;
}

/** One rule: pure, and silent where a part it needs is unavailable or cut (the registry says "unknown" then). */
export interface CueRule {
  readonly code: CueCode;
  /** Rises with each change of what the rule finds. */
  readonly version: number;
  /** What an unknown result is about: "carrier scan". */
  readonly about: string;
  readonly needs: readonly OrderPart[];
  find(context: CueContext): readonly Finding[];
}
