import { Link } from "@remix-run/react";
import { Badge, BlockStack, Card, EmptyState, InlineStack, Page, Text } from "@shopify/polaris";
import { useId } from "react";
import { formatWait } from "../../domain/duration.ts";
import { waitAt } from "../../domain/wait.ts";
import { SeverityIcon } from "../../ui/severity-icon.tsx";
import { Time } from "../../ui/time.tsx";
import { useNow } from "../../ui/use-now.ts";
import { WaitBadge } from "../../ui/wait-badge.tsx";
import { HealthStrip, type Health } from "./health-strip.tsx";
import type { Queue, QueueRow } from "./queue.ts";

export function QueuePage({ queue, health, shopName }: { queue: Queue; health: Health; shopName: string }) {
  const now = useNow(queue.renderedAt);
  const [first] = queue.rows;
  return (
    <Page
      fullWidth
      compactTitle
      title="Queue"
      subtitle={`${shopName}. Longest wait first.`}
      primaryAction={first ? { content: "Open next case", url: first.href } : undefined}
    >
      <BlockStack gap="400">
        <HealthStrip health={health} now={now} />
        <Card padding="0">
          {queue.rows.length === 0 ? <NobodyWaits /> : <QueueTable queue={queue} now={now} />}
        </Card>
      </BlockStack>
    </Page>
  );
}

function NobodyWaits() {
  return (
    <EmptyState heading="Nobody is waiting" image="">
      <Text as="p" tone="subdued">
        Conversations from Chatwoot appear here when a customer waits too long, asks for a refund or needs a
        person.
      </Text>
    </EmptyState>
  );
}

function QueueTable({ queue, now }: { queue: Queue; now: Date }) {
  const captionId = useId();
  return (
    <>
      <Text as="h2" visuallyHidden id={captionId}>
        Cases, longest wait first
      </Text>
      <table className="cx-table" aria-labelledby={captionId} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <HeadCell>Waiting</HeadCell>
            <HeadCell>Customer</HeadCell>
            <HeadCell isEnd>Value</HeadCell>
            <HeadCell>Strongest cue</HeadCell>
            <HeadCell>Last words</HeadCell>
            <HeadCell>State</HeadCell>
            <HeadCell>Owner</HeadCell>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {queue.rows.map((row) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </tbody>
      </table>
      {queue.total > queue.rows.length ? (
        <div style={{ padding: "var(--p-space-300)" }}>
          <Text as="p" tone="subdued" variant="bodySm">
            First {queue.rows.length} of {queue.total}
          </Text>
        </div>
      ) : null}
    </>
  );
}

function HeadCell({ children, isEnd = false }: { children: string; isEnd?: boolean }) {
  return (
    <th role="columnheader" scope="col" className={isEnd ? "cx-end" : undefined}>
      <Text as="span" variant="bodySm">
        {children}
      </Text>
    </th>
  );
}

function Row({ row, now }: { row: QueueRow; now: Date }) {
  return (
    <tr role="row">
      <td role="cell" className="cx-fixed">
        <WaitCell row={row} now={now} />
      </td>
      <td role="cell" className="cx-fixed cx-phone-whole">
        <CustomerCell row={row} />
      </td>
      <td role="cell" className="cx-end cx-numeric cx-wide-only">
        {row.value ?? "—"}
      </td>
      <td role="cell" className="cx-phone-whole">
        <CueCell row={row} />
      </td>
      <td role="cell" className="cx-phone-whole">
        <Text as="span" tone="subdued">
          <span className="cx-clamp">{row.lastWords ?? ""}</span>
        </Text>
      </td>
      <td role="cell" className="cx-phone-corner">
        <StateBadge row={row} />
      </td>
      <td role="cell" className="cx-wide-only">
        <Text as="span" tone={row.ownerName ? undefined : "subdued"}>
          {row.ownerName ?? "Unassigned"}
        </Text>
      </td>
    </tr>
  );
}

function WaitCell({ row, now }: { row: QueueRow; now: Date }) {
  if (!row.waitingSince || !row.dueAt) {
    return (
      <BlockStack>
        <Text as="span" tone="subdued">
          Not waiting
        </Text>
        {row.backAt ? (
          <Text as="span" tone="subdued">
            back at <Time at={row.backAt} />
          </Text>
        ) : null}
      </BlockStack>
    );
  }
  const wait = waitAt(row.waitingSince, row.dueAt, now);
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center" wrap={false}>
        <Text as="span" fontWeight="semibold">
          {formatWait(wait.waitedSeconds)}
        </Text>
        <WaitBadge state={wait.state} />
      </InlineStack>
      <Text as="span" tone="subdued">
        due <Time at={row.dueAt} />
      </Text>
    </BlockStack>
  );
}

function CustomerCell({ row }: { row: QueueRow }) {
  return (
    <div className="cx-name">
      <Link className="cx-row-link" to={row.href}>
        <Text as="span" fontWeight="semibold">
          {row.customerName ?? `Conversation ${row.conversationId}`}
        </Text>
      </Link>
      {row.orderName ? (
        <Text as="span" tone="subdued">
          {row.orderName}
        </Text>
      ) : (
        <Badge>Unlinked</Badge>
      )}
    </div>
  );
}

function CueCell({ row }: { row: QueueRow }) {
  const cue = row.cue ?? unlinkedCue(row);
  if (!cue) return null;
  return (
    <span className="cx-cue">
      <SeverityIcon severity={cue.severity} />
      <Text as="span">{cue.sentence}</Text>
    </span>
  );
}

/** An unlinked case has no order to take cues from: its next step stands in their place. */
function unlinkedCue(row: QueueRow): QueueRow["cue"] {
  if (row.orderName) return null;
  const count = row.orderCandidates;
  if (count === 0) return { severity: "info", sentence: "No order linked yet" };
  return { severity: "info", sentence: `${count} suggested ${count === 1 ? "order" : "orders"} to confirm` };
}

const STATE_WORDS = {
  open: "Open",
  awaiting_review: "Awaiting review",
  replied: "Replied",
  snoozed: "Snoozed",
  resolved: "Resolved",
} as const;

function StateBadge({ row }: { row: QueueRow }) {
  if (row.isSending) return <Badge progress="partiallyComplete">Sending</Badge>;
  const tone = row.state === "awaiting_review" ? "info" : undefined;
  return (
    <Badge tone={tone} progress={row.state === "open" ? "incomplete" : undefined}>
      {STATE_WORDS[row.state]}
    </Badge>
  );
}
