import { Text } from "@shopify/polaris";
import { Time } from "../../ui/time.tsx";
import { wordOf } from "../../ui/word-of.ts";
import type { Thread } from "./panel.ts";

/** What Chatwoot itself says of the wait, where it says something: its own policy, and another beginning than ours. */
export function ChatwootTimer({ thread: { timer, chatwootSla } }: { thread: Thread }) {
  if (!chatwootSla && !timer.disagreesWithChatwoot) return null;
  return (
    <Text as="p" tone="subdued" variant="bodySm">
      {chatwootSla
        ? `Chatwoot SLA “${chatwootSla.name}”: ${wordOf(chatwootSla.status).toLowerCase()}. `
        : null}
      {timer.disagreesWithChatwoot ? <Disagreement since={timer.chatwootWaitingSince} /> : null}
    </Text>
  );
}

function Disagreement({ since }: { since: string | null }) {
  if (!since) return "Chatwoot counts no wait; ours is counted from the messages.";
  return (
    <>
      Chatwoot counts from <Time at={since} />; ours is counted from the messages.
    </>
  );
}
