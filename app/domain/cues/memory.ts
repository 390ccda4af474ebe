import { z } from "zod";
import { earliest } from "../instant.ts";
import type { Fulfillment, Order } from "../order.ts";
import { type Cue, CUE_CODES, type CueCode } from "./cue.ts";

/** What Shopify does not keep and we saw: stored by order, handed in again at the next computation. */
export interface CueMemory {
  /** The first ETA seen, by fulfillment id: Shopify keeps only the current one. */
  readonly firstEtas: Readonly<Record<string, string>>;
  /** When a hold was first seen, by hold id: a hold has no time of its own. */
  readonly holdsFirstSeen: Readonly<Record<string, string>>;
  /** By cue key. */
  readonly cues: Readonly<Record<string, RememberedCue>>;
}

export interface RememberedCue {
  readonly code: CueCode;
  readonly firstSeenAt: string;
  /** Null while it is present. */
  readonly clearedAt: string | null;
}

export const cueMemorySchema = z.object({
  firstEtas: z.record(z.string(), z.iso.datetime({ offset: true })),
  holdsFirstSeen: z.record(z.string(), z.iso.datetime({ offset: true })),
  cues: z.record(
    z.string(),
    z.object({
      code: z.enum(CUE_CODES),
      firstSeenAt: z.iso.datetime({ offset: true }),
      clearedAt: z.iso.datetime({ offset: true }).nullable(),
    }),
  ),
}) satisfies z.ZodType<CueMemory>;

export const EMPTY_MEMORY: CueMemory = { firstEtas: {}, holdsFirstSeen: {}, cues: {} };

/** The earliest ETA that the records still show: of the oldest event that names one, else the current one. */
export function earliestRecordedEta(fulfillment: Fulfillment): string | null {
  const withEta = fulfillment.events.filter((event) => event.estimatedDeliveryAt !== null);
  const firstAt = earliest(withEta.map((event) => event.happenedAt));
  const first = withEta.find((event) => event.happenedAt === firstAt);
  return first?.estimatedDeliveryAt ?? fulfillment.estimatedDeliveryAt;
}

/**
 * What to remember after a computation. A cue that has become unknown is not cleared: we do not know. A cue
 * that rests on a message first of all is not remembered: it has that message's time, and an order's other conversation
 * would clear it.
 */
export function remember(memory: CueMemory, order: Order, cues: readonly Cue[], now: string): CueMemory {
  return {
    firstEtas: { ...etasOf(order), ...memory.firstEtas },
    holdsFirstSeen: { ...holdsOf(order, now), ...memory.holdsFirstSeen },
    cues: rememberCues(memory, cues, now),
  };
}

function etasOf(order: Order): Record<string, string> {
  const entries = order.fulfillments.flatMap((fulfillment) => {
    const eta = earliestRecordedEta(fulfillment);
    return eta === null ? [] : [[fulfillment.id, eta] as const];
  });
  return Object.fromEntries(entries);
}

function holdsOf(order: Order, now: string): Record<string, string> {
  const holds = order.fulfillmentOrders.flatMap((each) => each.holds);
  return Object.fromEntries(holds.map((hold) => [hold.id, now]));
}

function rememberCues(memory: CueMemory, cues: readonly Cue[], now: string): Record<string, RememberedCue> {
  const present = cues.filter((cue) => cue.status === "present").filter((cue) => !isOfThread(cue));
  const unknownCodes = new Set(cues.filter((cue) => cue.status === "unknown").map((cue) => cue.code));
  const seen = present.map((cue) => {
    const remembered: RememberedCue = { code: cue.code, firstSeenAt: cue.firstSeenAt, clearedAt: null };
    return [cue.key, remembered] as const;
  });
  const keys = new Set(present.map((cue) => cue.key));
  const gone = Object.entries(memory.cues)
    .filter(([key]) => !keys.has(key))
    .map(([key, cue]) => {
      const isStillThere = cue.clearedAt !== null || unknownCodes.has(cue.code);
      return [key, isStillThere ? cue : { ...cue, clearedAt: now }] as const;
    });
  return Object.fromEntries([...gone, ...seen]);
}

function isOfThread({ evidence }: Cue): boolean {
  return evidence[0]?.kind === "message";
}
