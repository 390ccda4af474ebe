import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Definition } from "../../ui/definition.tsx";
import { Time } from "../../ui/time.tsx";
import type { SupabaseRow } from "./decision.ts";

const BADGE = {
  matches: { tone: "success", word: "Matches" },
  differs: { tone: "critical", word: "Differs" },
  absent: { tone: "attention", word: "Not there yet" },
  unread: { tone: undefined, word: "Not read" },
} as const;

export function SupabaseRowCard({ row }: { row: SupabaseRow }) {
  const { tone, word } = BADGE[row.state];
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            Row in Supabase
          </Text>
          <Badge tone={tone}>{word}</Badge>
        </InlineStack>
        {row.state === "unread" ? (
          <Text as="p">{row.sentence}</Text>
        ) : (
          <Text as="p" tone="subdued">
            decision_log, read live at <Time at={row.readAt} withSeconds />
          </Text>
        )}
        {"fields" in row ? (
          <dl className="cx-definitions">
            {row.fields.map(([name, value]) => (
              <Definition key={name} term={name}>
                <code className="cx-code" title={value}>
                  {name === "content_sha256" ? shortHash(value) : value}
                </code>
              </Definition>
            ))}
          </dl>
        ) : null}
      </BlockStack>
    </Card>
  );
}

/** "b41c…9e07": enough to compare by eye; the whole is in the title. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}
