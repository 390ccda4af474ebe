import { BlockStack, Box, Card, Divider, Icon, InlineStack, Link, Text } from "@shopify/polaris";
import { LockIcon } from "@shopify/polaris-icons";
import type { Message } from "../../domain/thread.ts";
import { Time } from "../../ui/time.tsx";
import { ChatwootTimer } from "./chatwoot-timer.tsx";
import { markedParts } from "./marked-parts.ts";
import type { MarkedWords, Thread } from "./panel.ts";
import { WaitSummary } from "./wait-summary.tsx";

/** The conversation as Chatwoot has it: customer, colleagues, private notes and what Chatwoot itself noted. */
export function ThreadCard({ thread, now }: { thread: Thread; now: Date }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <BlockStack gap="050">
            <Text as="h2" variant="headingSm">
              Conversation {thread.conversationId}
            </Text>
            <Text as="p" tone="subdued">
              {thread.channel} {thread.contactEmail ? `to ${thread.contactEmail}` : ""}
            </Text>
            <ChatwootTimer thread={thread} />
          </BlockStack>
          <WaitSummary timer={thread.timer} now={now} />
        </InlineStack>
      </Box>
      <Divider />
      <Box padding="400">
        {thread.hasOlder ? (
          <Box paddingBlockEnd="300">
            <Text as="p" tone="subdued" alignment="center" variant="bodySm">
              Newest {thread.messages.length} messages.{" "}
              {thread.chatwootUrl ? (
                <Link url={thread.chatwootUrl} target="_blank">
                  Older ones in Chatwoot
                </Link>
              ) : null}
            </Text>
          </Box>
        ) : null}
        <ol className="cx-thread" aria-label="Messages, oldest first">
          {thread.messages.map((message) => (
            <ThreadMessage key={message.id} message={message} evidence={thread.evidence} />
          ))}
        </ol>
      </Box>
    </Card>
  );
}

function sideOf(message: Message): "customer" | "ours" | "note" | "activity" {
  if (message.kind === "activity") return "activity";
  if (message.isPrivate) return "note";
  return message.kind === "incoming" ? "customer" : "ours";
}

/** The customer's words behind the suggestion stand marked where they wrote them. */
function MarkedText({ message, evidence }: { message: Message; evidence: readonly MarkedWords[] }) {
  const own = evidence.filter(({ messageId }) => messageId === message.id);
  return markedParts(message.text, own).map(({ text, isMarked }, index) =>
    // A part has no identity but its place.
    isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
}

interface ThreadMessageProps {
  readonly message: Message;
  readonly evidence: readonly MarkedWords[];
}

function ThreadMessage({ message, evidence }: ThreadMessageProps) {
  const side = sideOf(message);
  if (side === "activity") {
    return (
      <li className="cx-message" data-side={side}>
        <Text as="span" tone="subdued" variant="bodySm">
          {message.text}, <Time at={message.createdAt} />
        </Text>
      </li>
    );
  }
  return (
    <li className="cx-message" data-side={side}>
      <InlineStack gap="150" blockAlign="center">
        {side === "note" ? (
          <span>
            <Icon source={LockIcon} tone="caution" />
          </span>
        ) : null}
        <Text as="span" fontWeight="semibold" variant="bodySm">
          {side === "note"
            ? `Private note, ${message.authorName ?? "unknown"}`
            : (message.authorName ?? "Unknown")}
        </Text>
        <Text as="span" tone="subdued" variant="bodySm">
          <Time at={message.createdAt} />
        </Text>
      </InlineStack>
      <p className="cx-prose" dir="auto">
        <MarkedText message={message} evidence={evidence} />
      </p>
      {message.attachments.length > 0 ? (
        <Text as="p" tone="subdued" variant="bodySm">
          {message.attachments.map((file) => file.fileName ?? file.fileType).join(", ")} attached
        </Text>
      ) : null}
      {message.status === "failed" ? (
        <Text as="p" tone="critical" variant="bodySm">
          Not delivered: the channel refused it.
        </Text>
      ) : null}
    </li>
  );
}
