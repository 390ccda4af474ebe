import { z } from "zod";
import type { StandInStore } from "../../../lib/stand-in-store.ts";
import { collection } from "./world.ts";

/**
 * What can go wrong with one request.
 * `commit…` and `halfBody` store what was asked; `hang`, `reset`, `rateLimited` and `badGateway` store nothing.
 */
export const faultSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rateLimited") }),
  z.object({ kind: z.literal("badGateway") }),
  z.object({ kind: z.literal("hang") }),
  z.object({ kind: z.literal("reset") }),
  z.object({ kind: z.literal("commitThenTimeout") }),
  z.object({ kind: z.literal("commitThenError") }),
  z.object({ kind: z.literal("commitThenReset") }),
  z.object({ kind: z.literal("halfBody") }),
  z.object({ kind: z.literal("slow"), delayMs: z.number().int() }),
  z.object({ kind: z.literal("failedLater"), afterSeconds: z.number() }),
  z.object({ kind: z.literal("loseWebhooks") }),
  z.object({ kind: z.literal("doubleWebhooks") }),
  z.object({ kind: z.literal("reverseWebhooks") }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** `operation` is a port method's name, or `any`; `times` counts down. */
const plannedFaultSchema = z.object({
  operation: z.string(),
  fault: faultSchema,
  times: z.number().int().positive(),
});

export type PlannedFault = z.infer<typeof plannedFaultSchema>;

/** Decides which fault, if any, the next request of an operation meets. */
export type FaultPlan = (operation: string) => Promise<Fault | null>;

const controlDoc = z.object({ clock_offset_ms: z.number(), faults: z.array(plannedFaultSchema) });

type ControlDoc = z.infer<typeof controlDoc>;

const KEY = "control";

export async function readControl(store: StandInStore): Promise<ControlDoc> {
  return (await collection(store, KEY, controlDoc).get(KEY)) ?? { clock_offset_ms: 0, faults: [] };
}

export async function changeControl(store: StandInStore, change: Partial<ControlDoc>): Promise<void> {
  await store.transaction(async (tx) => {
    await collection(tx, KEY, controlDoc).put(KEY, { ...(await readControl(tx)), ...change });
  });
}

/** The plan that the admin surface writes: kept in the store, so that every process follows it. */
export function storedFaultPlan(store: StandInStore): FaultPlan {
  return async function nextFault(operation) {
    const { faults } = await readControl(store);
    return faults.some((planned) => isFor(planned, operation)) ? takeFault(store, operation) : null;
  };
}

function takeFault(store: StandInStore, operation: string): Promise<Fault | null> {
  return store.transaction(async (tx) => {
    const control = await readControl(tx);
    const taken = control.faults.find((planned) => isFor(planned, operation));
    if (taken === undefined) return null;
    const faults = control.faults.flatMap((planned) => {
      if (planned !== taken) return [planned];
      return planned.times > 1 ? [{ ...planned, times: planned.times - 1 }] : [];
    });
    await collection(tx, KEY, controlDoc).put(KEY, { ...control, faults });
    return taken.fault;
  });
}

function isFor(planned: PlannedFault, operation: string): boolean {
  return planned.operation === operation || planned.operation === "any";
}
