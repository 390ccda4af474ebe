import type { TemplateId } from "../templates/template.ts";
import type { PhraseFinding } from "./find-phrases.ts";
import type { Opinion } from "./learned/model.ts";
import type { Strength } from "./selection.ts";

/** What the phrases and, for ties, labels and the learned part make of the messages. */
export interface Weighing {
  readonly template: TemplateId;
  readonly strength: Strength;
  /** Asks for a refund and after the shipment, both plainly. */
  readonly isTwofold: boolean;
  readonly tieBrokenBy: "label" | "learned" | null;
}

/** A weak hint gives way where the learned part finds `ack_delay` likelier than this. */
const learnedAgainst = 0.9;

type Specific = Exclude<TemplateId, "ack_delay">;

/**
 * The message decides; a label that is not ours, then the learned part, only break ties: between two templates with
 * equal evidence, or between weak evidence and none. Without evidence it is `ack_delay` whatever they say.
 */
export function weighEvidence(
  phrases: readonly PhraseFinding[],
  foreignLabels: readonly string[],
  opinion: Opinion,
): Weighing {
  const refund = strengthOf(phrases, "refund_offer");
  const shipment = strengthOf(phrases, "ship_update");
  if (refund === "none" && shipment === "none") return settled("ack_delay", "none");
  if (refund === "strong" || shipment === "strong") return weighStrong(refund, shipment, foreignLabels);
  return weighWeak(refund, shipment, foreignLabels, opinion);
}

function weighStrong(refund: Strength, shipment: Strength, labels: readonly string[]): Weighing {
  if (shipment !== "strong") return settled("refund_offer", "strong");
  if (refund !== "strong") return settled("ship_update", "strong");
  const label = labelAmong(["refund_offer", "ship_update"], labels);
  return {
    template: label ?? "refund_offer",
    strength: "strong",
    isTwofold: true,
    tieBrokenBy: label ? "label" : null,
  };
}

function weighWeak(
  refund: Strength,
  shipment: Strength,
  labels: readonly string[],
  opinion: Opinion,
): Weighing {
  const weak: Specific[] = [];
  if (refund === "weak") weak.push("refund_offer");
  if (shipment === "weak") weak.push("ship_update");
  const label = labelAmong(weak, labels);
  if (label) return { template: label, strength: "weak", isTwofold: false, tieBrokenBy: "label" };
  const likeliest = weak.reduce((best, each) => (opinion[each] > opinion[best] ? each : best));
  const template = opinion.ack_delay > learnedAgainst ? "ack_delay" : likeliest;
  return { template, strength: "weak", isTwofold: false, tieBrokenBy: "learned" };
}

function settled(template: TemplateId, strength: Strength): Weighing {
  return { template, strength, isTwofold: false, tieBrokenBy: null };
}

function labelAmong(candidates: readonly Specific[], labels: readonly string[]): Specific | null {
  return candidates.find((each) => labels.includes(each)) ?? null;
}

export function strengthOf(phrases: readonly PhraseFinding[], template: Specific): Strength {
  const own = phrases.filter(({ rule }) => rule.template === template);
  if (own.some(({ rule }) => rule.strength === "strong")) return "strong";
  return own.length > 0 ? "weak" : "none";
}
