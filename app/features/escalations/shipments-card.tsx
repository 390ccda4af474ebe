import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { Fulfillment } from "../../domain/order.ts";
import { wordOf } from "../../ui/word-of.ts";

/** Each shipment with its tracking; what happened to it stands on the timeline. */
export function ShipmentsCard({ shipments }: { shipments: readonly Fulfillment[] }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {shipments.length > 1 ? `${shipments.length} shipments` : "Shipment"}
        </Text>
        {shipments.length === 0 ? <Text as="p">Nothing has been shipped yet.</Text> : null}
        {shipments.map((shipment) => (
          <Shipment key={shipment.id} shipment={shipment} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Shipment({ shipment }: { shipment: Fulfillment }) {
  const numbered = shipment.tracking.filter((each) => each.number !== null);
  return (
    <div>
      <Text as="h3" variant="bodyMd" fontWeight="semibold">
        {shipment.name} {shipment.displayStatus ? wordOf(shipment.displayStatus) : ""}
      </Text>
      {numbered.length === 0 ? (
        <Text as="p" tone="subdued">
          No tracking number
        </Text>
      ) : null}
      {numbered.map(({ company, number, url }) => (
        <Text key={number} as="p" tone="subdued">
          <TrackingLink text={[company, number].filter(Boolean).join(" ")} url={url} />
        </Text>
      ))}
    </div>
  );
}

function TrackingLink({ text, url }: { text: string; url: string | null }) {
  if (!url) return text;
  return (
    <Link url={url} target="_blank">
      {text}
    </Link>
  );
}
