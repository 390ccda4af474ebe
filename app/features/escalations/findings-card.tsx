import { BlockStack, Button, Icon, InlineStack, Text, TextField } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon, DisabledIcon } from "@shopify/polaris-icons";
import type { Finding } from "../../domain/guardrails/finding.ts";
import type { Span } from "../../domain/span.ts";
import type { Draft } from "./use-draft.ts";

interface FindingsProps {
  readonly draft: Draft;
  readonly reasonError: string | undefined;
  readonly onSelect: (span: Span) => void;
}

/** What stands in the way of the text above it, each with its remedy; the reason belongs to what may be overruled. */
export function FindingsCard({ draft, reasonError, onSelect }: FindingsProps) {
  const { judgement, offer } = draft;
  if (draft.text.trim() === "") return null;
  return (
    <div className="cx-reply-text">
      <BlockStack gap="200">
        <div role="status">
          <BlockStack gap="200">
            {offer?.against ? <Against sentence={offer.against} /> : null}
            {judgement.findings.map((finding) => (
              <FoundIn
                key={`${finding.kind} ${finding.span.start} ${finding.span.end}`}
                finding={finding}
                text={draft.text}
                onSelect={onSelect}
              />
            ))}
          </BlockStack>
        </div>
        {draft.needsReason && !draft.isBlocked ? (
          <TextField
            id={REASON_FIELD}
            label="Reason, kept with the decision"
            value={draft.reason}
            onChange={draft.giveReason}
            maxLength={500}
            autoComplete="off"
            error={reasonError}
          />
        ) : null}
        <Summary draft={draft} />
      </BlockStack>
    </div>
  );
}

export const REASON_FIELD = "reply-reason";

function Against({ sentence }: { sentence: string }) {
  return (
    <div className="cx-cue">
      <Icon source={AlertTriangleIcon} tone="caution" accessibilityLabel="Needs a reason" />
      <Text as="p">{sentence}</Text>
    </div>
  );
}

interface FoundInProps {
  readonly finding: Finding;
  readonly text: string;
  readonly onSelect: (span: Span) => void;
}

/** The words found are the way to them: a button that selects them in the text. */
function FoundIn({ finding, text, onSelect }: FoundInProps) {
  const { span, message } = finding;
  const quote = `“${text.slice(span.start, span.end)}”`;
  const isBlocking = finding.class === "blocked";
  const rest = message.startsWith(quote) ? message.slice(quote.length) : ` ${message}`;
  const isWhole = span.end - span.start === text.length;
  return (
    <div className="cx-cue">
      <Icon
        source={isBlocking ? DisabledIcon : AlertTriangleIcon}
        tone={isBlocking ? "base" : "caution"}
        accessibilityLabel={isBlocking ? "Blocked" : "Needs a reason"}
      />
      <Text as="p">
        <Button variant="plain" onClick={() => onSelect(span)}>
          {isWhole ? "Whole text:" : quote}
        </Button>
        {rest}
      </Text>
    </div>
  );
}

function Summary({ draft: { judgement, factsUsed, isBlocked } }: { draft: Draft }) {
  const matched = factsUsed.length;
  const others = judgement.findings.length > 0 ? "other " : "";
  const facts =
    matched === 1 ? `1 ${others}statement matches a fact.` : `${matched} ${others}statements match a fact.`;
  const verdict = isBlocked ? "What is blocked cannot be sent." : "Nothing blocks sending.";
  return (
    <InlineStack gap="150" blockAlign="center" wrap={false}>
      <span>
        <Icon source={isBlocked ? DisabledIcon : CheckCircleIcon} tone={isBlocked ? "base" : "success"} />
      </span>
      <Text as="p" tone="subdued">
        {matched > 0 ? `${facts} ` : ""}
        {verdict}
      </Text>
    </InlineStack>
  );
}
