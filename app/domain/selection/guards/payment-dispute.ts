import { gap, phrase } from "../vocabulary.ts";
import type { GuardRule } from "./guard.ts";

const charge =
  "(?:charges?|payments?|transactions?|purchases?|debits?|withdrawals?|activity|orders?|transfers?)";
const money = "(?:charges?|payments?|transactions?|debits?|withdrawals?|statement|bill)";
const account =
  "(?:accounts?|cards?|wallets?|bank|identity|details|info|information|credit|debit|number|visa|amex|mastercard|paypal)";
const odd =
  "(?:suspicious|strange|weird|bogus|shady|sketchy|crap|bs|bullshit|random|unknown|unfamiliar|unusual|unexplained|odd|fake|phony|illegal|illegitimate|mysterious?|mystery|confusing|unrecogni[sz]ed|unauthori[sz]ed|fraudulent|fraud|false|rogue|wrongful)";

export const paymentDisputeRules = [
  {
    id: "dispute.bank",
    reason: "payment_dispute",
    why: "disputes a payment with the bank",
    pattern: phrase(
      "charge ?backs?",
      `(?:disput\\w+|contest(?:ing|ed)?|disagree with|challeng(?:e|ing))(?: [^ ]+){0,5} (?:${charge}|bank|fraud|amount|card|credit card|paypal|it|this)`,
      `(?:file|filing|make|open|submit|start|report)(?: [^ ]+)? (?:fraud|fraudulent|unauthori[sz]ed) (?:claim|report|case|charge)`,
      `(?:open|file|filed|opened|raise|raised|start|lodge|have|a|payment|paypal|billing|bank)(?: a| an)? dispute`,
      `(?:my|the) (?:bank|credit card company|card issuer|card company)(?: [^ ]+){0,6} (?:dispute|reverse|claw|claim|investigat\\w+)`,
      `(?:case|claim|dispute)(?: [^ ]+){0,2} (?:with|through|via|on|at) (?:[^ ]+ )?(?:paypal|bank|visa|amex|mastercard|klarna|stripe|credit card|card company)`,
      `(?:asked|ask|asking|told|tell|have|get|contact\\w*|call\\w*) (?:my|the) (?:bank|credit card company|card company|card issuer)(?: [^ ]+){0,4} (?:revers\\w+|stop|block|cancel|pull|claw|return|about)`,
      `paypal (?:claim|case|complaint|dispute)`,
    ),
  },
  {
    id: "dispute.fraud",
    reason: "payment_dispute",
    why: "reports fraud on a payment or account",
    pattern: phrase(
      `(?:fraud|fraudulent|fraudulently|fraudster)${gap(5)} (?:${charge}|${account})`,
      `(?:${charge}|${account})${gap(5)} (?:fraud|fraudulent|fraudulently|unauthori[sz]ed)`,
      `(?:report|reporting|reported|victim of)(?: [^ ]+){0,2} (?:fraud|fraudulent|identity theft)`,
      `fraudulent (?:activ\\w+|activty)`,
      `unauthori[sz]ed${gap(2)} ${charge}`,
      `${odd} (?:[^ ]+ ){0,3}(?:${money}|activity|purchase|purchases)(?: [^ ]+){0,4}`,
    ),
    unless: phrase("you (?:guys )?are", "payment (?:options?|methods?)"),
  },
  {
    id: "dispute.not_mine",
    reason: "payment_dispute",
    why: "does not recognise a payment",
    pattern: phrase(
      `${charge}(?: [^ ]+){0,9} (?:i|we|have|am|are|is)(?: [^ ]+){0,2} (?:not|never)(?: [^ ]+){0,2} (?:recogni[sz]\\w*|make|made|making|authori[sz]\\w*|recall|remember|familiar|approve\\w*|mine|do|buy|place|placed|know|from me|by me|purchased?|initiate\\w*)`,
      `(?:charge|charged|charges|billed|debited|transaction)(?: [^ ]+){0,12} (?:never|not)(?: [^ ]+){0,2} (?:ordered|bought|purchased|shopped)`,
      `(?:what|why)(?: [^ ]+){0,2} (?:is|are|was) (?:this|these|that|the|there a)(?: [^ ]+)? (?:charges?|payment|transaction)(?: [^ ]+){0,3} (?:from|on|for|my)`,
      `(?:not|never)(?: [^ ]+){0,2} (?:recogni[sz]\\w*|make|made|authori[sz]\\w*|recall|remember|familiar|approve\\w*)(?: [^ ]+){0,6} (?:${money}|purchases?)`,
      `(?:${charge}|it|that|this)(?: [^ ]+){0,8} (?:was|is|were) not (?:me|us|by me|from me|done by me)`,
      `(?:charge|payment|transaction|purchase)s?(?: [^ ]+){0,3} no (?:memory|recollection|idea|record)`,
      `(?:not|never) authori[sz]e\\w*(?: [^ ]+)?$`,
      `not (?:do|did) (?:a |the |this |that |any )?(?:payment|transaction)s?`,
      `${money}(?: [^ ]+){0,5} (?:(?:is|are|was|were) not mine|(?:do not|not|never) know)`,
      `(?:charge|charged|payment|transaction|bill|billed)(?: [^ ]+){0,3} for (?:something|things|an? (?:item|order)) i (?:did not|never|have not|had not)`,
      `${money}(?: [^ ]+){0,6} (?:someone|somebody|a person|a name|people|a vendor) (?:[^ ]+ ){0,2}(?:not|never) (?:know|recogni[sz]e)`,
    ),
    unless: phrase(
      "not (?:[^ ]+ ){0,2}make (?:it|a payment|the payment|payment|my payment)",
      "can not (?:make|do|place)",
      "not able to",
      "try\\w* to (?:make|pay|do)",
    ),
  },
  {
    id: "dispute.stolen",
    reason: "payment_dispute",
    why: "says that a card or account is in other hands",
    pattern: phrase(
      `(?:someone|somebody|thie(?:f|ves)|hackers?|scammers?|they|anyone|a stranger)(?: [^ ]+){0,6} (?:stole|stolen|hacked|jacked|using|used|utilizing|accessed|access|took|taken|got|gained|get|found|has|have|had|cloned|charged|made)(?: [^ ]+){0,6} (?:${account}|${money})`,
      `(?:my|our)(?: [^ ]+){0,2} ${account}(?: [^ ]+){0,5} (?:stolen|hacked|compromised|breached|cloned|skimmed|been used|being used|was used|were used)`,
      `(?:stole|hacked|jacked|cloned|skimmed) (?:my|our)(?: [^ ]+){0,2} ${account}`,
      `(?:freeze|freezing|froze|frozen|block|suspend|lock|disable|deactivate)(?: [^ ]+){0,3} (?:account|cards?|credit|debit|purchases?)`,
      `(?:card|account)(?: [^ ]+){0,3} (?:freeze|frozen|compromised|hacked|stolen)`,
      `(?:hacked|been compromised|identity theft|phish(?:ed|ing))`,
      `(?:used|using|use) (?:my|our)(?: [^ ]+){0,2} (?:card|account|paypal|details|info)(?: [^ ]+){0,5} (?:without|fraud\\w*|i did not|illegally)`,
      `(?:someone|somebody|thief|hacker)(?: [^ ]+){0,3} (?:bought|ordered|purchased|shopp\\w+|charg\\w+)(?: [^ ]+){0,4} (?:my|our) (?:[^ ]+ )?(?:card|account|paypal)`,
      `(?:card|account|bank|payment|credit card)(?: [^ ]+)? (?:info|information|details|data|number)(?: [^ ]+){0,3} (?:leaked|exposed|breached|taken)`,
      `(?:charged|billed|debited)(?: [^ ]+){0,5} without (?:my |our |any )?(?:knowledge|permission|consent|authori[sz]ation|approval|asking)`,
      `(?:without|not) my (?:knowledge|permission|consent|authori[sz]ation|agreement|knowing|approval)`,
      `without me knowing`,
      `access to (?:my|the)(?: [^ ]+){0,3} (?:card|account)`,
    ),
    unless: phrase("can i use my", "accidentally|recommend", "switch|upgrade|freemium|premium"),
  },
] as const satisfies readonly GuardRule[];
