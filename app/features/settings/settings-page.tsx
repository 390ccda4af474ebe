import { Banner, BlockStack, Page } from "@shopify/polaris";
import { ChatwootCard } from "./chatwoot-card.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { PeopleCard } from "./people-card.tsx";
import type { SettingsView } from "./settings.ts";
import { SupabaseCard } from "./supabase-card.tsx";
import { SwitchesCard } from "./switches-card.tsx";
import { ThresholdsCard } from "./thresholds-card.tsx";
import { useSettingsForm } from "./use-settings-form.ts";

export function SettingsPage({ settings, shopName }: { settings: SettingsView; shopName: string }) {
  const form = useSettingsForm(settings);
  return (
    <Page compactTitle title="Settings" subtitle={shopName}>
      <LeaveGuard form={form} />
      <BlockStack gap="400">
        {settings.mayManage ? null : <ReadOnlyNotice managers={settings.managers} />}
        {form.sentence ? <Banner tone="warning">{form.sentence}</Banner> : null}
        <SwitchesCard form={form} />
        <ThresholdsCard form={form} settings={settings} />
        <ChatwootCard form={form} connection={settings.chatwoot} />
        <SupabaseCard form={form} connection={settings.supabase} />
        <PeopleCard form={form} people={settings.people} chatwootUrl={settings.chatwoot.baseUrl} />
      </BlockStack>
    </Page>
  );
}

function ReadOnlyNotice({ managers }: { managers: readonly string[] }) {
  const whom =
    managers.length === 0
      ? "This store has no manager yet: the account owner becomes one by opening the app."
      : `Ask ${new Intl.ListFormat("en", { type: "disjunction" }).format(managers)}.`;
  return <Banner tone="info">You can read these settings. Only a manager changes them. {whom}</Banner>;
}
