import type { TemplateId } from "../../templates/template.ts";
import type { Strength } from "../selection.ts";
import type { Opinion } from "./model.ts";
import { weights } from "./weights.ts";

/** Kinds of evidence whose choices were counted on the development set, out of fold. */
export type ScoreKey = `${TemplateId} ${Strength} ${"agreed" | "opposed"}`;

export function scoreKey(template: TemplateId, strength: Strength, opinion: Opinion): ScoreKey {
  const isAgreed =
    opinion[template] >= Math.max(opinion.ship_update, opinion.refund_offer, opinion.ack_delay);
  return `${template} ${strength} ${isAgreed ? "agreed" : "opposed"}`;
}

/** The share of measured messages with this kind of evidence where the choice was right, with one of each added. */
export function scoreOf(template: TemplateId, strength: Strength, opinion: Opinion): number {
  const counts: Partial<Record<ScoreKey, { right: number; n: number }>> = weights.counts;
  const { right, n } = counts[scoreKey(template, strength, opinion)] ?? { right: 0, n: 0 };
  return (right + 1) / (n + 2);
}
