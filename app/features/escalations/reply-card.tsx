import { Badge, BlockStack, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { Time } from "../../ui/time.tsx";
import type { Offer, Reply } from "./panel.ts";

/** What to say, the one act, then why and what it will owe. */
export function ReplyCard({ reply, onReview }: { reply: Reply; onReview: () => void }) {
  const offer = reply.offers.find(({ template }) => template === reply.suggested);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {reply.isAiOff ? "AI unavailable" : "Suggested reply"}
          </Text>
          {offer ? <Badge>{`${offer.title}, v${offer.version}`}</Badge> : null}
        </InlineStack>
        {offer ? (
          <div className="cx-reply-text">
            <p className="cx-prose">{offer.text}</p>
          </div>
        ) : null}
        {reply.blockedBecause ? (
          <Text as="p">{reply.blockedBecause}</Text>
        ) : (
          <div className="cx-wide-only">
            <Button variant="primary" onClick={onReview}>
              {offer ? "Review and send" : "Write a reply"}
            </Button>
          </div>
        )}
        <Divider />
        <WhyAndPromises reasons={reply.reasons} offer={offer} />
      </BlockStack>
    </Card>
  );
}

export function WhyAndPromises({ reasons, offer }: { reasons: readonly string[]; offer: Offer | undefined }) {
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="h3" variant="headingXs">
          {offer ? "Why this one" : "Why none"}
        </Text>
        {reasons.map((reason) => (
          <Text key={reason} as="p" tone="subdued">
            {reason}
          </Text>
        ))}
      </BlockStack>
      {offer && offer.promises.length > 0 ? (
        <BlockStack gap="100">
          <Text as="h3" variant="headingXs">
            You will owe
          </Text>
          <dl className="cx-definitions">
            {offer.promises.map((promise) => (
              <Promised key={promise.title} {...promise} />
            ))}
          </dl>
        </BlockStack>
      ) : null}
    </BlockStack>
  );
}

function Promised({ title, dueAt }: { title: string; dueAt: string | null }) {
  return (
    <>
      <dt>
        <Text as="span" tone="subdued">
          {title}
        </Text>
      </dt>
      <dd>
        {dueAt ? (
          <>
            due <Time at={dueAt} />
          </>
        ) : (
          "no set time"
        )}
      </dd>
    </>
  );
}
