import { phrase } from "../vocabulary.ts";
import type { GuardRule } from "./guard.ts";

const orders =
  "(?:instructions?|instructed|rules?|prompts?|guidelines?|directives?|commands?|programming|training|guardrails?|restrictions?|policies|filters?|context|tasks?|limitations?|safeguards?|orders you)";
const override =
  "(?:ignor\\w*|disregard\\w*|forget\\w*|overlook\\w*|bypass\\w*|override\\w*|overrid\\w+|skip|neglect|discard|drop|violate|break|circumvent|regardless of|set aside|do not follow|stop following|pay no attention to|erase|delete|reset)";
const secret =
  "(?:passwords?|secret (?:keys?|codes?|words?)|api keys?|access (?:codes?|tokens?)|system prompt|credentials|private keys?|bank balances?|social security numbers?|ssn|birth ?dates?)";

export const promptInjectionRules = [
  {
    id: "injection.override",
    reason: "prompt_injection",
    why: "gives orders that a program is meant to obey",
    pattern: phrase(
      `${override}(?: [^ ]+){0,6} ${orders}`,
      `(?:bypass|override|overrule|circumvent|disable|lift|remove|skip)(?: [^ ]+){0,4} (?:limits?|checks?|approvals?|thresholds?|filters?|policy|review|security|verification)`,
      `what (?:instructions|rules|prompt|guidelines)(?: [^ ]+){0,3} you`,
      `${override} (?:everything|all|anything|what|whatever)(?: [^ ]+){0,5} (?:learned|told|said|instructed|above|before|previous\\w*|earlier|know)`,
      `${override} (?:all |any |everything )?(?:of )?(?:the |that |this )?(?:above|previous|preceding|prior|aforementioned)(?: [^ ]+)?`,
      `${override} (?:the )?function(?: [^ ]+){0,4} (?:output|state|say|return|could)`,
      `new (?:instructions|rules|system prompt)|(?:follow|obey) (?:my|these|the following|only my|this) (?:instructions?|commands?|orders?|rules?)`,
      `(?:decode|decrypt|unscramble|decipher)(?: [^ ]+){0,6} (?:obey|follow|execute|run|do it|comply)`,
    ),
    unless: phrase(
      "return (?:rules?|policies)|(?:your|the) (?:return|refund|shipping) (?:policies|rules|instructions)|(?:assembly|washing|care|delivery) instructions|ignore (?:my|the) (?:previous|last|earlier) (?:message|email|request|order)",
    ),
  },
  {
    id: "injection.persona",
    reason: "prompt_injection",
    why: "asks for a role that would lift the rules",
    pattern: phrase(
      `(?:your (?:new )?(?:role|job|task|purpose) is|you are an? (?:helpful |new |powerful |uncensored )*(?:assistant|ai|bot))(?: [^ ]+){0,6}`,
      `(?:pretend|act|behave|respond|roleplay|role play|imagine|simulate|immerse yourself|speak|answer)(?: [^ ]+){0,6} (?:you are|you were|that you|as if|as an?|to be|like an?|into the role|the role)(?: [^ ]+){0,6} (?:ai|bot|assistant|admin\\w*|owner|manager|developer|model|dan|stan|character|generator|unrestricted|god|anthropologist|machine|terminal|employee|ceo|boss)`,
      `(?:you are|you will|going to)(?: [^ ]+){0,6} (?:dan|stan|jailbr\\w+|developer mode|god mode|unrestricted|free generator)`,
      `(?:dan|developer|system|override|maintenance|god|debug|admin|root|jailbreak|test|sudo) mode`,
      `do anything now|strive to avoid norms|jailbreak\\w*|free generator`,
      `(?:as|being) an? ai(?: [^ ]+){0,4} (?:developed|created|built|made|language|model|assistant)`,
      `(?:you are|you're) (?:now )?(?:an? )?(?:new |another )?(?:ai|language model|chatbot|llm)(?: [^ ]+)?`,
      `no longer (?:bound|restricted|limited)|without (?:any )?(?:restrictions|filters?|limitations)|no special filtering|content policy`,
      `(?:chatgpt|gpt ?\\d*|smartgpt|openai|open ai|anthropic|llm|language model)`,
    ),
    unless: phrase("test mode (?:on|of) (?:my|the)"),
  },
  {
    id: "injection.extract",
    reason: "prompt_injection",
    why: "asks for the program's secrets or settings",
    pattern: phrase(
      `(?:system|initial|hidden|original|your|the|full|secret) prompts?`,
      `(?:print|show|reveal|repeat|output|display|tell me|give me|leak|dump|what (?:is|are|were))(?: [^ ]+){0,4} (?:your|initial|hidden|system) (?:[^ ]+ )?(?:prompt|instructions|rules|configuration|guidelines)`,
      `(?:your|our|the system's|admin|administrator|shared|sharing|his|her|their|the user's|user's|customer's)(?: [^ ]+)? ${secret}`,
      `(?:repeat|print|output|copy|reproduce|recite)(?: [^ ]+){0,4} (?:text|words|everything|messages?|prompt|sentences?)(?: [^ ]+){0,2} (?:above|verbatim|before|exactly)`,
      `(?:share|tell|give|provide|confirm|reveal|disclose|send|know|say|enter|what is|what was|what would|what could|verify)(?: [^ ]+){0,4} (?:the|a|that|this|your|our) (?:[^ ]+ )?${secret}`,
      `(?:the|a) (?:password|secret code|secret key)(?: [^ ]+){0,5} (?:for (?:our|the|this|your)|that grants|as the first|as a)`,
      `part (?:\\d|one|two)(?: [^ ]+){0,14} the password`,
      `(?:his|her|their|our|the|your) (?:[^ ]+ )?passwords?(?: [^ ]+){0,2} (?:via|by|through|in an?) email`,
      `(?:passwords?) (?:are|is) (?:shared|sharing|exchanged)|sharing passwords|shared? (?:their|your|my|our) passwords?`,
      `(?:list of|all|other|another|every) (?:the )?(?:users|customers|customer)(?:'s)?(?: [^ ]+){0,4} (?:balances?|emails?|addresses|details|data|cards?|passwords?|orders|info\\w*)`,
      `(?:show|give|tell|send|read|reveal)(?: me)? (?:the|a|another|other|that|some) customer(?:'s|s)?(?: [^ ]+){0,3} (?:card|address|email|phone|details|data|password|order|account|info\\w*)`,
      `(?:give|show|send|tell)(?: me)? (?:[^ ]+ )?(?:user data|[^ ]+'s (?:social security|ssn|password|credit card|address|phone))|pwned`,
      `where (?:does|do) the user(?: [^ ]+)? live|where the user lives|(?:richard|jessica|[a-z]+)'s birth ?date`,
      `write down the string|string z|three strings|concatenat\\w+|acrostic`,
    ),
    unless: phrase(
      "my (?:[^ ]+ )?(?:password|account)|(?:reset|forgot|forgotten|recover\\w*|restore|change|changing|lost|retrieve|update|create|set|setting)(?: [^ ]+){0,6} (?:password|pwd|pin)|(?:forgot|reset|recover|restor)\\w*",
    ),
  },
  {
    id: "injection.command",
    reason: "prompt_injection",
    why: "writes to a program, not to a shop",
    pattern: phrase(
      `(?:what is|predict|tell me) the output of (?:this|the) code|return math|def [a-z_]+|import (?:math|os|sys)`,
      `(?:translate|summari[sz]e|rephrase|paraphrase|categori[sz]e|classify|proofread) (?:this|the|it|the following|these)(?: [^ ]+){0,4} (?:word|webpage|page|text|sentence|paragraph|into|to|description|article:|based|email)`,
      `(?:draft|write|compose|generate) (?:an?|the|me)(?: [^ ]+){0,3} (?:message to (?:a|the) user|poem|story|essay|code|script|email to)`,
    ),
    unless: phrase("not (?:write|draft)"),
  },
  {
    id: "injection.staff",
    reason: "prompt_injection",
    why: "claims to be staff to get at data or approvals",
    pattern: phrase(
      `(?:i am|this is|we are|speaking)(?: [^ ]+){0,3} (?:from|with|at|of) (?:the )?(?:shopify|chatwoot|openai|anthropic|google|microsoft|head office|it|security|support team|the developers?)(?: (?:support|security|team|department|staff|admin|helpdesk))?`,
      `(?:i am|i'm|as) (?:your|the|a) (?:developer|maintainer|administrator|admin|system admin|creator|boss|ceo|owner of (?:this|the) (?:store|shop|system)|president|manager of this)(?: [^ ]+)*`,
      `(?:approve|authori[sz]e|grant|issue)(?: [^ ]+){0,3} (?:it|refund|full refund|access|discount)(?: [^ ]+){0,3} (?:as|like|pretend\\w*|because you|immediately without)`,
      `pretend (?:you|to be|that)(?: [^ ]+){0,8}`,
      `(?:full|admin|root|unrestricted) access to (?:your|the|all)`,
      `i am god`,
    ),
  },
] as const satisfies readonly GuardRule[];

/** Marks that only show in the raw text: fake roles, hidden markup, comments meant for a parser. */
export const injectionMarks =
  /(?:^|[\n>[<{(|*#"'.])\s*(?:system|assistant|developer|root)\s*(?:prompt|message|note|mode|override)?\s*[\])}>]*\s*:\s*(?=\S)|<\/?(?:system|assistant|instructions?|prompt|im_start|im_end)\b|<\|(?:im_start|im_end|system)|\[\/?(?:inst|system)\]|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|<!--|<script\b|javascript:/;

/** Orders to a program in languages we do not otherwise read. Folded text: no accents. */
export const foreignOverride =
  /\b(?:ignor(?:e|a|ar|ez|ad|en|iere|ieren|i)|olvida(?:r|te)?|oublie[sz]?|vergiss|vergesst|dimentica|desconsidere|esquec[ae]|negeer|zignoruj|glom)\b[^.!?\n]{0,40}\b(?:instruc\w+|instru[cç]\w+|anweisung\w*|istruzion\w+|regl[ae]s?|regras?|regole|regeln|consigne\w*|ordenes|anterior\w*|precedent\w*|pagina|funzione|fonction|funcion|instruktion\w*|polecen\w*)/;
