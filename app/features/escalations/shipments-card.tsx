import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { Fulfillment } from "../../domain/order.ts";
import { Time } from "../../ui/time.tsx";
import { wordOf } from "../../ui/word-of.ts";

const SHOWN_EVENTS = 6;

/** Each shipment with what its carrier reported, newest first. */
export function ShipmentsCard({ shipments }: { shipments: readonly Fulfillment[] }) {
  return (
    <Card>
      <BlockStack gap="400">
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
  const [tracking] = shipment.tracking;
  const shown = shipment.events.slice(0, SHOWN_EVENTS);
  return (
    <BlockStack gap="150">
      <Text as="h3" variant="bodyMd" fontWeight="semibold">
        {shipment.name} {shipment.displayStatus ? wordOf(shipment.displayStatus) : ""}
      </Text>
      <Text as="p" tone="subdued">
        {tracking?.number ? <TrackingLink {...tracking} number={tracking.number} /> : "No tracking number"}
      </Text>
      <dl className="cx-definitions">
        {shown.map((event) => (
          <FulfillmentEventRow key={event.id} status={event.status} at={event.happenedAt} city={event.city} />
        ))}
      </dl>
      {shipment.events.length > shown.length ? (
        <Text as="p" tone="subdued" variant="bodySm">
          First {shown.length} of {shipment.events.length} events
        </Text>
      ) : null}
    </BlockStack>
  );
}

function TrackingLink({
  company,
  number,
  url,
}: {
  company: string | null;
  number: string;
  url: string | null;
}) {
  const text = [company, number].filter(Boolean).join(" ");
  return url ? (
    <Link url={url} target="_blank">
      {text}
    </Link>
  ) : (
    text
  );
}

function FulfillmentEventRow({ status, at, city }: { status: string; at: string; city: string | null }) {
  return (
    <>
      <dt>
        {wordOf(status)}
        {city ? `, ${city}` : ""}
      </dt>
      <dd>
        <Text as="span" tone="subdued">
          <Time at={at} />
        </Text>
      </dd>
    </>
  );
}
