import { BlockStack, Text } from "@shopify/polaris";
import { formatMoney } from "../../domain/money.ts";
import type { MatchedStatement } from "../../domain/guardrails/finding.ts";
import type { Reply } from "./panel.ts";

/** The words of the text that state something, each with the fact it stands on. */
export function FactsUsed({ facts }: { facts: readonly MatchedStatement[] }) {
  if (facts.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingXs">
        Facts used
      </Text>
      <dl className="cx-definitions">
        {facts.map(({ statement, fact }) => (
          <Fact
            key={`${statement.kind} ${statement.span.start}`}
            term={`“${statement.text}”`}
            source={fact.source}
          />
        ))}
      </dl>
    </BlockStack>
  );
}

/** The value of the refund that the customer asks for, and which of the rules gave it. */
export function RefundAsked({ refund }: { refund: Reply["refund"] }) {
  if (!refund) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingXs">
        Refund asked for
      </Text>
      <dl className="cx-definitions">
        <Fact
          term={refund.basis}
          source={refund.value ? formatMoney(refund.value, "en-US") : "not comparable"}
        />
      </dl>
    </BlockStack>
  );
}

function Fact({ term, source }: { term: string; source: string }) {
  return (
    <>
      <dt>
        <Text as="span" tone="subdued">
          {term}
        </Text>
      </dt>
      <dd className="cx-numeric">{source}</dd>
    </>
  );
}
