import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { LastDecision } from "./panel.ts";

export type DecisionProgress = Pick<
  LastDecision,
  "outcome" | "explanation" | "mirrorStatus" | "mirrorAttempt"
>;

const POLL_MS = 1_500;
/** After this many looks the page is left as it is; a reload looks again. */
const MAX_LOOKS = 40;

/** Follows a decision on its way out, and loads the panel again once its delivery has ended. */
export function useDecisionProgress(decision: LastDecision): DecisionProgress {
  const { data, load, state } = useFetcher<DecisionProgress | null>({ key: `progress:${decision.id}` });
  const { revalidate } = useRevalidator();
  const looks = useRef(0);
  const progress = data ?? decision;
  const isMoving = progress.outcome === "pending" || progress.mirrorStatus === "PENDING";

  useEffect(() => {
    if (!isMoving || state !== "idle" || looks.current >= MAX_LOOKS) return;
    const timer = setTimeout(() => {
      looks.current += 1;
      load(`/app/decisions/${decision.id}/progress`);
    }, POLL_MS);
    return () => clearTimeout(timer);
    // `data` is a new value after every look, and the next look is due then.
  }, [isMoving, state, data, load, decision.id]);

  const hasEnded = decision.outcome === "pending" && progress.outcome !== "pending";
  useEffect(() => {
    if (hasEnded) revalidate();
  }, [hasEnded, revalidate]);

  return progress;
}
