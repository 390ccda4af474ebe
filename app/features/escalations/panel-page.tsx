import { Badge, Banner, BlockStack, Button, InlineStack, Page, Text } from "@shopify/polaris";
import { ExternalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { formatWait } from "../../domain/duration.ts";
import { formatMoney } from "../../domain/money.ts";
import type { SlaTimer } from "../../domain/sla.ts";
import { wordOf } from "../../ui/word-of.ts";
import { useNow } from "../../ui/use-now.ts";
import { waitAt } from "../../domain/wait.ts";
import { CaseStrip } from "./case-strip.tsx";
import { CueList } from "./cue-list.tsx";
import { DecisionStatus } from "./decision-status.tsx";
import { NoThread } from "./no-thread.tsx";
import { OrderFacts } from "./order-facts.tsx";
import type { OrderSummary, Panel, Reply, Thread } from "./panel.ts";
import { ReplyCard } from "./reply-card.tsx";
import { ReplyModal } from "./reply-modal.tsx";
import { TimelineCard } from "./timeline-card.tsx";
import { ThreadCard } from "./thread-card.tsx";
import { useRewording } from "./use-rewording.ts";

/** What happened to the parcel, what the customer wants, what to say: in one view of one case. */
export function PanelPage({ panel }: { panel: Panel }) {
  const now = useNow(panel.renderedAt);
  const { order, thread } = readPartsOf(panel);
  const reply = useRewording(panel.reply, thread);
  const review = useReview(reply);
  return (
    <Page fullWidth compactTitle backAction={{ content: "Queue", url: "/app" }} {...headingOf(order, thread)}>
      <BlockStack gap="400">
        {thread ? <BreachBanner timer={thread.timer} firstName={thread.contactName} now={now} /> : null}
        {thread ? <CaseStrip cues={panel.cues} thread={thread} /> : null}
        <PanelColumns panel={panel} order={order} reply={reply} onReview={review.open} now={now} />
      </BlockStack>
      {reply ? <PhoneActionBar reply={reply} onReview={review.open} /> : null}
      {review.reply && thread ? (
        <ReplyModal
          key={`${thread.conversationId}:${review.round}`}
          isOpen={review.isOpen}
          onClose={review.close}
          onApproved={review.finish}
          reply={review.reply}
          thread={thread}
          orderName={order?.name ?? null}
          now={now}
        />
      ) : null}
    </Page>
  );
}

interface PanelColumnsProps {
  readonly panel: Panel;
  readonly order: OrderSummary | null;
  readonly reply: Reply | null;
  readonly onReview: () => void;
  readonly now: Date;
}

function PanelColumns({ panel, order, reply, onReview, now }: PanelColumnsProps) {
  return (
    <div className="cx-panel">
      <div className="cx-panel-thread">
        {panel.thread.state === "linked" ? (
          <ThreadCard thread={panel.thread.thread} now={now} />
        ) : (
          <NoThread section={panel.thread} order={order} />
        )}
      </div>
      <div className="cx-panel-reply">
        {panel.lastDecision ? <DecisionStatus decision={panel.lastDecision} /> : null}
        {reply ? <ReplyCard reply={reply} onReview={onReview} /> : null}
      </div>
      <div className="cx-panel-facts">
        <CueList cues={panel.cues} asOf={panel.renderedAt} />
        <TimelineCard timeline={panel.timeline} />
        <OrderFacts panel={panel} />
      </div>
    </div>
  );
}

function readPartsOf({ order, thread }: Panel): { order: OrderSummary | null; thread: Thread | null } {
  return {
    order: order.state === "ready" ? order.value : null,
    thread: thread.state === "linked" ? thread.thread : null,
  };
}

/**
 * The reply as it stood when the review began: an approval is bound to it, whatever the page learns meanwhile.
 * `round` counts finished reviews: the next one begins with an empty draft.
 */
function useReview(current: Reply | null) {
  const [reply, setReply] = useState<Reply | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  return {
    reply,
    isOpen,
    round,
    open() {
      setReply(current);
      setOpen(true);
    },
    close: () => setOpen(false),
    finish() {
      setOpen(false);
      setRound((finished) => finished + 1);
    },
  };
}

function headingOf(order: OrderSummary | null, thread: Thread | null) {
  const secondaryActions = linksOf(order, thread?.chatwootUrl ?? null);
  if (!order) return { title: thread ? `Conversation ${thread.conversationId}` : "Order", secondaryActions };
  return {
    title: order.name,
    titleMetadata: <OrderBadges order={order} />,
    subtitle: orderLine(order),
    secondaryActions,
  };
}

function OrderBadges({ order }: { order: OrderSummary }) {
  const latest = order.shipments.at(-1)?.displayStatus;
  return (
    <InlineStack gap="150">
      {order.financialStatus ? <Badge>{wordOf(order.financialStatus)}</Badge> : null}
      <Badge>{wordOf(order.fulfillmentStatus)}</Badge>
      {latest ? <Badge tone="info">{wordOf(latest)}</Badge> : null}
    </InlineStack>
  );
}

function orderLine(order: OrderSummary): string {
  const items = order.itemCount === 1 ? "1 item" : `${order.itemCount} items`;
  return [order.customerName, formatMoney(order.total, "en-US"), items].filter(Boolean).join(", ");
}

function linksOf(order: OrderSummary | null, chatwootUrl: string | null) {
  return [
    ...(order
      ? [{ content: "View order", icon: ExternalIcon, url: order.adminUrl, target: "_top" as const }]
      : []),
    ...(chatwootUrl
      ? [{ content: "Open in Chatwoot", icon: ExternalIcon, url: chatwootUrl, target: "_blank" as const }]
      : []),
  ];
}

function BreachBanner({ timer, firstName, now }: { timer: SlaTimer; firstName: string | null; now: Date }) {
  if (!timer.waitingSince || !timer.dueAt) return null;
  const wait = waitAt(timer.waitingSince, timer.dueAt, now);
  if (wait.state !== "breached") return null;
  const over = wait.waitedSeconds - timer.thresholdMinutes * 60;
  return (
    <Banner tone="warning">
      <Text as="p">
        <Text as="span" fontWeight="semibold">
          {firstName ?? "The customer"} has waited {formatWait(wait.waitedSeconds)} for an answer
        </Text>
        , {formatWait(over)} over the {timer.thresholdMinutes} min target.
      </Text>
    </Banner>
  );
}

function PhoneActionBar({ reply, onReview }: { reply: Reply; onReview: () => void }) {
  if (reply.blockedBecause) return null;
  return (
    <div className="cx-action-bar">
      <Button variant="primary" size="large" fullWidth onClick={onReview}>
        Review and send
      </Button>
    </div>
  );
}
