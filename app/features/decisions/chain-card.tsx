import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Definition } from "../../ui/definition.tsx";
import { Time } from "../../ui/time.tsx";
import type { Chain } from "./decision.ts";
import { shortHash } from "./supabase-row-card.tsx";

const COUNT = new Intl.NumberFormat("en-US");

/** Where the decision stands in its stream's hash chain. */
export function ChainCard({ chain }: { chain: Chain }) {
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            Chain
          </Text>
          <Badge tone={chain.isVerified ? "success" : "critical"}>
            {chain.isVerified ? "Verified" : "Broken"}
          </Badge>
        </InlineStack>
        <dl className="cx-definitions">
          <Definition term="Stream">{chain.stream}</Definition>
          <Definition term="Position">
            {COUNT.format(chain.position)} of {COUNT.format(chain.length)}
          </Definition>
          <Definition term="Previous">
            <Hash value={chain.prevHash} />
          </Definition>
          <Definition term="This row">
            <Hash value={chain.hash} />
          </Definition>
          <Definition term="Anchored">
            {chain.anchored ? (
              <>
                to {COUNT.format(chain.anchored.count)} at <Time at={chain.anchored.at} withSeconds />
              </>
            ) : (
              "no head read"
            )}
          </Definition>
        </dl>
      </BlockStack>
    </Card>
  );
}

function Hash({ value }: { value: string }) {
  return (
    <code className="cx-code" title={value}>
      {shortHash(value)}
    </code>
  );
}
