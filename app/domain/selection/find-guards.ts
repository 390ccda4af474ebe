import { guardReasons, type GuardReason } from "./abstain-reasons.ts";
import { abusiveRules } from "./guards/abusive.ts";
import { decodedBlobs } from "./guards/encoded-orders.ts";
import type { GuardRule } from "./guards/guard.ts";
import { injuryRules } from "./guards/injury.ts";
import { isUncheckedLanguage } from "./guards/language.ts";
import { legalThreatRules } from "./guards/legal-threat.ts";
import { otherCustomerRules } from "./guards/other-customer.ts";
import { paymentDisputeRules } from "./guards/payment-dispute.ts";
import { policyExceptionRules } from "./guards/policy-exception.ts";
import { foreignOverride, injectionMarks, promptInjectionRules } from "./guards/prompt-injection.ts";
import { evidenceAt, evidenceOf, type ReadMessage } from "./read-message.ts";
import { matchSentence } from "./rule.ts";
import type { Evidence, Finding } from "./selection.ts";
import { foldText } from "./text/fold-text.ts";
import { readSentences, type Sentence } from "./text/read-sentences.ts";

const ownWordRules: readonly GuardRule[] = [
  ...legalThreatRules,
  ...paymentDisputeRules,
  ...injuryRules,
  ...abusiveRules,
  ...policyExceptionRules,
  ...otherCustomerRules,
];

/** The abstain rules that the messages alone decide, in the order of authority. */
export function findGuards(messages: readonly ReadMessage[]): readonly Finding[] {
  const findings = messages.flatMap((message) => [
    ...findRules(message, message.sentences, ownWordRules),
    ...findRules(message, message.allSentences, promptInjectionRules),
    ...findInjectionMarks(message),
    ...findHiddenOrders(message),
    ...findLanguage(message),
  ]);
  return inOrderOfAuthority(findings);
}

/** One finding a reason, by authority. */
export function inOrderOfAuthority(findings: readonly Finding[]): readonly Finding[] {
  return guardReasons.flatMap((reason) => {
    const same = findings.filter((finding) => finding.reason === reason);
    const [first] = same;
    return first ? [{ ...first, evidence: same.flatMap((finding) => finding.evidence) }] : [];
  });
}

function findRules(
  message: ReadMessage,
  sentences: readonly Sentence[],
  rules: readonly GuardRule[],
): Finding[] {
  return sentences.flatMap((sentence) =>
    rules.flatMap((rule) => {
      const match = matchSentence(rule, sentence);
      if (!match) return [];
      return [finding(rule.reason, rule.why, [evidenceOf(message, sentence, match, rule.id)])];
    }),
  );
}

function findInjectionMarks(message: ReadMessage): Finding[] {
  const found = [
    { id: "injection.marks", match: injectionMarks.exec(message.folded.text) },
    { id: "injection.foreign", match: foreignOverride.exec(message.folded.text) },
  ];
  return found.flatMap(({ id, match }) => {
    if (!match) return [];
    const evidence = evidenceAt(message, match.index, match.index + match[0].length, id);
    return [finding("prompt_injection", "hides orders to a program in the message", [evidence])];
  });
}

function findHiddenOrders(message: ReadMessage): Finding[] {
  const hidden = decodedBlobs(message.original).flatMap((blob) => readSentences(foldText(blob).text));
  const isOrder = promptInjectionRules.some((rule) => hidden.some((each) => matchSentence(rule, each)));
  return isOrder ? [finding("prompt_injection", "hides encoded orders in the message", [])] : [];
}

function findLanguage(message: ReadMessage): Finding[] {
  if (!isUncheckedLanguage(message.original, message.folded.text)) return [];
  return [finding("language", "does not write in English", [])];
}

function finding(reason: GuardReason, why: string, evidence: readonly Evidence[]): Finding {
  return { reason, sentence: `The customer ${why}.`, evidence };
}
