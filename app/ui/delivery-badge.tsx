import { Badge, type BadgeProps } from "@shopify/polaris";
import type { DeliveryOutcome } from "../domain/delivery.ts";

const LOOK = {
  pending: { word: "Sending", progress: "partiallyComplete" },
  accepted: { word: "Sent", tone: "success", progress: "complete" },
  delivered: { word: "Delivered", tone: "success", progress: "complete" },
  failed: { word: "Not sent: failed", tone: "critical" },
  refused_stale: { word: "Not sent: the case changed", tone: "warning" },
  unknown: { word: "Unknown whether sent", tone: "critical" },
  withdrawn: { word: "Not sent: withdrawn" },
} as const satisfies Record<DeliveryOutcome, { word: string } & Pick<BadgeProps, "tone" | "progress">>;

export function DeliveryBadge({ outcome }: { outcome: DeliveryOutcome }) {
  const { word, ...look } = LOOK[outcome];
  return <Badge {...look}>{word}</Badge>;
}
