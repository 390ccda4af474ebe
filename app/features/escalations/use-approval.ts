import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import type { Draft } from "./use-draft.ts";

/** What the action of a panel's route answers to an approval. */
export type ApprovalAnswer =
  | { readonly ok: true; readonly decisionId: number }
  | { readonly ok: false; readonly field: "text" | "reason" | null; readonly sentence: string };

/** Sends the approval; `onDone` when it is taken, else the server's refusal. */
export function useApproval(onDone: () => void) {
  const shopify = useAppBridge();
  const fetcher = useFetcher<ApprovalAnswer>();
  const { data, state } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data?.ok) return;
    shopify.toast.show("Reply approved");
    onDone();
    // Once per answer: `onDone` is new with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data, state, shopify]);
  const refusal = data && !data.ok ? data : null;
  return {
    isBusy: state !== "idle",
    refusal,
    /** What the server says of one field; undefined while it says nothing. */
    errorOf: (field: "text" | "reason") => (refusal?.field === field ? refusal.sentence : undefined),
    submit(seen: string, { offer, text, needsReason, reason }: Draft) {
      const fields = {
        intent: "approve",
        seen,
        template: offer?.template ?? "",
        text,
        reason: needsReason ? reason : "",
      };
      fetcher.submit(fields, { method: "post" });
    },
  };
}
