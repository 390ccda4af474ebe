// The small build of zod: this file is also part of the order page's bundle, which has 40 KB for everything.
import * as z from "zod/mini";
import { SEVERITIES } from "./cues/cue.ts";
import { ESCALATION_STATES } from "./escalation-state.ts";

const instant = z.iso.datetime();

const cueLine = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cue"), severity: z.enum(SEVERITIES), sentence: z.string() }),
  /** No cue holds: the last thing that a carrier reported. */
  z.object({ kind: z.literal("event"), words: z.string(), happenedAt: instant }),
  /** Shopify could not be asked: what happened, and what helps. */
  z.object({ kind: z.literal("unknown"), sentence: z.string() }),
]);

const threadLine = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unlinked") }),
  /** A conversation is linked and nothing in it needs a person. */
  z.object({ kind: z.literal("quiet") }),
  z.object({
    kind: z.literal("case"),
    state: z.enum(ESCALATION_STATES),
    isSending: z.boolean(),
    customerName: z.nullable(z.string()),
    /** Null while nobody waits. */
    wait: z.nullable(z.object({ since: instant, dueAt: instant })),
    backAt: z.nullable(instant),
    owner: z.nullable(z.object({ name: z.string(), isReader: z.boolean() })),
  }),
]);

/** What the block on Shopify's order page says; what that page shows by itself is left out. */
export const orderBlockSchema = z.object({
  readAt: instant,
  /** Null when there is neither a cue nor an event. */
  cue: z.nullable(cueLine),
  thread: threadLine,
});

export type OrderBlock = z.infer<typeof orderBlockSchema>;
