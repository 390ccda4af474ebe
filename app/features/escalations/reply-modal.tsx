import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, InlineStack, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Offer, Reply, Thread } from "./panel.ts";
import { WhyAndPromises } from "./reply-card.tsx";
import { WaitSummary } from "./wait-summary.tsx";

/** What the action of a panel's route answers to an approval. */
export type ApprovalAnswer =
  | { readonly ok: true; readonly decisionId: number }
  | { readonly ok: false; readonly field: "text" | null; readonly sentence: string };

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
  const name = thread.contactName ?? "the customer";
  const isBlocked = reply.blockedBecause !== null;
  return (
    <Modal
      open={isOpen}
      onClose={onClose}
      size="large"
      title={`Reply to ${name}`}
      primaryAction={{
        content: "Approve and send",
        loading: approval.isBusy,
        disabled: isBlocked || draft.text.trim() === "",
        onAction: () => approval.submit(reply.seen, draft),
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
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
            <Select
              label="Template"
              labelInline
              options={templateOptions(reply)}
              value={draft.offer?.template ?? ""}
              onChange={draft.pick}
            />
            <TextField
              label="Reply"
              value={draft.text}
              onChange={draft.edit}
              multiline={6}
              maxHeight={320}
              autoComplete="off"
              error={approval.refusal?.field === "text" ? approval.refusal.sentence : undefined}
              labelAction={
                draft.isEdited ? { content: "Back to template", onAction: draft.reset } : undefined
              }
            />
          </BlockStack>
          <BlockStack gap="400">
            <WhyAndPromises reasons={reply.reasons} offer={draft.offer} />
            <BlockStack gap="100">
              <Text as="h3" variant="headingXs">
                On send
              </Text>
              <Text as="p" tone="subdued">
                {thread.channel} message to {name}
              </Text>
              <Text as="p" tone="subdued">
                Decision recorded, then mirrored to Supabase
              </Text>
            </BlockStack>
          </BlockStack>
        </div>
      </Modal.Section>
    </Modal>
  );
}

function recipientLine(thread: Thread, orderName: string | null): string {
  const to = thread.contactEmail ?? thread.contactName ?? "the customer";
  return [`${thread.channel} to ${to}`, orderName, `conversation ${thread.conversationId}`]
    .filter(Boolean)
    .join(", ");
}

function templateOptions(reply: Reply) {
  const offers = reply.offers.map(({ template, title }) => ({
    value: template,
    label: template === reply.suggested ? `${title}, suggested` : title,
  }));
  return [{ value: "", label: "None, own reply" }, ...offers];
}

interface Draft {
  readonly text: string;
  readonly offer: Offer | undefined;
  readonly isEdited: boolean;
  readonly pick: (template: string) => void;
  readonly edit: (text: string) => void;
  readonly reset: () => void;
}

/**
 * The text being written. It survives closing the modal; a refresh of the page does not touch it. Until somebody
 * types it is the offer's own, whichever wording that has when the review is opened.
 */
function useDraft({ offers, suggested }: Reply): Draft {
  const [template, setTemplate] = useState<string | null>(suggested);
  const offer = offers.find((each) => each.template === template);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? offer?.text ?? "";
  return {
    text,
    offer,
    isEdited: offer !== undefined && offer.text !== text,
    pick(picked) {
      setTemplate(picked || null);
      setTyped(null);
    },
    edit: setTyped,
    reset: () => setTyped(null),
  };
}

function useApproval(onDone: () => void) {
  const shopify = useAppBridge();
  const fetcher = useFetcher<ApprovalAnswer>();
  const { data, state } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data?.ok) return;
    shopify.toast.show("Reply approved");
    onDone();
    // Once per answer: `onDone` is new with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data, state, shopify]);
  return {
    isBusy: state !== "idle",
    refusal: data && !data.ok ? data : null,
    submit(seen: string, draft: Draft) {
      const fields = { intent: "approve", seen, template: draft.offer?.template ?? "", text: draft.text };
      fetcher.submit(fields, { method: "post" });
    },
  };
}
