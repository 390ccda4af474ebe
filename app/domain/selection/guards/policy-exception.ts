import { phrase } from "../vocabulary.ts";
import type { GuardRule } from "./guard.ts";

const windowWord =
  "(?:return |refund |exchange |\\d+ days? |day )*(?:window|period|policy|deadline|time ?frame|time limit|limit|cut ?off)";
const past = "(?:outside|out of|past|beyond|after|over|exceeded|missed|missing|passed|late for)";

export const policyExceptionRules = [
  {
    id: "policy.window",
    reason: "policy_exception",
    why: "says that the return window is over",
    pattern: phrase(
      `${past}(?: of)?(?: (?:the|your|my|our|a|that|this))? ${windowWord}`,
      `${windowWord}(?: [^ ]+){0,3} (?:closed|expired|over|ended|passed|lapsed|ran out|gone|up)`,
      `(?:too late|not too late) to (?:return|exchange|get a refund|send)`,
      `(?:return|exchange|refund) (?:[^ ]+ ){0,4}(?:although|even though|even if)(?: [^ ]+){0,6} (?:over|past|more than|outside|too late)`,
    ),
    unless: phrase(
      "(?:warranty|trial|delivery|shipping|estimated|expected) (?:window|period|time ?frame|deadline)",
      "(?:what|how long) is(?: [^ ]+){0,3} (?:window|period)",
    ),
  },
  {
    id: "policy.exception",
    reason: "policy_exception",
    why: "asks for an exception to the policy",
    pattern: phrase(
      `(?:make|making|grant|allow|request|requesting|want|need|ask for|asking for|have|get)(?: [^ ]+)? exceptions?(?! to (?:the )?rule that)`,
      `(?:policy|one time|special|goodwill) exceptions?`,
      `(?:waive|bend|overlook)(?: [^ ]+){0,2} (?:policy|rules?|window|deadline|restocking)`,
      `(?:final sale|non ?(?:returnable|refundable)|not (?:returnable|refundable))(?: [^ ]+){0,8} (?:but|anyway|still|return|refund|exchange)`,
    ),
  },
] as const satisfies readonly GuardRule[];
