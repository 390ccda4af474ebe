/** What the learned part tells apart. The last four are kinds of messages that need a person. */
export const learnedClasses = [
  "ship_update",
  "refund_offer",
  "ack_delay",
  "payment_dispute",
  "abusive",
  "prompt_injection",
  "legal_threat",
] as const;
export type LearnedClass = (typeof learnedClasses)[number];
export type Opinion = Readonly<Record<LearnedClass, number>>;

/** A multinomial logistic regression over hashed words, weights as signed bytes. */
export interface LearnedModel {
  readonly version: string;
  /** A weight is its byte times this. */
  readonly scale: number;
  readonly bias: readonly number[];
  /** bucket * classes + class. */
  readonly bytes: Int8Array;
}

/** The probability of each class, as far as the words go; they add up to 1. */
export function opinionOf(model: LearnedModel, features: readonly number[]): Opinion {
  const size = learnedClasses.length;
  const weight = model.scale / Math.sqrt(Math.max(1, features.length));
  const logits = learnedClasses.map((_, index) => {
    let sum = 0;
    for (const bucket of features) sum += model.bytes[bucket * size + index] ?? 0;
    return (model.bias[index] ?? 0) + sum * weight;
  });
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {
    ship_update: (powers[0] ?? 0) / total,
    refund_offer: (powers[1] ?? 0) / total,
    ack_delay: (powers[2] ?? 0) / total,
    payment_dispute: (powers[3] ?? 0) / total,
    abusive: (powers[4] ?? 0) / total,
    prompt_injection: (powers[5] ?? 0) / total,
    legal_threat: (powers[6] ?? 0) / total,
  };
}

const needsPerson = ["payment_dispute", "abusive", "prompt_injection", "legal_threat"] as const;

/** How likely a person is needed, and the kind of message it resembles most. */
export function personNeeded(opinion: Opinion): {
  probability: number;
  nearest: (typeof needsPerson)[number];
} {
  const probability = needsPerson.reduce((sum, each) => sum + opinion[each], 0);
  const nearest = needsPerson.reduce((best, each) => (opinion[each] > opinion[best] ? each : best));
  return { probability, nearest };
}

/** Reads the committed weights. */
export function modelFrom(stored: {
  version: string;
  scale: number;
  bias: readonly number[];
  base64: string;
}): LearnedModel {
  const binary = atob(stored.base64);
  const bytes = Int8Array.from(binary, (character) => character.charCodeAt(0));
  return { version: stored.version, scale: stored.scale, bias: stored.bias, bytes };
}
