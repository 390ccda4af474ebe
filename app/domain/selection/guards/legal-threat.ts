import { gap, phrase } from "../vocabulary.ts";
import type { GuardRule } from "./guard.ts";

const counsel =
  "(?:lawyers?|attorneys?|solicitors?|barrister|legal (?:counsel|team|advice|department|representation|aid)|law firm)";
const authority =
  "(?:bbb|better business bureau|trading standards|attorney general|ftc|cfpb|federal trade|ombudsman|consumer (?:protection|forum|court|affairs|rights|council|commission)|small claims|tribunal|regulators?|police|advertising standards|authorities)";

export const legalThreatRules = [
  {
    id: "legal.counsel",
    reason: "legal_threat",
    why: "brings in a lawyer",
    pattern: phrase(counsel),
    unless: phrase(
      `(?:is|am|was|be|are|as|became|being) (?:an? |the )?(?:[^ ]+ )?${counsel}`,
      `(?:gift|present|bought|buy|shopping|one)(?: [^ ]+){0,3} for (?:my|our|a|the) ${counsel}`,
      `${counsel} (?:friend|joke|costume|bag|briefcase|office)`,
    ),
  },
  {
    id: "legal.action",
    reason: "legal_threat",
    why: "threatens legal action",
    pattern: phrase(
      "legal (?:actions?|proceedings?|steps?|recourse|measures?|remedies|options?|rights|matter|notice|claim|case|route)",
      "legally (?:liable|obligated|obliged|bound|required|responsible)|take (?:this|it|the matter) (?:legal|further legally)",
      "(?:law ?suits?|litigat\\w+|arbitrat\\w+|small claims|class action|subpoena\\w*|injunction)",
      `(?:take|taking|see|bring|drag|go|going|meet|file|filing)(?: [^ ]+){0,3} (?:to|in|through) (?:the )?(?:[^ ]+ )?court`,
      `(?:will|am|going to|gonna|want to|can|could|may|might|to|shall|would|be) (?:sue|suing|prosecute|press charges)`,
      `(?:sue|suing) (?:you|your|the company|this company|for|them)`,
      "press(?:ing)? charges|court (?:order|case|action|date)|(?:the|a|to|in|federal|bankruptcy|state|civil|district|superior|supreme|county) courts?",
      "sued|plaintiff|defendant|affidavit|judge?ment (?:against|for)",
    ),
    unless: phrase(
      "(?:tennis|basketball|food|squash|badminton|volleyball|pickleball) court|court shoes?|courtside",
    ),
  },
  {
    id: "legal.authority",
    reason: "legal_threat",
    why: "threatens to go to an authority",
    pattern: phrase(
      `(?:report\\w*|complain\\w*|complaint|file|filed|filing|contact\\w*|go|going|escalat\\w*|inform\\w*|call|calling|notify\\w*|lodge)${gap(6)} (?:to |with |the |at )*${authority}`,
      `(?:fcra|fdcpa|fcba|tila|gdpr|udaap|consumer rights act|magnuson)`,
    ),
    unless: phrase("police (?:uniform|costume|figure|set|car)"),
  },
  {
    id: "legal.unlawful",
    reason: "legal_threat",
    why: "says that the law is broken",
    pattern: phrase(
      "(?:violat\\w+|breach\\w*|break\\w*|broke|against|under)(?: [^ ]+){0,4} (?:laws?|rights|regulations?|statutes?|acts?|federal rules?)",
      "(?:is|was|are|be|this|highly|completely|totally|very) (?:illegal|unlawful|against the law)|illegally|unlawfully",
      "(?:federal|state|consumer|contract) (?:law|laws|statute)",
      "breach of contract|consumer rights|under the law|by law",
    ),
  },
] as const satisfies readonly GuardRule[];
