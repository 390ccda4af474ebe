import { BlockStack, Card, Checkbox, Text } from "@shopify/polaris";
import type { SettingsForm } from "./use-settings-form.ts";

const SWITCHES = [
  {
    name: "general.modalApprovals",
    label: "Approvals in the app (FEATURE_MODAL_APPROVALS)",
    helpText: "Off: cases can be read here, and are answered in Chatwoot.",
  },
  {
    name: "general.aiEscalations",
    label: "AI suggestions (FEATURE_AI_ESCALATIONS)",
    helpText: "Off: no reply is suggested. The plain templates can be picked by hand.",
  },
] as const;

export function SwitchesCard({ form }: { form: SettingsForm }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Switches
        </Text>
        <Text as="p" tone="subdued">
          Open pages follow within 5 seconds.
        </Text>
        {SWITCHES.map(({ name, ...words }) => (
          <Checkbox
            key={name}
            id={name}
            {...words}
            checked={form.valueOf(name) === "1"}
            disabled={form.isReadOnly}
            error={form.errorOf(name)}
            onChange={(isOn) => form.edit(name, isOn ? "1" : "0")}
          />
        ))}
      </BlockStack>
    </Card>
  );
}
