import { Link } from "@remix-run/react";
import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { DeliveryBadge } from "../../ui/delivery-badge.tsx";
import { MirrorBadge } from "../../ui/mirror-badge.tsx";
import { Time } from "../../ui/time.tsx";
import type { LastDecision } from "./panel.ts";
import { useDecisionProgress } from "./use-decision-progress.ts";

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
        <Text as="p" tone="subdued">
          {decision.action} by {decision.by} at <Time at={decision.decidedAt} />
        </Text>
      </BlockStack>
    </Card>
  );
}
