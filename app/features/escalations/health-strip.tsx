import { Card, Icon, InlineStack, Text, type IconSource } from "@shopify/polaris";
import { ChatIcon, CheckCircleIcon, DatabaseIcon, StatusActiveIcon } from "@shopify/polaris-icons";

export interface Health {
  readonly chatwoot: string;
  readonly mirror: string;
  readonly aiSuggestions: boolean;
  readonly modalApprovals: boolean;
}

/** One line that says whether what the page shows can be trusted. */
export function HealthStrip({ health }: { health: Health }) {
  return (
    <Card padding="0">
      <div className="cx-strip" role="group" aria-label="Health">
        <Item icon={ChatIcon} title="Chatwoot" value={health.chatwoot} />
        <Item icon={DatabaseIcon} title="Mirror" value={health.mirror} />
        <Item icon={StatusActiveIcon} title="AI suggestions" value={health.aiSuggestions ? "On" : "Off"} />
        <Item icon={CheckCircleIcon} title="Modal approvals" value={health.modalApprovals ? "On" : "Off"} />
      </div>
    </Card>
  );
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
