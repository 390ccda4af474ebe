import { Badge, BlockStack, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { Time } from "../../ui/time.tsx";
import { FactsUsed, RefundAsked } from "./facts-used.tsx";
import type { Offer, Reply } from "./panel.ts";
import { factsUsedIn, useJudgement } from "./use-draft.ts";

/** What to say, the one act, then why, the facts it stands on and what it will owe. */
export function ReplyCard({ reply, onReview }: { reply: Reply; onReview: () => void }) {
  const offer = reply.offers.find(({ template }) => template === reply.suggested);
  const judgement = useJudgement(reply, offer, offer?.text ?? "");
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {headingOf(reply)}
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
        <WhyThisOne reasons={reply.reasons} isSuggested={offer !== undefined} />
        <RefundAsked refund={reply.refund} />
        <FactsUsed facts={factsUsedIn(judgement)} />
        <YouWillOwe offer={offer} />
      </BlockStack>
    </Card>
  );
}

function headingOf({ isAiOff, suggested }: Reply): string {
  if (isAiOff) return "AI unavailable";
  return suggested ? "Suggested reply" : "No suggestion";
}

export function WhyThisOne({ reasons, isSuggested }: { reasons: readonly string[]; isSuggested: boolean }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingXs">
        {isSuggested ? "Why this one" : "Why none"}
      </Text>
      {reasons.map((reason) => (
        <Text key={reason} as="p" tone="subdued">
          {reason}
        </Text>
      ))}
    </BlockStack>
  );
}

export function YouWillOwe({ offer }: { offer: Offer | undefined }) {
  if (!offer || offer.promises.length === 0) return null;
  return (
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
