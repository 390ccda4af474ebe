import type { PhraseRule } from "../rule.ts";
import { determiner, gap, gapWithout, item, phrase, refundWord } from "../vocabulary.ts";

const digital =
  "websites?|site|app|apps|page|link|links|portal|login|log in|password|passwords|code|codes|coupon|coupons|promo|voucher|checkout|cart|button|account|email|number|system|server|screen|internet|search|filter|discount|payment|payments|form|captcha|otp|address|chat|bot";
const broken =
  "(?:damag\\w+|broken?|broke|crack(?:ed|s)?|torn|tore|ripped|rips|split|bent|snapped|defect(?:s|ive)?|faulty|malfunction\\w*|shatter\\w*|smashed|ruined|wreck(?:ed|s)?|leak(?:s|ed|ing)?|stained|scratch(?:ed|es)?|dented|chipped|chewed(?: up)?|frayed|crushed|melted|rotten|mou?ldy|spoil(?:ed|t)|expired|tampered|destroyed|unusable|dead on arrival|doa|warped|bruised|nicked|mangled|shrank|shrunk|faded|unravel\\w*|peeling|peeled|rust(?:ed|y)|wobbly|collapsed|jammed|stale|shredded|demagnetized|mushy)";
const handled =
  "(?:damaged|broke|cracked|tore|ripped|split|bent|snapped|ruined|wrecked|scratched|shredded|smashed|destroyed|demagnetized|ran over|run over|melted|ran|spilled|sat on|stepped on|ate|dropped|chewed(?: up)?|nicked|dented)";
const fails =
  "(?:(?:is|are|does|do|did|has|have)(?: just| even| still)? not(?: even| longer)? (?:work\\w*|function\\w*|swipe|scan|turn on|charge|start|fit|power on|close|open)|(?:stopped|quit|no longer) (?:work\\w*|function\\w*|fits?)|not working|fell (?:apart|off)|falling (?:apart|off)|falls apart|came apart|coming apart|came off)";
const wrong = "(?:wrong|incorrect|different|another|other)";
const sentBack = "(?:send|sending|sent|ship|take|bring|give|giving|mail|mailing)(?: [^ ]+){0,3} back";

const notGoodsReturn = phrase(
  "tax(?:es)? returns?",
  "return (?:(?:my|your|the|a|our|his|her|me a) )?(?:phone )?(?:calls?|emails?|messages?|texts?|address|home|flight|trip|ticket|journey|key|value|math|to (?:the )?(?:page|site|website|menu|app|home|homepage|login|main|start|work|office))",
  "(?:in|happy) returns?|returning customer|return on investment|(?:when|until|after|before) i return|i (?:will|shall) return (?:on|from|home)",
  "the output",
);
const money =
  "(?:rates?|currenc\\w+|dollars?|euros?|pounds?|yens?|pesos?|rupees?|foreign|forex|stock|crypto|bitcoin|usd|eur|gbp|abroad|students?|numbers|contact|emails?|microsoft|fees?|value|conversion|traveling|travel)";

/** Wants money back, a replacement or a return, or says that the goods are bad. */
export const refundOfferRules = [
  {
    id: "refund.words",
    why: "speaks of a refund",
    template: "refund_offer",
    strength: "strong",
    pattern: phrase(
      refundWord,
      `(?:give|want|need|get|take|returning|return|send)(?: me)?(?: back)? (?:my|our|the) money`,
      `(?:get|want|need|have|put) (?:my|our|the) (?:money|funds|cash|payment) (?:back|returned|put back|reversed)`,
      `(?:demand|not (?:got|received|gotten|seen|had))(?: [^ ]+)? (?:my|the) (?:money|cash|funds)|(?:my|the) (?:money|cash)(?: [^ ]+){0,2} back`,
      `(?:[$€£] \\d[\\d.,]*|\\d[\\d.,]* (?:dollars|usd|euros?|eur|pounds|gbp|bucks)) (?:back|returned|refunded)`,
      `credit (?:me|my (?:card|account|visa))(?: back)?|credit(?:ed)? (?:it |that |this )?back`,
      `(?:get|want|need)(?: [^ ]+){0,3} (?:amount|payment|money|charge) (?:reversed|returned|back)`,
    ),
    unless: phrase("tax refunds?", "(?:workers?|worker's) compensation", "income tax"),
  },
  {
    id: "refund.reverse",
    why: "wants a payment stopped or taken back",
    template: "refund_offer",
    strength: "strong",
    pattern: phrase(
      `(?:cancel|canceling|cancelling|stop|reverse|reversing|void|undo|retract)${gap(3)} (?:payments?|transactions?|charge)`,
      `(?:retract|reverse|undo|stop) (?:my|the|this|a) (?:purchases?|order)`,
      `(?:payment|transaction|charge|amount)(?: [^ ]+){0,2} (?:reversed|cancell?ed|taken back)`,
    ),
    unless: phrase("(?:cancel|cancell?ation) (?:fee|charge|message)", "subscription|membership"),
  },
  {
    id: "refund.return",
    why: "wants to return goods",
    template: "refund_offer",
    strength: "strong",
    pattern: phrase(
      `(?:return|returns|returned|returning) ${determiner}`,
      `(?:return|returning) (?:it|them|both|everything|all|one|part|some|two|three|order|orders|product|products|items?)`,
      `(?:to|can|can i|can we|could i|may i|will i|would like to|want|how|i|we|and|please) return`,
      `returns? (?:policy|polic\\w*|process|label|labels|procedure|request|window|option|order|product|item|items|form|status|instructions|period)`,
      `^(?:a |any |my |the )?returns?$`,
      `(?:do|a|for|start|make|initiate|process|request|arrange|about|my|the|any|free|set up) (?:a )?returns?`,
      `returns`,
      sentBack,
      `(?:take|takes|taking) (?:it|them|this|that) back`,
      `${item}(?: [^ ]+){0,3} returned`,
    ),
    unless: notGoodsReturn,
  },
  {
    id: "refund.exchange",
    why: "wants an exchange",
    template: "refund_offer",
    strength: "strong",
    pattern: phrase(
      `(?:exchange|exchanging|exchanged|swap out|swapped)(?: [^ ]+){0,5} ${item}`,
      `(?:exchange|exchanging) (?:it|them|this|that|these|those|for)`,
      `exchanges? (?:policy|polic\\w*|process|request|procedure|option|window)`,
      `(?:to|i|can i|please) exchange$`,
      `(?:an|any|the|do|for|want|need|offer|get|like an|free) exchanges?`,
      `^exchanges?(?: please)?$`,
      `${item}(?: [^ ]+){0,3} exchanged`,
      `(?:swap|switch|trade) (?:this|it|them|these|those|my [^ ]+)(?: [^ ]+)? (?:for|with|out|in)`,
    ),
    unless: phrase(money, "exchange (?:my )?money"),
  },
  {
    id: "refund.replace",
    why: "wants a replacement",
    template: "refund_offer",
    strength: "strong",
    pattern: phrase(
      `replac(?:e|ed|ing)${gapWithout("tires?|tyres?|battery|oil", 5)} ${item}`,
      `${item}(?: [^ ]+){0,4} (?:replaced|replacement)`,
      `replacements?`,
      `replace (?:it|them|this|that|these|those)`,
      `(?:get|have|need|want)(?: [^ ]+){0,3} replaced`,
      `(?:a|another|send|order|get|need|want)(?: me)?(?: a| an)? (?:new|different) one`,
    ),
    unless: phrase(
      "(?:when|how long|how soon|how many|lag)(?: [^ ]+){0,12} replacements?",
      "replacements? (?:parts?|cost|fee|duration|time)",
      "looking for|to buy|cost|charge for|price|tires?|tyres?|quickly|mailed",
      "(?:buy|sell|hip|knee|hormone) (?:a |the )?replacements?",
    ),
  },
  {
    id: "refund.damaged",
    why: "says that the goods are damaged or do not work",
    template: "refund_offer",
    strength: "strong",
    pattern: phrase(
      `(?:arriv|receiv|recieve|came|come|deliver|got|reach|sent)\\w*${gapWithout(digital, 5)} ${broken}`,
      `${item}${gapWithout(digital, 5)} ${broken}`,
      `${broken}${gapWithout(`${digital}|promises?|record`, 3)} ${item}`,
      `${item}${gapWithout(digital, 4)} (?:${fails}|will not (?:work|turn on|charge|start|swipe|open|close|fit)|run over|ran over)`,
      `(?:it|they|this|that|which)(?: [^ ]+){0,2} (?:is|are|was|were|got|has|have been|has been|came|arrived)(?: [^ ]+){0,2} (?:damaged|broken|cracked|torn|ripped|defective|faulty|shattered|smashed|leaking|dented|crushed|expired|rotten|wrecked|ruined)`,
      `i (?:have |just |accidentally |had |must have )*${handled}(?: [^ ]+){0,3} ${item}`,
      `${handled} (?:my|the) (?:[^ ]+ ){0,3}${item}`,
      `(?:broken|torn|ripped|damaged|faulty|defective|jammed|missing) (?:zip|zipper|strap|handle|seam|button|lid|screen|buckle|sole|wheel|leg)`,
      `(?:zip|zipper|strap|handle|seam|lid|buckle|sole)(?: [^ ]+){0,3} (?:${broken}|${fails}|missing)`,
      `(?:manufacturing|quality|product) (?:defect|fault|issue|problem)s?`,
      `unable to use${gap(2)} ${item}`,
      `(?:half|some|most|all|both|two|three|many|several|one)(?: of)?(?: (?:the|my|them|these))*(?: [^ ]+)? (?:was|were|is|are|came|arrived) (?:all |completely |badly )*${broken}`,
      `(?:came|arrived|is|was|are|were|broke|fell) in(?:to)? (?:[^ ]+ )?(?:pieces|bits)`,
      `(?:there is|there are|has|have|had|with|found|noticed|see) (?:an? |some |many |several |two )?(?:[^ ]+ )?(?:holes?|stains?|cracks?|tears?|rips?|scratch(?:es)?|dents?|defects?|leaks?|chips?|mold)(?: [^ ]+){0,2} (?:in|on|along|down|at)`,
    ),
    unless: phrase(
      `(?:website|site|app|page|portal|checkout|login|coupon|promo|code|link|password) (?:[^ ]+ ){0,6}(?:broken|not|does|is|down)`,
      "broken down|broken english|heart broken|record",
      "expired (?:coupon|code|session|link)",
      "without damage|scratch (?:card|resistant|proof)",
      "luggage|flight",
      "(?:info|information|data|details) (?:[^ ]+ ){0,3}(?:leak|stolen|breach)\\w*",
    ),
  },
  {
    id: "refund.wrong_item",
    why: "says that the wrong goods came",
    template: "refund_offer",
    strength: "strong",
    pattern: phrase(
      `(?:receiv|recieve|sent|got|ship|deliver|gave|came|order|bought|arriv|pack)\\w*(?: [^ ]+){0,4} ${wrong} (?:size|colou?r|model|one|style|version|flavou?r|thing|${item})`,
      `${wrong} (?:size|colou?r|model|style|version|flavou?r|${item})(?: [^ ]+){0,4} (?:receiv|recieve|sent|ship|deliver|came|arriv)\\w*`,
      `(?:is |was |are )?not (?:at all )?(?:what|as|the one|the ones|the (?:size|colou?r|item|product)) (?:[^ ]+ ){0,2}(?:order\\w*|want\\w*|expect\\w*|describ\\w*|advertis\\w*|pictur\\w*|bought|shown)`,
      `(?:you|they) sent(?: me)?(?: [^ ]+){0,5} (?:i|we) (?:ordered|asked|wanted|bought)`,
      `ordered(?: [^ ]+){0,6} (?:but|and) (?:i |we |you |they )?(?:was |were )?(?:got|received|sent|given)`,
      `(?:receiv\\w+|got|sent|shipped|delivered|came)(?: [^ ]+){0,8} instead(?: of)?`,
      `nothing like (?:the|what|in)|(?:looks?|is|are) (?:completely |totally |very )?different (?:from|than|to) (?:the|what)`,
      `(?:got|received|sent|shipped|gave)(?: [^ ]+){0,2} (?:someone|somebody) else's`,
      `did not order (?:what|this|that|these|it)`,
      `^(?:received )?${wrong} (?:size|colou?r|${item})(?: [^ ]+)*|(?:it is|this is|that is|was|got) the wrong [^ ]+`,
      `not as (?:described|advertised|pictured|expected|shown)`,
      `(?:missing|without|lacks?|lacking) (?:[^ ]+ ){0,3}(?:parts?|pieces?|screws?|accessor\\w+|components?|items?)`,
      `(?:too|bit|much) (?:small|big|large|tight|loose|short|long|heavy|thin)(?: for me)?(?= |$)(?: [^ ]+){0,8} (?:exchange|return|swap|change|bigger|smaller|larger|another)`,
      `does not match (?:the )?(?:description|picture|photo|order)`,
      `(?:receiv|got|sent|deliver)\\w*(?: [^ ]+){0,4} (?:fake|counterfeit|duplicate|used|second hand)`,
    ),
    unless: phrase(
      "wrong (?:address|email|number|password|pin|code|amount|name)",
      "(?:what )?if (?:the|your|my)",
    ),
  },
  {
    id: "refund.regret",
    why: "no longer wants the goods",
    template: "refund_offer",
    strength: "strong",
    pattern: phrase(
      `(?:not|un) ?(?:happy|satisfied|pleased) with${gap(3)} ${item}`,
      `(?:unhappy|dissatisfied|disappointed) with${gap(3)} ${item}`,
      `buyer's remorse|buyers remorse`,
      `changed my mind`,
      `no longer (?:want|need) (?:this|that|the|these|those|it|them|my)(?! (?:account|subscription|membership))`,
      `not (?:going to pay|paying|want to pay)`,
      `(?:found|is|are|it is)(?: [^ ]+){0,2} (?:fake|counterfeit)(?: [^ ]+){0,3} return`,
    ),
    unless: phrase("services?|account|subscription|support|cancel\\w*"),
  },
  {
    id: "refund.cancel_purchase",
    why: "wants a purchase cancelled",
    template: "refund_offer",
    strength: "weak",
    pattern: phrase(
      `cancel\\w*${gap(4)} (?:purchases?|item|items|it)`,
      `(?:purchases?|item|items) (?:be )?cancel\\w*`,
      `(?:do not|not) want (?:the|this|that|my|these|those|it|them)(?! to)(?: [^ ]+)?(?: any ?more)?`,
      `not (?:buying|keeping) (?:it|this|them)`,
    ),
    unless: phrase("subscription|membership|account|newsletter", "cancel order", "purchase \\d+"),
  },
  {
    id: "refund.charged",
    why: "says that the wrong amount was charged",
    template: "refund_offer",
    strength: "weak",
    pattern: phrase(
      `(?:over ?charged|double charged|charged (?:twice|double|too much|extra|more))`,
      `(?:wrong|incorrect|not (?:[^ ]+ ){0,3}correct) (?:amount|price)`,
    ),
  },
  {
    id: "refund.bad_goods",
    why: "complains about the goods",
    template: "refund_offer",
    strength: "weak",
    pattern: phrase(
      broken,
      fails,
      `(?:poor|bad|terrible|awful|low|worst|cheap) quality`,
      `(?:too|bit) (?:small|big|large|tight|loose)`,
      `need (?:a |an )?(?:different|bigger|smaller|larger|another) (?:size|one|colou?r)`,
      `(?:fake|counterfeit)`,
      `(?:does|do|did) not fit`,
    ),
    unless: phrase(digital, "luggage|flight|bullshit|broken down", "what if"),
  },
] as const satisfies readonly PhraseRule[];

/** "I do not want a refund": what it covers is no evidence. */
const remedy = `(?:${refundWord}|returns?(?: it| them| this)?|replacements?|exchanges?)`;
export const refundDenied = phrase(
  `(?<!(?:you|they|he|she) (?:do |did )?)(?:not|never) (?:want|need|ask|asking|look|looking|after|require|wish|wanting)(?: (?:to|for|a|an|any|the|my|get|have|be))* ${remedy}(?: (?:or|nor|and) (?:a |an |any )?${remedy})?`,
  `(?:no need (?:for|of)|rather than|instead of) (?:a |an |any |the )?${remedy}`,
  `not (?:a|an|any|the) ${remedy}`,
  `no ${remedy} (?:needed|necessary|required|please)`,
);
