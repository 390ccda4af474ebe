import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { formatMoney } from "../../domain/money.ts";
import { Time } from "../../ui/time.tsx";
import { wordOf } from "../../ui/word-of.ts";
import type { OrderCandidate } from "./panel.ts";

export type LinkAnswer = { readonly ok: true } | { readonly ok: false; readonly sentence: string };

/** A conversation without an order: the orders it may be about, for a person to confirm one. */
export function LinkOrderCard({
  conversationId,
  candidates,
}: {
  conversationId: number;
  candidates: readonly OrderCandidate[];
}) {
  const fetcher = useFetcher<LinkAnswer>();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Which order is this about?
        </Text>
        {candidates.length === 0 ? (
          <Text as="p">No order is linked to this conversation, and none of this customer was found.</Text>
        ) : null}
        {candidates.map((candidate) => (
          <InlineStack key={candidate.orderId} align="space-between" blockAlign="center" gap="200">
            <CandidateFacts candidate={candidate} />
            <fetcher.Form method="post">
              <input type="hidden" name="intent" value="link" />
              <input type="hidden" name="conversationId" value={conversationId} />
              <input type="hidden" name="orderId" value={candidate.orderId} />
              <input type="hidden" name="orderName" value={candidate.orderName} />
              <Button
                submit
                loading={fetcher.formData?.get("orderId") === candidate.orderId}
                accessibilityLabel={`Link order ${candidate.orderName}`}
              >
                Link this order
              </Button>
            </fetcher.Form>
          </InlineStack>
        ))}
        <div role="status">
          {fetcher.data && !fetcher.data.ok ? <Text as="p">{fetcher.data.sentence}</Text> : null}
        </div>
      </BlockStack>
    </Card>
  );
}

function CandidateFacts({ candidate }: { candidate: OrderCandidate }) {
  const who = candidate.customerName ? `, ${candidate.customerName}` : "";
  return (
    <BlockStack>
      <Text as="p" fontWeight="semibold">
        {candidate.orderName}
        {who}
      </Text>
      <Text as="p" tone="subdued">
        {formatMoney(candidate.total, "en-US")}, {wordOf(candidate.fulfillmentStatus)}, placed{" "}
        <Time at={candidate.placedAt} />
      </Text>
    </BlockStack>
  );
}
