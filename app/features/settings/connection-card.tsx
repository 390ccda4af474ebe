import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useEffect, useState, type ReactNode } from "react";
import type { ConnectionTest, ConnectionView, SettingsAnswer } from "./settings.ts";
import { sectionOf } from "./settings-edits.ts";
import type { SettingsForm } from "./use-settings-form.ts";

interface ConnectionCardProps {
  readonly form: SettingsForm;
  readonly connection: ConnectionView;
  readonly vendor: "chatwoot" | "supabase";
  readonly name: string;
  readonly children: ReactNode;
}

export function ConnectionCard({ form, connection, vendor, name, children }: ConnectionCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {name}
          </Text>
          <SourceBadge connection={connection} />
        </InlineStack>
        {connection.source === "environment" ? (
          <Text as="p" tone="subdued">
            This connection comes from the app&apos;s environment. One saved here takes its place.
          </Text>
        ) : null}
        {children}
        {form.isReadOnly ? null : (
          <InlineStack gap="200">
            <TestButton form={form} vendor={vendor} name={name} />
            {connection.source === "settings" ? <DisconnectButton vendor={vendor} name={name} /> : null}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function SourceBadge({ connection: { source, isReadable } }: { connection: ConnectionView }) {
  if (source === null) return <Badge>Not connected</Badge>;
  if (!isReadable) return <Badge tone="warning">Secret must be entered again</Badge>;
  return <Badge tone="success">{source === "environment" ? "From the environment" : "Saved"}</Badge>;
}

const STEP_TITLES = {
  address: "No good answer from this address",
  token: "The token is refused",
  account: "The account is not the right one",
  permission: "A permission is missing",
  table: "A table is missing",
} as const satisfies Record<Extract<ConnectionTest, { ok: false }>["step"], string>;

function TestButton({ form, vendor, name }: Pick<ConnectionCardProps, "form" | "vendor" | "name">) {
  const fetcher = useFetcher<SettingsAnswer>();
  const { data, state } = fetcher;
  const { showErrors } = form;
  useEffect(() => {
    if (state === "idle" && data) showErrors(data.errors);
  }, [data, state, showErrors]);
  const run = () =>
    fetcher.submit(
      { intent: "test", vendor, ...sectionOf(vendor, form.edits, form.stored) },
      { method: "post" },
    );
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button onClick={run} loading={state !== "idle"} accessibilityLabel={`Test ${name}`}>
          Test connection
        </Button>
      </InlineStack>
      <div role="status">
        {state === "idle" && data?.test ? <TestOutcome outcome={data.test} /> : null}
        {state === "idle" && data?.sentence ? <Banner tone="warning">{data.sentence}</Banner> : null}
      </div>
    </BlockStack>
  );
}

function TestOutcome({ outcome }: { outcome: ConnectionTest }) {
  if (outcome.ok) return <Banner tone="success">{outcome.sentence}</Banner>;
  return (
    <Banner tone="critical" title={STEP_TITLES[outcome.step]}>
      {outcome.sentence}
    </Banner>
  );
}

function DisconnectButton({ vendor, name }: Pick<ConnectionCardProps, "vendor" | "name">) {
  const fetcher = useFetcher<SettingsAnswer>();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <div>
      <Button
        variant="plain"
        tone="critical"
        onClick={() => setAsking(true)}
        accessibilityLabel={`Disconnect ${name}`}
      >
        Disconnect
      </Button>
      <Modal
        open={isAsking}
        onClose={close}
        title={`Disconnect ${name}?`}
        primaryAction={{
          content: "Disconnect",
          destructive: true,
          onAction: () => {
            fetcher.submit({ intent: "disconnect", vendor }, { method: "post" });
            close();
          },
        }}
        secondaryActions={[{ content: "Cancel", onAction: close }]}
      >
        <Modal.Section>
          <Text as="p">
            The address and its secret are deleted. What waits for {name} goes on waiting until it is
            connected again.
          </Text>
        </Modal.Section>
      </Modal>
    </div>
  );
}
