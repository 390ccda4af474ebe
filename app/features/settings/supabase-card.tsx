import { ConnectionCard } from "./connection-card.tsx";
import { Field, SecretField } from "./field.tsx";
import type { ConnectionView } from "./settings.ts";
import type { SettingsForm } from "./use-settings-form.ts";

export function SupabaseCard({ form, connection }: { form: SettingsForm; connection: ConnectionView }) {
  return (
    <ConnectionCard form={form} connection={connection} vendor="supabase" name="Supabase">
      <Field
        form={form}
        name="supabase.baseUrl"
        label="Project address"
        placeholder="https://abcdefgh.supabase.co"
      />
      <SecretField
        form={form}
        name="supabase.secret"
        label="Secret key"
        isSaved={connection.source !== null && connection.isReadable}
        helpText="From Project Settings, API Keys. Not a publishable key."
      />
    </ConnectionCard>
  );
}
