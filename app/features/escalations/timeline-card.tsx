import { BlockStack, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import {
  ChatIcon,
  DeliveryIcon,
  EmailIcon,
  InfoIcon,
  LockIcon,
  NoteIcon,
  OrderIcon,
  PackageFulfilledIcon,
  StatusIcon,
} from "@shopify/polaris-icons";
import type { TimelineEntry, TimelineKind } from "../../domain/timeline.ts";
import { Time } from "../../ui/time.tsx";
import type { Timeline } from "./panel.ts";

const ICONS = {
  order_placed: OrderIcon,
  order_event: InfoIcon,
  fulfilled: PackageFulfilledIcon,
  fulfillment_event: DeliveryIcon,
  customer_message: ChatIcon,
  reply: EmailIcon,
  private_note: LockIcon,
  activity: StatusIcon,
  decision: NoteIcon,
} as const satisfies Record<TimelineKind, unknown>;

/** One story of the order, the parcel, the thread and what we decided, newest first. */
export function TimelineCard({ timeline }: { timeline: Timeline }) {
  const { entries, total, isComplete } = timeline;
  if (total === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200">
          <Text as="h2" variant="headingSm">
            Timeline
          </Text>
          {entries.length < total || !isComplete ? (
            <Text as="span" tone="subdued">
              first {entries.length} of {total}
              {isComplete ? "" : " or more"}
            </Text>
          ) : null}
        </InlineStack>
        <ol className="cx-timeline" aria-label="Newest first">
          {entries.map((entry) => (
            <Entry key={`${entry.kind} ${entry.sourceId}`} entry={entry} />
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  return (
    <li className="cx-timeline-entry">
      <Icon source={ICONS[entry.kind]} tone="subdued" />
      <div>
        <p className="cx-prose">{entry.text}</p>
        {entry.detail ? (
          <Text as="p" tone="subdued" variant="bodySm">
            {entry.detail}
          </Text>
        ) : null}
      </div>
      <Text as="span" tone="subdued">
        <Time at={entry.at} />
      </Text>
    </li>
  );
}
