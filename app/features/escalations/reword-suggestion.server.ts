import { unanswered } from "../../domain/answers.ts";
import type { Facts } from "../../domain/guardrails/facts.ts";
import type { Judgement } from "../../domain/guardrails/finding.ts";
import { judgeText } from "../../domain/guardrails/judge-text.ts";
import { keepsCommitments } from "../../domain/guardrails/keeps-commitments.ts";
import { withTemplate } from "../../domain/guardrails/with-template.ts";
import { grantRoleOf, type Actor } from "../../domain/person.ts";
import type { SeenCase } from "../../domain/seen-case.ts";
import { DEFAULT_TEMPLATES } from "../../domain/templates/defaults.ts";
import type { Message } from "../../domain/thread.ts";
import type { RefundGrant } from "../../domain/thresholds.ts";
import type { ModelPort, Rewording, StatedFact } from "../../integrations/ai/port.ts";
import { ChatwootError, type ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Connection } from "../../lib/connection.ts";
import { signValue } from "../../lib/signed-value.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import type { KeptReason, RewordingAnswer } from "./rewording.ts";

interface RewordDeps {
  readonly chatwoot: Connection<ChatwootPort>;
  readonly settings: ShopSettings;
  readonly actor: Actor;
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
  const messages = await readMessages(deps.chatwoot, seen.conversationId);
  if (!messages || isStale(seen, messages)) return keep("not_asked");
  // By the facts that were on screen: the approval is judged by the same.
  const facts = withTemplate(seen.facts, DEFAULT_TEMPLATES[offer.template]);
  const judged = { messages, facts, grant: seen.grants[grantRoleOf(deps.actor)] };
  const wording = await reword(deps.model.port, offer, judged, signal);
  if ("reason" in wording) return wording;
  const { text, model } = wording;
  return { text, model, seen: signValue(deps.cipher, withWording(seen, wording)) };
}

/** What a text of the case is judged by, and what the customer wrote. */
interface JudgedCase {
  readonly messages: readonly Message[];
  readonly facts: Facts;
  readonly grant: RefundGrant;
}

/** Null where Chatwoot does not answer: whether the case has moved on cannot be told then. */
async function readMessages(
  chatwoot: Connection<ChatwootPort>,
  conversationId: number,
): Promise<readonly Message[] | null> {
  if (!chatwoot.isConnected) return null;
  try {
    return (await chatwoot.port.listMessages(conversationId)).messages;
  } catch (error) {
    if (error instanceof ChatwootError) return null;
    throw error;
  }
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
