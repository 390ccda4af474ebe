import { Card, Icon, InlineStack, Text, type IconSource } from "@shopify/polaris";
import {
  ChatIcon,
  CheckCircleIcon,
  ConnectIcon,
  DatabaseIcon,
  StatusActiveIcon,
} from "@shopify/polaris-icons";
import { formatAge } from "../../domain/duration.ts";
import { DAY_MS, epochMs, MINUTE_MS } from "../../domain/instant.ts";

export interface Health {
  readonly chatwoot: string;
  /** When Chatwoot last told us something by itself (ISO 8601). */
  readonly lastWebhookAt: string | null;
  readonly mirror: string;
  readonly aiSuggestions: boolean;
  readonly modalApprovals: boolean;
}

/** One line that says whether what the page shows can be trusted. */
export function HealthStrip({ health, now }: { health: Health; now: Date }) {
  return (
    <Card padding="0">
      <div className="cx-strip" role="group" aria-label="Health">
        <Item icon={ChatIcon} title="Chatwoot" value={health.chatwoot} />
        <Item icon={ConnectIcon} title="Webhooks" value={webhooksSentence(health.lastWebhookAt, now)} />
        <Item icon={DatabaseIcon} title="Mirror" value={health.mirror} />
        <Item icon={StatusActiveIcon} title="AI suggestions" value={health.aiSuggestions ? "On" : "Off"} />
        <Item icon={CheckCircleIcon} title="Modal approvals" value={health.modalApprovals ? "On" : "Off"} />
      </div>
    </Card>
  );
}

/** Silence is no alarm: without webhooks conversations are read every 20 s all the same. */
function webhooksSentence(lastAt: string | null, now: Date): string {
  if (lastAt === null) return "Silent";
  const ageMs = Math.max(0, now.getTime() - epochMs(lastAt));
  if (ageMs > DAY_MS) return `Silent for ${formatAge(ageMs)}`;
  return `Last ${ageMs < MINUTE_MS ? `${Math.floor(ageMs / 1000)} s` : formatAge(ageMs)} ago`;
}

function Item({ icon, title, value }: { icon: IconSource; title: string; value: string }) {
  return (
    <div style={{ padding: "var(--p-space-300)" }}>
      <InlineStack gap="200" wrap={false} blockAlign="start">
        <span>
          <Icon source={icon} tone="subdued" />
        </span>
        <span>
          <Text as="p" tone="subdued" variant="bodySm">
            {title}
          </Text>
          <Text as="p" fontWeight="semibold" variant="bodySm">
            {value}
          </Text>
        </span>
      </InlineStack>
    </div>
  );
}
