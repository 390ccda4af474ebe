import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { Time } from "../../ui/time.tsx";
import type { ConversationCandidate, OrderSummary, ThreadSection } from "./panel.ts";

/** No conversation to show: why, and what can be done about it. */
export function NoThread({
  section,
  order,
}: {
  section: Exclude<ThreadSection, { state: "linked" }>;
  order: OrderSummary | null;
}) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Conversation
        </Text>
        {section.state === "failed" ? <Text as="p">{section.sentence}</Text> : null}
        {section.state === "none" ? (
          <Text as="p">
            No conversation is linked to this order, and none of its customer was found in Chatwoot.
          </Text>
        ) : null}
        {section.state === "choose" && order ? (
          <Candidates candidates={section.candidates} order={order} />
        ) : null}
      </BlockStack>
    </Card>
  );
}

function Candidates({
  candidates,
  order,
}: {
  candidates: readonly ConversationCandidate[];
  order: OrderSummary;
}) {
  return (
    <>
      <Text as="p">No conversation is linked. Which one is about this order?</Text>
      {candidates.map((candidate) => (
        <InlineStack key={candidate.conversationId} align="space-between" blockAlign="center" gap="200">
          <BlockStack>
            <Text as="p" fontWeight="semibold">
              Conversation {candidate.conversationId}
              {candidate.contactName ? `, ${candidate.contactName}` : ""}
            </Text>
            <Text as="p" tone="subdued">
              {candidate.why}
              {candidate.lastActivityAt ? (
                <>
                  , last active <Time at={candidate.lastActivityAt} />
                </>
              ) : null}
            </Text>
          </BlockStack>
          <Form method="post">
            <input type="hidden" name="intent" value="link" />
            <input type="hidden" name="conversationId" value={candidate.conversationId} />
            <input type="hidden" name="orderId" value={order.id} />
            <input type="hidden" name="orderName" value={order.name} />
            <Button submit>Link this conversation</Button>
          </Form>
        </InlineStack>
      ))}
    </>
  );
}
