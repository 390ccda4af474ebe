import type { StatementKind } from "./statement.ts";

/** Statements told by their words alone. */
export const WORDINGS: readonly {
  readonly kind: StatementKind;
  readonly value: string;
  readonly pattern: RegExp;
}[] = [
  {
    kind: "discount",
    value: "discount",
    pattern:
      /\b\d{1,3}\s?(?:%|percent)\s?(?:off|discount|reduction)|\b(?:discount|coupon|voucher|promo(?:tion)? code|store credit|gift card|free shipping|free of charge|on the house|price match|complimentary)\b/gi,
  },
  {
    kind: "fault_admission",
    value: "fault",
    pattern:
      /\b(?:(?:it(?:'s| is| was)|this (?:is|was)|entirely|completely) our (?:fault|mistake|error)|our own fault|we (?:admit|are liable|were negligent|are responsible|take (?:full )?responsibility|messed up|made a mistake)|admit (?:fault|liability)|accept (?:fault|liability|responsibility)|liab(?:le|ility)|negligen(?:t|ce))\b/gi,
  },
  {
    kind: "premise",
    value: "delay",
    pattern: /\b(?:the|this|a|any|your) delay\b|\b(?:is|was|been|running) (?:delayed|late)\b/gi,
  },
  {
    kind: "premise",
    value: "fault",
    pattern:
      /\b(?:arrived|came|is|was|received an? (?:item )?)\s?(?:faulty|damaged|broken|defective|cracked|torn)\b|\b(?:faulty|damaged|broken|defective) (?:item|product|one|goods)\b/gi,
  },
  {
    kind: "internal_tool",
    value: "tool",
    pattern:
      /\bas an? (?:ai|artificial|language|automated)\b|\b(?:language model|ai (?:model|assistant|system|tool|suggestion|draft|generated)|llm|chat ?gpt|gpt-?\d\w*|open ?ai|anthropic|chat ?bot|system prompt|my (?:prompt|instructions|guidelines|training data)|function_?call\w*|tool_?call\w*|chat ?woot|supabase|postgres\w*|shopify admin|admin panel|private note|internal (?:note|tool|system|team|policy|queue)|review queue|escalation queue|macro|feature_[a-z_]+|cx\.[a-z]+|ship_update|refund_offer|ack_delay|decision log)\b/gi,
  },
  { kind: "internal_tool", value: "ai", pattern: /(?<![\p{L}\d-])(?:AI|A\.I\.)(?![\p{L}\d])/gu },
  {
    kind: "placeholder",
    value: "placeholder",
    pattern:
      /\[\[?[^\]\n]{0,60}\]?\]|(?<!\{)\{[^{}%\n]{1,60}\}(?!\})|<\/?[a-z][^>\n]{0,80}>|\(\(|\)\)|_{3,}|\b(?:lorem ipsum|TBD|TODO|XXX+|INSERT [A-Z]+)\b/gi,
  },
];
