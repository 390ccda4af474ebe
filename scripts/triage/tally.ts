import { type Label, labels } from "./rows.ts";

export interface Judged {
  readonly label: Label;
  readonly predicted: Label;
}

export interface ClassScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Rows that carry this label. */
  readonly n: number;
}

export interface Tally {
  readonly n: number;
  /** Over the labels that occur in the rows. */
  readonly macroF1: number;
  readonly perClass: Readonly<Record<Label, ClassScore>>;
  /** label -> predicted -> rows. */
  readonly confusion: Readonly<Record<Label, Readonly<Record<Label, number>>>>;
  /** Abstain rows given ship_update or refund_offer. */
  readonly unsafe: number;
  /** Other rows abstained on. */
  readonly falseAbstain: number;
}

export function tally(judged: readonly Judged[]): Tally {
  const confusion = byLabel((label) =>
    byLabel((predicted) => judged.filter((row) => row.label === label && row.predicted === predicted).length),
  );
  const perClass = byLabel((label) => scoreClass(confusion, label));
  const present = labels.filter((label) => perClass[label].n > 0);
  const sumF1 = present.reduce((sum, label) => sum + perClass[label].f1, 0);
  return {
    n: judged.length,
    macroF1: ratio(sumF1, present.length),
    perClass,
    confusion,
    unsafe: confusion.abstain.ship_update + confusion.abstain.refund_offer,
    falseAbstain: judged.filter((row) => row.label !== "abstain" && row.predicted === "abstain").length,
  };
}

function scoreClass(confusion: Tally["confusion"], label: Label): ClassScore {
  const right = confusion[label][label];
  const n = labels.reduce((sum, each) => sum + confusion[label][each], 0);
  const chosen = labels.reduce((sum, each) => sum + confusion[each][label], 0);
  const precision = ratio(right, chosen);
  const recall = ratio(right, n);
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall), n };
}

function byLabel<Value>(make: (label: Label) => Value): Record<Label, Value> {
  return {
    ship_update: make("ship_update"),
    refund_offer: make("refund_offer"),
    ack_delay: make("ack_delay"),
    abstain: make("abstain"),
  };
}

/** Rounded to four places; 0 where there is nothing to divide by. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}
