import { Link, useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { DeliveryBadge } from "../../ui/delivery-badge.tsx";
import { MirrorBadge } from "../../ui/mirror-badge.tsx";
import { Time } from "../../ui/time.tsx";
import type { LastDecision } from "./panel.ts";
import { useDecisionProgress } from "./use-decision-progress.ts";

/** What the panel's action answers to an undo: null when it is undone, else why not. */
export interface UndoAnswer {
  readonly sentence: string | null;
}

/** What became of the last decision on this case. */
export function DecisionStatus({ decision }: { decision: LastDecision }) {
  const { outcome, explanation, mirrorStatus, mirrorAttempt } = useDecisionProgress(decision);
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            Last decision
          </Text>
          <Link to={`/app/decisions/${decision.id}`}>Decision {decision.id}</Link>
        </InlineStack>
        <div role="status">
          <InlineStack gap="150">
            {outcome ? <DeliveryBadge outcome={outcome} /> : <Badge>{decision.action}</Badge>}
            {mirrorStatus ? <MirrorBadge status={mirrorStatus} attempt={mirrorAttempt} /> : null}
          </InlineStack>
        </div>
        {explanation ? <Text as="p">{explanation}</Text> : null}
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="p" tone="subdued">
            {decision.action} by {decision.by} at <Time at={decision.decidedAt} />
          </Text>
          {outcome === "pending" && decision.undoUntil ? (
            <Undo decisionId={decision.id} until={decision.undoUntil} />
          ) : null}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** Offered while nothing has left; the server has the last word. */
function Undo({ decisionId, until }: { decisionId: number; until: string }) {
  const fetcher = useFetcher<UndoAnswer>();
  const isOpen = useBefore(until);
  if (fetcher.data?.sentence) return <Text as="p">{fetcher.data.sentence}</Text>;
  if (!isOpen && fetcher.state === "idle") return null;
  return (
    <Button
      loading={fetcher.state !== "idle"}
      onClick={() => fetcher.submit({ intent: "withdraw", decisionId }, { method: "post" })}
    >
      Undo
    </Button>
  );
}

function useBefore(until: string): boolean {
  const [isBefore, setBefore] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setBefore(false), Math.max(0, new Date(until).getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return isBefore;
}
