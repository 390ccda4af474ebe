import { Badge } from "@shopify/polaris";

export type WaitState = "ok" | "due_soon" | "breached";

const LOOK = {
  ok: { tone: undefined, word: "On time" },
  due_soon: { tone: "warning", word: "Due soon" },
  breached: { tone: "critical", word: "Breached" },
} as const;

/** A word beside the colour, and the only red on a page besides failures. */
export function WaitBadge({ state }: { state: WaitState }) {
  const { tone, word } = LOOK[state];
  return <Badge tone={tone}>{word}</Badge>;
}
