import { ConnectionCard } from "./connection-card.tsx";
import { Field, SecretField } from "./field.tsx";
import type { ConnectionView } from "./settings.ts";
import type { SettingsForm } from "./use-settings-form.ts";

export function ChatwootCard({ form, connection }: { form: SettingsForm; connection: ConnectionView }) {
  const isConnected = connection.source !== null;
  return (
    <ConnectionCard form={form} connection={connection} vendor="chatwoot" name="Chatwoot">
      <Field form={form} name="chatwoot.baseUrl" label="Address" placeholder="https://chat.example.com" />
      <Field
        form={form}
        name="chatwoot.accountId"
        label="Account number"
        inputMode="numeric"
        helpText="The number after /accounts/ in Chatwoot's address bar."
      />
      <SecretField
        form={form}
        name="chatwoot.secret"
        label="Access token"
        isSaved={isConnected && connection.isReadable}
        helpText="Of a user, from Profile settings. A bot's token cannot read conversations."
      />
      <SecretField
        form={form}
        name="chatwoot.webhookSecret"
        label="Webhook secret (optional)"
        isSaved={connection.hasWebhookSecret}
        helpText="Without it changes are noticed within 20 seconds."
      />
    </ConnectionCard>
  );
}
