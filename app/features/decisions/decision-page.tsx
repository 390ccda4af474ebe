import { Badge, BlockStack, Card, EmptyState, InlineStack, Page, Text } from "@shopify/polaris";
import { DeliveryBadge } from "../../ui/delivery-badge.tsx";
import { MirrorBadge } from "../../ui/mirror-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { AttemptsCard } from "./attempts-card.tsx";
import { ChainCard } from "./chain-card.tsx";
import type { DecisionView } from "./decision.ts";
import { SupabaseRowCard } from "./supabase-row-card.tsx";

/** What was decided, what became of it, and the proof of both. */
export function DecisionPage({ decision }: { decision: DecisionView }) {
  const { delivery, mirror } = decision;
  return (
    <Page
      fullWidth
      compactTitle
      backAction={{ content: "Decisions", url: "/app/decisions" }}
      title={`Decision ${decision.id}`}
      titleMetadata={
        <InlineStack gap="150">
          <Badge>{decision.action}</Badge>
          {delivery ? <DeliveryBadge outcome={delivery.outcome} /> : null}
          {mirror ? <MirrorBadge {...mirror} /> : null}
        </InlineStack>
      }
      secondaryActions={decision.caseHref ? [{ content: "Open case", url: decision.caseHref }] : []}
      pagination={{
        hasPrevious: decision.newerHref !== null,
        previousURL: decision.newerHref ?? "",
        hasNext: decision.olderHref !== null,
        nextURL: decision.olderHref ?? "",
      }}
    >
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {decision.orderName ?? `Conversation ${decision.conversationId ?? "unknown"}`}, by {decision.by} at{" "}
          <Time at={decision.decidedAt} />
        </Text>
        <div className="cx-decision">
          <div className="cx-stack">
            <TextsCard decision={decision} />
            <AttemptsCard decision={decision} />
          </div>
          <div className="cx-stack">
            <SupabaseRowCard row={decision.supabaseRow} />
            <ChainCard chain={decision.chain} />
          </div>
        </div>
      </BlockStack>
    </Page>
  );
}

function TextsCard({ decision: { text, template, delivery } }: { decision: DecisionView }) {
  return (
    <Card>
      <BlockStack gap="300">
        {text ? (
          <div className="cx-split">
            <Words title="Shown" detail={template} words={text.shown} otherwise="No suggestion was shown." />
            <Words title="Sent" detail={null} words={text.sent} otherwise="" />
          </div>
        ) : (
          <Text as="p" tone="subdued">
            No text is kept for this decision.
          </Text>
        )}
        {delivery?.explanation ? <Text as="p">{delivery.explanation}</Text> : null}
      </BlockStack>
    </Card>
  );
}

function Words(props: { title: string; detail: string | null; words: string | null; otherwise: string }) {
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <Text as="h2" variant="headingSm">
          {props.title}
        </Text>
        {props.detail ? (
          <Text as="span" tone="subdued">
            {props.detail}
          </Text>
        ) : null}
      </InlineStack>
      <div className="cx-reply-text">
        <p className="cx-prose">{props.words ?? props.otherwise}</p>
      </div>
    </BlockStack>
  );
}

export function NoSuchDecision() {
  return (
    <Page
      fullWidth
      compactTitle
      backAction={{ content: "Decisions", url: "/app/decisions" }}
      title="Decision not found"
    >
      <Card>
        <EmptyState
          heading="There is no such decision in this store"
          image=""
          action={{ content: "All decisions", url: "/app/decisions" }}
        />
      </Card>
    </Page>
  );
}
