import { decisionActionSchema } from "../../domain/decision.ts";
import type { Order } from "../../domain/order.ts";
import type { Message } from "../../domain/thread.ts";
import { mergeTimeline, type TimelineDecision } from "../../domain/timeline.ts";
import type { CaseWithDecisions } from "../../models/escalations.server.ts";
import type { Timeline } from "./panel.ts";

const SHOWN_ENTRIES = 10;

interface Told {
  readonly order: Order | null;
  readonly messages: readonly Message[];
  readonly known: CaseWithDecisions | null;
  /** Older messages were not read. */
  readonly isCut: boolean;
}

/** The newest entries of the one story of an order, its thread and what we decided. */
export function timelineOf({ order, messages, known, isCut }: Told): Timeline {
  const entries = mergeTimeline({ order, messages, decisions: (known?.decisions ?? []).map(toEntry) });
  const isOrderCut = (order?.truncated ?? []).some((part) => part === "events" || part === "fulfillments");
  return {
    entries: entries.slice(0, SHOWN_ENTRIES),
    total: entries.length,
    isComplete: !isCut && !isOrderCut,
  };
}

function toEntry(decision: CaseWithDecisions["decisions"][number]): TimelineDecision {
  return {
    uid: decision.uid,
    decisionId: decision.id,
    action: decisionActionSchema.parse(decision.action),
    decidedAt: decision.decidedAt.toISOString(),
    by: decision.operatorName,
  };
}
