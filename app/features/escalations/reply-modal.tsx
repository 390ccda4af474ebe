import { Banner, BlockStack, InlineStack, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Span } from "../../domain/span.ts";
import { FactsUsed, RefundAsked } from "./facts-used.tsx";
import { FindingsCard, REASON_FIELD } from "./findings-card.tsx";
import type { Reply, Thread } from "./panel.ts";
import { WhyThisOne, YouWillOwe } from "./reply-card.tsx";
import { TextChanges } from "./text-changes.tsx";
import { useApproval } from "./use-approval.ts";
import { useDraft, type Draft } from "./use-draft.ts";
import { WaitSummary } from "./wait-summary.tsx";

interface ReplyModalProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onApproved: () => void;
  readonly reply: Reply;
  readonly thread: Thread;
  readonly orderName: string | null;
  readonly now: Date;
}

/** The review before a reply leaves: left what is sent, right why and what follows. */
export function ReplyModal({ isOpen, onClose, onApproved, reply, thread, orderName, now }: ReplyModalProps) {
  const draft = useDraft(reply);
  const approval = useApproval(onApproved);
  const [isReasonMissed, setReasonMissed] = useState(false);
  const cannot = whyNotToSend(reply, draft);
  const send = () => {
    const isMissing = draft.needsReason && draft.reason.trim().length < 3;
    setReasonMissed(isMissing);
    if (isMissing) document.getElementById(REASON_FIELD)?.focus();
    else approval.submit(reply.seen, draft);
  };
  const isStillMissing = isReasonMissed && draft.reason.trim().length < 3;
  return (
    <Modal
      open={isOpen}
      onClose={onClose}
      size="large"
      title={`Reply to ${thread.contactName ?? "the customer"}`}
      primaryAction={{
        content: "Approve and send",
        loading: approval.isBusy,
        disabled: cannot !== null,
        onAction: send,
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
      footer={cannot ? <Text as="p">{cannot}</Text> : undefined}
    >
      <Modal.Section>
        <div className="cx-modal">
          <BlockStack gap="300">
            {approval.refusal && !approval.refusal.field ? (
              <Banner tone="warning">{approval.refusal.sentence}</Banner>
            ) : null}
            {reply.isAiOff ? (
              <Banner tone="info">AI unavailable: pick a template or write your own reply.</Banner>
            ) : null}
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="p">{recipientLine(thread, orderName)}</Text>
              <WaitSummary timer={thread.timer} now={now} />
            </InlineStack>
            <TemplatePicker reply={reply} draft={draft} />
            <TextField
              id={REPLY_FIELD}
              label="Reply"
              value={draft.text}
              onChange={draft.edit}
              multiline={6}
              maxHeight={320}
              autoComplete="off"
              error={approval.errorOf("text")}
              labelAction={
                draft.isEdited ? { content: "Back to template", onAction: draft.reset } : undefined
              }
            />
            <FindingsCard
              draft={draft}
              reasonError={
                isStillMissing ? "Say why, in three characters or more." : approval.errorOf("reason")
              }
              onSelect={selectInReply}
            />
            {draft.isEdited && draft.offer ? <TextChanges from={draft.offer.text} to={draft.text} /> : null}
          </BlockStack>
          <WhatFollows reply={reply} draft={draft} thread={thread} />
        </div>
      </Modal.Section>
    </Modal>
  );
}

const REPLY_FIELD = "reply-text";

function selectInReply({ start, end }: Span): void {
  const field = document.getElementById(REPLY_FIELD);
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.focus();
  field.setSelectionRange(start, end);
}

/** Said beside the button that is off; null while it is on. */
function whyNotToSend(reply: Reply, draft: Draft): string | null {
  if (reply.blockedBecause) return reply.blockedBecause;
  if (draft.text.trim() === "") return "Nothing to send yet: pick a template or write a reply.";
  return draft.isBlocked ? "The text has something that cannot be sent: see below it." : null;
}

function recipientLine(thread: Thread, orderName: string | null): string {
  const to = thread.contactEmail ?? thread.contactName ?? "the customer";
  return [`${thread.channel} to ${to}`, orderName, `conversation ${thread.conversationId}`]
    .filter(Boolean)
    .join(", ");
}

/** None is chosen before a person chooses, unless one is suggested; a withheld one says why. */
function TemplatePicker({ reply, draft }: { reply: Reply; draft: Draft }) {
  return (
    <BlockStack gap="100">
      <Select
        label="Template"
        labelInline
        options={templateOptions(reply)}
        value={draft.offer?.template ?? ""}
        onChange={draft.pick}
      />
      {reply.withheld.map(({ title, because }) => (
        <Text key={title} as="p" tone="subdued" variant="bodySm">
          {title} is not offered. {because}
        </Text>
      ))}
    </BlockStack>
  );
}

function templateOptions(reply: Reply) {
  const offers = reply.offers.map(({ template, title, against }) => ({
    value: template,
    label: [title, template === reply.suggested ? "suggested" : null, against ? "needs a reason" : null]
      .filter(Boolean)
      .join(", "),
  }));
  const withheld = reply.withheld.map(({ title }) => ({
    value: title,
    label: `${title}, not offered`,
    disabled: true,
  }));
  return [{ value: "", label: "None, own reply" }, ...offers, ...withheld];
}

function WhatFollows({ reply, draft, thread }: { reply: Reply; draft: Draft; thread: Thread }) {
  return (
    <BlockStack gap="400">
      <WhyThisOne reasons={reply.reasons} isSuggested={reply.suggested !== null} />
      <RefundAsked refund={reply.refund} />
      <FactsUsed facts={draft.factsUsed} />
      <YouWillOwe offer={draft.offer} />
      <BlockStack gap="100">
        <Text as="h3" variant="headingXs">
          On send
        </Text>
        <Text as="p" tone="subdued">
          {thread.channel} message to {thread.contactName ?? "the customer"}
        </Text>
        <Text as="p" tone="subdued">
          Decision recorded, then mirrored to Supabase
        </Text>
      </BlockStack>
    </BlockStack>
  );
}
