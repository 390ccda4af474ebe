import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { Cue } from "../../domain/cues/cue.ts";
import { severityLabel } from "../../ui/severity-icon.tsx";
import { Time } from "../../ui/time.tsx";

const TONES = { info: "info", warning: "attention", high: "warning", critical: "warning" } as const;

/** What is recorded about the order, each with where it was read. */
export function CueList({ cues }: { cues: readonly Cue[] }) {
  if (cues.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Cues
        </Text>
        {cues.map((cue) => (
          <BlockStack key={cue.key} gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Badge tone={TONES[cue.severity]}>{severityLabel(cue.severity)}</Badge>
              <Text as="h3" fontWeight="semibold">
                {cue.sentence}
              </Text>
            </InlineStack>
            <Text as="p" tone="subdued" variant="bodySm">
              {cue.since ? (
                <>
                  since <Time at={cue.since} />,{" "}
                </>
              ) : null}
              {sourceOf(cue)}, rule {cue.code} v{cue.ruleVersion}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

/** "fulfillment event 5520841": where a person can check it. */
function sourceOf({ evidence }: Cue): string {
  return evidence.map(({ kind, id }) => `${kind.replaceAll("_", " ")} ${id.split("/").at(-1)}`).join(", ");
}
