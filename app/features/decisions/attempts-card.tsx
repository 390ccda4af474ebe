import { BlockStack, Card, Icon, Text, type IconSource } from "@shopify/polaris";
import { AlertCircleIcon, CheckCircleIcon, ClockIcon, DatabaseIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { Time } from "../../ui/time.tsx";
import type { DecisionView, DeliveryTry, SyncTry } from "./decision.ts";

/** Every try at carrying the decision out, with how long it took and what came back. */
export function AttemptsCard({ decision }: { decision: DecisionView }) {
  const { deliveryTries, syncTries, delivery, mirror } = decision;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Attempts
        </Text>
        <Tries title="Delivery to Chatwoot" none={delivery ? "Not tried yet" : "Nothing to send"}>
          {deliveryTries.map((each) => (
            <DeliveryLine key={each.id} attempt={each} />
          ))}
        </Tries>
        <Tries title="Mirror to Supabase" none={noSyncTries(mirror?.status)}>
          {syncTries.map((each) => (
            <SyncLine key={each.attempt} sync={each} />
          ))}
          {mirror?.nextAttemptAt && syncTries.length > 0 ? (
            <Line key="next" icon={ClockIcon} tone="subdued" durationMs={null}>
              Next try at <Time at={mirror.nextAttemptAt} withSeconds />
            </Line>
          ) : null}
        </Tries>
      </BlockStack>
    </Card>
  );
}

function noSyncTries(status: string | undefined): string {
  return status === "PENDING" ? "Waits for its first try" : "Not mirrored";
}

function Tries({ title, none, children }: { title: string; none: string; children: ReactNode }) {
  const isEmpty = [children].flat(2).filter(Boolean).length === 0;
  return (
    <BlockStack gap="100">
      <Text as="h3" tone="subdued">
        {title}
      </Text>
      {isEmpty ? <Text as="p">{none}</Text> : <ul className="cx-attempts">{children}</ul>}
    </BlockStack>
  );
}

const DELIVERY_STEPS: Readonly<Record<string, { done: string; failed: string }>> = {
  look_up: { done: "Thread read before sending", failed: "Thread could not be read" },
  post: { done: "Accepted by Chatwoot", failed: "Not accepted" },
  label: { done: "Label added", failed: "Label not added" },
  note: { done: "Private note added", failed: "Private note not added" },
  read_back: { done: "Read back", failed: "Could not be read back" },
};

function DeliveryLine({ attempt }: { attempt: DeliveryTry }) {
  const words = DELIVERY_STEPS[attempt.step] ?? { done: attempt.step, failed: attempt.step };
  const isFailure = attempt.code !== null;
  return (
    <Line
      icon={isFailure ? AlertCircleIcon : CheckCircleIcon}
      tone={isFailure ? "critical" : "success"}
      at={attempt.startedAt}
      durationMs={attempt.durationMs}
    >
      {isFailure ? `${words.failed}, ${attempt.code}` : words.done}
    </Line>
  );
}

function SyncLine({ sync }: { sync: SyncTry }) {
  const isDone = sync.status === "SUCCESS";
  return (
    <Line
      icon={isDone ? DatabaseIcon : AlertCircleIcon}
      tone={isDone ? "success" : "critical"}
      at={sync.attemptedAt}
      durationMs={sync.durationMs}
    >
      Attempt {sync.attempt}, <strong>{sync.status}</strong>
      {sync.errorCode ? `, ${sync.errorCode}` : ""}
    </Line>
  );
}

interface LineProps {
  readonly icon: IconSource;
  readonly tone: "success" | "critical" | "subdued";
  readonly at?: string;
  readonly durationMs: number | null;
  readonly children: ReactNode;
}

const MILLISECONDS = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

function Line({ icon, tone, at, durationMs, children }: LineProps) {
  return (
    <li>
      <Icon source={icon} tone={tone} />
      <span>{at ? <Time at={at} withSeconds /> : null}</span>
      <span>{children}</span>
      <span className="cx-numeric cx-end">
        {durationMs === null ? null : `${MILLISECONDS.format(durationMs)} ms`}
      </span>
    </li>
  );
}
