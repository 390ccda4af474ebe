import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { Cue, PresentCue, UnknownCue } from "../../domain/cues/cue.ts";
import { severityLabel } from "../../ui/severity-icon.tsx";
import { Time } from "../../ui/time.tsx";

const TONES = { info: "info", warning: "attention", high: "warning", critical: "warning" } as const;

/** What is recorded about the order, each with where it was read; what could not be computed stands below, quietly. */
export function CueList({ cues, asOf }: { cues: readonly Cue[]; asOf: string }) {
  if (cues.length === 0) return null;
  const present = cues.filter((cue) => cue.status === "present");
  const unknown = cues.filter((cue) => cue.status === "unknown");
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200">
          <Text as="h2" variant="headingSm">
            Cues
          </Text>
          <Text as="span" tone="subdued">
            as of <Time at={asOf} />
          </Text>
        </InlineStack>
        {present.map((cue) => (
          <PresentCueItem key={cue.key} cue={cue} />
        ))}
        {unknown.length > 0 ? <UnknownCues cues={unknown} /> : null}
      </BlockStack>
    </Card>
  );
}

function PresentCueItem({ cue }: { cue: PresentCue }) {
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={TONES[cue.severity]}>{severityLabel(cue.severity)}</Badge>
        <Text as="h3" fontWeight="semibold">
          {cue.sentence}
        </Text>
      </InlineStack>
      {cue.detail ? <Text as="p">{cue.detail}</Text> : null}
      <Text as="p" tone="subdued" variant="bodySm">
        {cue.sinceBasis === "recorded" ? "since" : "first seen"} <Time at={cue.since} />, {sourceOf(cue)},
        rule {cue.code} v{cue.ruleVersion}
      </Text>
    </BlockStack>
  );
}

function UnknownCues({ cues }: { cues: readonly UnknownCue[] }) {
  return (
    <BlockStack gap="050">
      {cues.map((cue) => (
        <Text key={cue.key} as="p" tone="subdued" variant="bodySm">
          {cue.sentence}
        </Text>
      ))}
    </BlockStack>
  );
}

/** "fulfillment event 5520841": where a person can check it. */
function sourceOf({ evidence }: Cue): string {
  return evidence.map(({ kind, id }) => `${kind.replaceAll("_", " ")} ${id.split("/").at(-1)}`).join(", ");
}
