import type { ComponentChildren } from "preact";
import type { OrderBlock } from "../../../app/domain/order-block.ts";
import { say, sayInstant, threadSentence, waitOf, waitSentence, type Case } from "./words.ts";

type Cue = OrderBlock["cue"];

/** Shapes differ, so that severity never rests on colour alone. */
const SEVERITY_LOOK = {
  info: { icon: "info", tone: "info" },
  warning: { icon: "alert-triangle", tone: "caution" },
  high: { icon: "alert-diamond", tone: "warning" },
  critical: { icon: "alert-bubble", tone: "warning" },
} as const;

const WAIT_TONES = { ok: "neutral", due_soon: "caution", breached: "critical" } as const;

interface LineProps {
  readonly icon: "info" | "delivery" | "clock" | "chat" | "alert-triangle" | "alert-diamond" | "alert-bubble";
  readonly children: ComponentChildren;
}

function Line({ icon, children }: LineProps) {
  return (
    <s-grid gridTemplateColumns="auto 1fr" gap="small-200" alignItems="center">
      <s-icon type={icon} color="subdued" />
      <s-stack direction="inline" gap="small-200" alignItems="center">
        {children}
      </s-stack>
    </s-grid>
  );
}

export function CueLine({ cue }: { cue: Cue }) {
  if (cue?.kind !== "cue") {
    return (
      <Line icon="delivery">
        <s-text>{withoutCue(cue)}</s-text>
      </Line>
    );
  }
  const { icon, tone } = SEVERITY_LOOK[cue.severity];
  return (
    <Line icon={icon}>
      <s-text>{cue.sentence}</s-text>
      <s-badge tone={tone}>{say(`severity.${cue.severity}`)}</s-badge>
    </Line>
  );
}

function withoutCue(cue: Exclude<Cue, { kind: "cue" }>): string {
  if (!cue) return say("cue.none");
  if (cue.kind === "unknown") return cue.sentence;
  return say("cue.event", { words: cue.words, at: sayInstant(cue.happenedAt) });
}

export function WaitLine({ thread, readAt }: { thread: Case; readAt: string }) {
  const wait = waitOf(thread, readAt);
  return (
    <Line icon="clock">
      <s-text fontVariantNumeric="tabular-nums">{waitSentence(thread, wait)}</s-text>
      {wait ? <s-badge tone={WAIT_TONES[wait.state]}>{say(`wait.${wait.state}`)}</s-badge> : null}
    </Line>
  );
}

export function ThreadLine({ thread }: { thread: OrderBlock["thread"] }) {
  return (
    <Line icon="chat">
      <s-text>{threadSentence(thread)}</s-text>
    </Line>
  );
}
