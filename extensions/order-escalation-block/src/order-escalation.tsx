import type { OrderBlock } from "../../../app/domain/order-block.ts";
import { CueLine, ThreadLine, WaitLine } from "./lines.tsx";
import { useOrderBlock } from "./use-order-block.ts";
import { say, waitOf } from "./words.ts";

/** Three lines and one button: everything else of a case is one click away, and the page belongs to Shopify. */
export function OrderEscalation({ orderId }: { orderId: string }) {
  const reading = useOrderBlock(orderId);
  if (!reading) {
    return (
      <s-admin-block>
        <s-spinner accessibilityLabel={say("loading")} />
      </s-admin-block>
    );
  }
  const href = `app:/app/orders/${orderId.split("/").at(-1) ?? ""}`;
  if (!reading.ok) {
    return (
      <s-admin-block>
        <s-stack gap="small">
          <s-banner tone="warning">{say(`failure.${reading.error}`)}</s-banner>
          <PanelButton href={href} label={say("openCase")} />
        </s-stack>
      </s-admin-block>
    );
  }
  return <Lines block={reading.value} href={href} />;
}

function Lines({ block, href }: { block: OrderBlock; href: string }) {
  const { cue, thread, readAt } = block;
  return (
    <s-admin-block collapsedSummary={collapsed(block)}>
      <s-stack gap="small">
        <CueLine cue={cue} />
        {thread.kind === "case" ? <WaitLine thread={thread} readAt={readAt} /> : null}
        <ThreadLine thread={thread} />
        <PanelButton href={href} label={say(thread.kind === "unlinked" ? "linkConversation" : "openCase")} />
      </s-stack>
    </s-admin-block>
  );
}

/** Not primary: the order page has its own. */
function PanelButton({ href, label }: { href: string; label: string }) {
  return (
    <s-stack direction="inline">
      <s-button variant="secondary" href={href}>
        {label}
      </s-button>
    </s-stack>
  );
}

/** Shopify shows at most 30 characters. */
function collapsed({ cue, thread, readAt }: OrderBlock): string {
  const wait = thread.kind === "case" ? waitOf(thread, readAt) : null;
  if (wait) return say(`wait.${wait.state}`);
  return cue?.kind === "cue" ? say(`severity.${cue.severity}`) : "";
}
