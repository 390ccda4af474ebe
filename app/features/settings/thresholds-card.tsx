import { BlockStack, Card, Text } from "@shopify/polaris";
import { Field } from "./field.tsx";
import type { SettingsView } from "./settings.ts";
import type { SettingsForm } from "./use-settings-form.ts";

export function ThresholdsCard({ form, settings }: { form: SettingsForm; settings: SettingsView }) {
  const { defaults } = settings;
  const { currencyCode } = settings.general;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          SLA and thresholds
        </Text>
        <Text as="p" tone="subdued">
          Amounts are in shop currency, {currencyCode}. An empty field takes the default.
        </Text>
        <Field
          form={form}
          name="general.slaMinutes"
          label="Answer within"
          suffix="minutes"
          inputMode="numeric"
          placeholder={defaults.slaMinutes}
          helpText={`From the customer's oldest unanswered message. Default ${defaults.slaMinutes}.`}
        />
        <Field
          form={form}
          name="general.refundEscalateAt"
          label="A refund goes to review from"
          suffix={currencyCode}
          inputMode="decimal"
          placeholder={defaults.refundEscalateAt}
          helpText={`This amount included. Default ${defaults.refundEscalateAt}.`}
        />
        <Field
          form={form}
          name="general.refundManagerOver"
          label="Only a manager approves a refund over"
          suffix={currencyCode}
          inputMode="decimal"
          placeholder={defaults.refundManagerOver}
          helpText={`This amount not included; no suggestion promises more. Default ${defaults.refundManagerOver}.`}
        />
      </BlockStack>
    </Card>
  );
}
