import { gap, phrase } from "../vocabulary.ts";
import type { GuardRule } from "./guard.ts";

const other =
  "(?:ex|ex wife|ex husband|ex girlfriend|ex boyfriend|friend|friends|neighbou?r|roommate|flatmate|house ?mate|co ?worker|colleague|boss|landlord|tenant|girlfriend|boyfriend|wife|husband|partner|mother|mom|mum|father|dad|brother|sister|son|daughter|cousin|aunt|uncle|grandmother|grandma|grandfather|client|someone else|another (?:customer|person|client)|somebody else)";
const held = "(?:orders?|purchases?|packages?|parcels?|shipments?|account|refund|address|deliver(?:y|ies))";

/** Asks about an order that belongs to somebody else. */
export const otherCustomerRules = [
  {
    id: "other.possessive",
    reason: "other_customer",
    why: "asks about somebody else's order",
    pattern: phrase(
      `(?:${other}'s|${other}s) (?:[^ ]+ ){0,2}${held}`,
      `(?:order|package|parcel|purchase|account)(?: [^ ]+){0,3} (?:belong\\w*|placed|made|registered|under)(?: [^ ]+){0,2} (?:to|by|for|name of|with) (?:my |an? )?${other}`,
      `(?:on behalf of|in the name of|under the name of) (?:my |an? |the )?${other}`,
    ),
    unless: phrase(
      "(?:got|get|received|sent me|delivered|was sent|given)(?: [^ ]+){0,3} (?:someone|somebody) else's",
      "(?:create|creat\\w+|open\\w*|set up|new)(?: [^ ]+){0,3} account",
      "(?:shipped|sent|delivered|went|goes|going|ship|deliver)(?: [^ ]+){0,2} to",
    ),
  },
  {
    id: "other.for",
    reason: "other_customer",
    why: "asks us to look up an order for somebody else",
    pattern: phrase(
      `(?:track|trace|locate|look up|check|find|cancel|status of|see)${gap(5)} for (?:my |an? |the )?${other}`,
      `(?:tell|give|show) me${gap(3)} (?:where|what|when) (?:my |the )?${other}(?: [^ ]+){0,3} (?:ordered|bought|lives?)`,
    ),
    unless: phrase(
      "(?:gift|present|bought|birthday|ordered|order placed|size)(?: [^ ]+){0,5} for (?:my|an?|the)",
    ),
  },
] as const satisfies readonly GuardRule[];
