import { Badge, BlockStack, Text } from "@shopify/polaris";
import { ClockIcon } from "@shopify/polaris-icons";
import { formatWait } from "../../domain/duration.ts";
import type { SlaTimer } from "../../domain/sla.ts";
import { waitAt } from "../../domain/wait.ts";
import { Time } from "../../ui/time.tsx";

const TONES = { ok: undefined, due_soon: "warning", breached: "critical" } as const;

/** How long the customer has waited, beside the instant it counts from. */
export function WaitSummary({ timer, now }: { timer: SlaTimer; now: Date }) {
  if (!timer.waitingSince || !timer.dueAt) {
    return (
      <Text as="p" tone="subdued">
        {timer.answered ? `Answered in ${formatWait(timer.answered.afterSeconds)}` : "Nobody is waiting"}
      </Text>
    );
  }
  const wait = waitAt(timer.waitingSince, timer.dueAt, now);
  return (
    <BlockStack inlineAlign="end" gap="050">
      <Badge tone={TONES[wait.state]} icon={ClockIcon}>
        {`Waiting ${formatWait(wait.waitedSeconds)}`}
      </Badge>
      <Text as="p" tone="subdued" variant="bodySm">
        since <Time at={timer.waitingSince} />
      </Text>
    </BlockStack>
  );
}
