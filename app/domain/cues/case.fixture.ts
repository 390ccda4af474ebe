import { anOrder } from "../factories.ts";
import type { Order } from "../order.ts";
import { defaultPolicy } from "../policy.ts";
import { computeCues } from "./compute-cues.ts";
import type { PresentCue } from "./cue.ts";
import { EMPTY_MEMORY } from "./memory.ts";
import type { CueContext } from "./rule.ts";

export const now = "2026-11-23T15:42:00Z";

export function cuesOf(order: Partial<Order>, context: Partial<CueContext> = {}) {
  return computeCues(anOrder(order), {
    now,
    memory: EMPTY_MEMORY,
    messages: [],
    policy: defaultPolicy("USD"),
    refund: null,
    locale: "en-US",
    ...context,
  });
}

/** The cue of a code, where it is present. */
export function cue(code: PresentCue["code"], order: Partial<Order>, context: Partial<CueContext> = {}) {
  const found = cuesOf(order, context).find((each) => each.code === code && each.status === "present");
  return found?.status === "present" ? found : null;
}
