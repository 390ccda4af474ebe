import { type Span, spansOf, withoutOverlaps } from "../span.ts";

/** What a text commits the shop to. `fulfil_choice`: carrying out what the customer picks of an offer. */
export type CommitmentValue =
  | "carrier_enquiry"
  | "follow_up"
  | "refund"
  | "replacement"
  | "fulfil_choice"
  | "refund_done"
  | "delivery"
  | "guarantee"
  | "action_done"
  | "other";

export interface FoundCommitment {
  readonly value: CommitmentValue;
  readonly span: Span;
}

const WILL = String.raw`(?:i'll|we'll|i will|we will|i'm going to|we're going to|i shall|we shall|will)(?:\s(?:also|then|now|personally|gladly|happily|be happy to|be able to))*`;
const CARRIER = String.raw`(?:carrier|courier|ups|usps|fedex|dhl|dpd|gls|evri|purolator|canada post|royal mail|post office|shipping company)`;
const DONE = String.raw`(?:i've|we've|i have|we have|i|we)(?:\s(?:already|just|now))?`;
const MADE = String.raw`(?:processed|issued|sent|completed|approved|initiated|made|credited)`;

/* Tried in this order; a stretch of text that one has taken is not read by the next. */
const PATTERNS: readonly (readonly [CommitmentValue, RegExp])[] = [
  ["refund_done", new RegExp(String.raw`\b${DONE}\s(?:fully\s|partially\s)?(?:refunded|reimbursed)\b`, "gi")],
  [
    "refund_done",
    /\b(?:has|have|was|were|been|is|are)\s(?:now\s|already\s|fully\s|been\s)*(?:refunded|reimbursed)\b/gi,
  ],
  [
    "refund_done",
    new RegExp(
      String.raw`\b${DONE}\s${MADE}\s(?:you\s)?(?:an?\s|the\s|your\s)?(?:full\s|partial\s)?refund\b`,
      "gi",
    ),
  ],
  [
    "refund_done",
    new RegExp(
      String.raw`\brefund(?:\sof\s\S+)?\s(?:has|have|was|is)(?:\sbeen|\snow|\salready)*\s(?:${MADE}|on its way)\b`,
      "gi",
    ),
  ],
  [
    "refund",
    /\b(?:process|issue|send|give|offer|arrange|make|approve|provide|grant|get|authori[sz]e|start|initiate)(?:ing)?\s(?:you\s)?(?:an?\s|the\s|your\s|this\s)?(?:full\s|partial\s|immediate\s|complete\s)*refund\b/gi,
  ],
  [
    "refund",
    /\b(?:refund|reimburse|repay)(?:ing)?\s(?:you|your|the|it|this|that|all|everything|half|[$€£¥]|\d)/gi,
  ],
  [
    "refund",
    /\b(?:you(?:'ll| will| can)?\s(?:get|receive|have)\s(?:an?\s|your\s|the\s)?(?:full\s|partial\s)*refund|your money back|money back|pay you back|return your (?:money|payment)|credit (?:your (?:card|account)|you)|compensate you)\b/gi,
  ],
  [
    "replacement",
    /\b(?:ship|send|offer|arrange|provide|get|order|process|dispatch)(?:ing)?\s(?:you\s|out\s)*(?:an?\s|the\s|your\s)?(?:free\s|new\s)*(?:replacement|new one|new item|exchange)\b/gi,
  ],
  ["replacement", /\b(?:replace|exchange)\s(?:it|this|that|your|the)\b|\bfree replacement\b/gi],
  [
    "carrier_enquiry",
    new RegExp(
      String.raw`\b(?:escalat|rais|report|open|contact|chas|ask|enquir|inquir|investigat|check|follow|reach|trac|speak|talk)\w*[^.!?\n]{0,30}\b${CARRIER}\b`,
      "gi",
    ),
  ],
  [
    "follow_up",
    new RegExp(
      String.raw`\b${WILL}\s(?:follow[ -]?up|get back|come back to you|e-?mail|text|call|message|write|update you|let you know|notify|inform you|tell you|keep you\s\w+|be in touch|reach out|contact you|send you (?:an?\s)?(?:\w+\s)*(?:updates?|e-?mail|message|status))\b`,
      "gi",
    ),
  ],
  [
    "follow_up",
    /\b(?:you'll|you will|expect to) hear (?:back )?from (?:me|us)\b|\bkeep you (?:posted|updated|informed)\b/gi,
  ],
  [
    "delivery",
    /\b(?:(?:will|should|is going to|is set to|is due to|'ll)\s(?:\w+\s)?(?:arrive|be delivered|be there|reach you|ship|be shipped|be with you|get there)|you(?:'ll| will| should)\s(?:\w+\s)?(?:have|receive|get)\s(?:it|your|the (?:package|parcel|order))|(?:it|package|parcel|order|which) arrives|arriving|is out for delivery|is being delivered)\b/gi,
  ],
  [
    "guarantee",
    /\b(?:guarantee[ds]?|i promise|we promise|assure you|definitely|certainly|no matter what|for sure|100\s?%)/gi,
  ],
  [
    "fulfil_choice",
    new RegExp(
      String.raw`\b${WILL}\s(?:queue|process|arrange|sort|take care of|handle|set up|start)\s(?:it|that|this|either|everything)\b`,
      "gi",
    ),
  ],
  [
    "action_done",
    new RegExp(
      String.raw`\b${DONE}\s(?:cancell?ed|changed|updated|shipped|reshipped|sent|replaced|ordered|corrected|fixed|resolved|approved|waived|credited|applied|added|upgraded|delivered|returned)\b`,
      "gi",
    ),
  ],
  [
    "other",
    new RegExp(
      String.raw`\b(?:i'll|we'll|i will|we will|i'm going to|we're going to|i shall|we shall)\s(?!be\s(?:happy|glad|sorry)\b)\w+`,
      "gi",
    ),
  ],
];

/** Every promise and every claim of something done, each stretch of text read once. */
export function findCommitments(text: string): FoundCommitment[] {
  const found = PATTERNS.flatMap(([value, pattern]) =>
    spansOf(text, pattern).map((span) => ({ value, span })),
  );
  return withoutOverlaps(found).toSorted((a, b) => a.span.start - b.span.start);
}
