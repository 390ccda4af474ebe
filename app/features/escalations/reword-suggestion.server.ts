import { unanswered } from "../../domain/answers.ts";
import type { Judgement } from "../../domain/guardrails/finding.ts";
import { judgeText } from "../../domain/guardrails/judge-text.ts";
import { keepsCommitments } from "../../domain/guardrails/keeps-commitments.ts";
import type { SeenCase } from "../../domain/seen-case.ts";
import type { Message } from "../../domain/thread.ts";
import type { ModelPort, Rewording, StatedFact } from "../../integrations/ai/port.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Connection } from "../../lib/connection.ts";
import { signValue } from "../../lib/signed-value.server.ts";
import { readJudgedCase, type JudgedCase, type JudgedCaseDeps } from "./read-judged-case.server.ts";
import type { KeptReason, RewordingAnswer } from "./rewording.ts";

interface RewordDeps extends JudgedCaseDeps {
  readonly model: Connection<ModelPort>;
  readonly cipher: Cipher;
}

type Offer = SeenCase["offered"][number];

/**
 * Asks the model for another wording of the suggested text. It is answered only when the guardrails find nothing at
 * all in it and it commits to the same; then the case is signed anew with it, so that sending it as it is counts as
 * verbatim. In every other case the template stands, with the reason.
 */
export async function rewordSuggestion(
  deps: RewordDeps,
  seen: SeenCase,
  signal: AbortSignal,
): Promise<RewordingAnswer> {
  // The switch as it is now, not as it was when the page loaded.
  if (!deps.settings.aiEscalations || !seen.isAiOn) return keep("feature_disabled");
  const offer = seen.offered.find(({ template }) => template === seen.suggested);
  if (!deps.model.isConnected || !offer) return keep("not_asked");
  const judged = await readJudgedCase(deps, seen);
  if (!judged || isStale(seen, judged.messages)) return keep("not_asked");
  const wording = await reword(deps.model.port, offer, judged, signal);
  if ("reason" in wording) return wording;
  const { text, model } = wording;
  return { text, model, seen: signValue(deps.cipher, withWording(seen, wording)) };
}

/** The customer wrote, or a person answered, after the page was drawn: it loads again by itself. */
function isStale(seen: SeenCase, messages: readonly Message[]): boolean {
  return (messages.at(-1)?.id ?? 0) !== seen.lastMessageId;
}

async function reword(
  model: ModelPort,
  { template, text }: Offer,
  { messages, facts, grant }: JudgedCase,
  signal: AbortSignal,
): Promise<Rewording | { readonly reason: KeptReason }> {
  const original = judgeText(text, facts, grant);
  if (original.findings.length > 0) return keep("guardrail_failed");
  const customerText = unanswered(messages)
    .map((message) => message.text)
    .join("\n\n");
  const request = { template, text, facts: statedIn(original), customerText };
  const answer = await model.reword(request, { signal });
  if (!answer.ok) return keep(answer.error.reason);
  const reworded = judgeText(answer.value.text, facts, grant);
  const passes = reworded.findings.length === 0 && keepsCommitments(original, reworded);
  return passes ? answer.value : keep("guardrail_failed");
}

/** All that leaves the house of this customer's data beside their own words: what the reply says anyway. */
function statedIn({ matched }: Judgement): StatedFact[] {
  return matched
    .filter(({ statement }) => statement.kind !== "commitment")
    .map(({ statement, fact }) => ({ text: statement.text, source: fact.source }));
}

function withWording(seen: SeenCase, { text, model }: Rewording): SeenCase {
  const offered = seen.offered.map((offer) =>
    offer.template === seen.suggested ? { ...offer, text } : offer,
  );
  return { ...seen, offered, selection: { ...seen.selection, rewordedBy: model } };
}

function keep(reason: KeptReason): { readonly reason: KeptReason } {
  return { reason };
}
