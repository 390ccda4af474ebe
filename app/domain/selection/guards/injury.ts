import { phrase } from "../vocabulary.ts";
import type { GuardRule } from "./guard.ts";

const body =
  "(?:hands?|fingers?|thumb|arms?|legs?|foot|feet|toes?|face|eyes?|head|neck|skin|mouth|lips?|tongue|throat|ears?|nose|scalp|knees?|ankles?|wrists?|shoulders?|chest|stomach|hair|teeth|tooth|back)";
const person =
  "(?:me|myself|him|her|them|us|someone|somebody|(?:my|our|the|a)(?: [^ ]+)? (?:son|daughter|child|children|kids?|baby|toddler|wife|husband|partner|mother|mom|mum|father|dad|friend|dog|cat|pet|grand\\w+|brother|sister))";
const hurt =
  "(?:burn(?:ed|t|s|ing)?|cut|sliced|injur\\w+|hurt|scalded|shocked|electrocuted|bit|stabbed|scarred|bruised|poisoned|choked|scratched|crushed|pinched|blistered|wounded)";

export const injuryRules = [
  {
    id: "injury.person",
    reason: "injury",
    why: "reports an injury",
    pattern: phrase(
      `${hurt}(?: and [^ ]+)? (?:${person}|(?:my|his|her|their|our) (?:[^ ]+ ){0,2}${body})`,
      `(?:my|his|her|their|our)(?: [^ ]+)? ${body}(?: [^ ]+){0,3} (?:burn(?:ed|t|ing)|cut|injured|bleeding|bled|swollen|swelled|scarred|hurt|blistered|infected|broken)`,
      `(?:i|we|he|she|they|child|kid|son|daughter|baby|wife|husband)(?: [^ ]+){0,2} (?:got|was|were|been|am|is) (?:[^ ]+ )?(?:injured|hurt|burned|burnt|electrocuted|poisoned|hospitali[sz]ed|bleeding|cut|shocked|scalded)`,
      `(?:injur(?:y|ies|ed)|bleeding|electric shock|food poisoning|third degree|second degree|blisters?|concussion|anaphyla\\w+)`,
      `(?:broke|fractured|sprained|twisted|dislocated|burned|burnt|cut) (?:my|his|her) ${body}`,
    ),
    unless: phrase(
      "(?:prevent|avoid|old|recover\\w* from|for|good for)(?: [^ ]+){0,2} injur\\w+",
      "(?:last|years?|months?|old|always|chronic)(?: [^ ]+){0,4} (?:ago|back|year|month|injury|pain)|back pain",
      "hurt (?:my|his|her|our) (?:feelings|wallet|business)",
      "cut (?:me|us) (?:a|off|some)",
    ),
  },
  {
    id: "injury.care",
    reason: "injury",
    why: "reports medical treatment or a reaction",
    pattern: phrase(
      `(?:went|go|going|taken|took|rushed|ended up|had to go|sent|in|at|admitted|to)(?: [^ ]+){0,4} (?:hospital|emergency room|a and e|urgent care)`,
      `(?:ended up|went|go|going|taken|was|been|rushed)(?: [^ ]+){0,3} (?:to|in|at) (?:the )?er`,
      `(?:needed|got|had|needs|requires?) (?:[^ ]+ )?(?:stitches|surgery|medical (?:attention|treatment|help)|first aid)`,
      `(?:allergic|adverse|skin|bad|severe) reaction`,
      `(?:gave|caused|causing|given|giving|have|has|had|got|developed|broke out in|came out in)(?: [^ ]+){0,4} (?:rash|rashes|hives|blisters?|burns?|allerg\\w+|infection|vomiting|diarrh?o?ea|swelling)`,
      `(?:made|makes|making|got|getting|fell|feel|feeling|became)(?: (?:me|us|him|her|my [^ ]+))?(?: [^ ]+)? (?:sick|ill|nauseous|dizzy)(?: [^ ]+){0,6} (?:after|from|eating|using|taking|drinking)`,
      `(?:made|makes|making) (?:me|us|him|her|my [^ ]+)(?: [^ ]+)? (?:sick|ill|nauseous|dizzy|vomit|throw up)`,
      `(?:vomited|vomiting|threw up|choking hazard|choked on|could not breathe|trouble breathing)`,
    ),
    unless: phrase(
      "sick of|hospital (?:bed|gown|bag)|(?:any|does it|it has|is there)(?: [^ ]+){0,3} (?:side effects?|reaction|allerg\\w+)",
    ),
  },
  {
    id: "injury.hazard",
    reason: "injury",
    why: "reports a dangerous product",
    pattern: phrase(
      `(?:exploded|explod(?:es|ing)|blew up|caught fire|catch(?:ing)? fire|on fire|burst into flames|set fire|short circuited|electric shocks?|gave off smoke|started smoking|smoking and|overheated and|sparks? (?:flew|came)|sparking|carbon monoxide)`,
      `(?:fire|safety|health|burn|shock|choking) hazard`,
      `(?:not|un) ?safe to use|dangerous product|dangerously`,
    ),
    unless: phrase(`phone (?:is |has been )?(?:blew|blowing) up`, `sale|deal`),
  },
  {
    id: "injury.self_harm",
    reason: "injury",
    why: "speaks of self-harm",
    pattern: phrase(
      "(?:kill|hurt|harm|hang|end) (?:myself|my life|it all)|suicid\\w+|want to die|better off dead|end my life",
    ),
  },
] as const satisfies readonly GuardRule[];
