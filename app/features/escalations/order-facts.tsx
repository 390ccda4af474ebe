import { BlockStack, Card, Text } from "@shopify/polaris";
import { LinkOrderCard } from "./link-order-card.tsx";
import type { Panel } from "./panel.ts";
import { ShipmentsCard } from "./shipments-card.tsx";

/** What is known of the parcel; without an order, which one it may be; without an answer, why. */
export function OrderFacts({ panel }: { panel: Panel }) {
  const { order, thread, orderCandidates } = panel;
  if (thread.state === "linked" && orderCandidates) {
    return <LinkOrderCard conversationId={thread.thread.conversationId} candidates={orderCandidates} />;
  }
  if (order.state === "ready") return <ShipmentsCard shipments={order.value.shipments} />;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          Order
        </Text>
        <Text as="p">{order.sentence}</Text>
      </BlockStack>
    </Card>
  );
}
