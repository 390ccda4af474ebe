import type { PhraseRule } from "../rule.ts";
import { gap, gapWithout, item, notGoods, phrase, refundWord } from "../vocabulary.ts";

const when =
  "(?:when|what time|how soon|how quickly|how fast|how long|how (?:many|much)(?: more| longer)? (?:days?|time|weeks?|hours?)|how much longer|how (?:many|much) (?:it )?tak\\w+|(?:by |on )?(?:what|which) (?:day|date)|days (?:it|will))";
const arrive =
  "(?:arriv\\w+|deliver\\w*|delivery|receiv\\w+|recieve\\w*|dispatch\\w*|despatch\\w*|ship(?:s|ped|ping)?|reach(?:es|ed)?|get(?:ting|s)? (?:here|there|to me)|be here|show(?:s|ing)? up|turn up|due|(?:my|in the) mail\\w*)";
const come = "(?:com(?:e|es|ing)|get|gets|getting|expect|have|wait|waiting|send|sent)";
const notYet = `(?:(?<!(?:can|could|know|if you) )not(?! (?:know|understand|want|need|able|wish|sure|like|accept))|never|yet to|nothing has|still waiting to|failed to)`;
const got =
  "(?:receiv\\w+|recieve\\w*|arriv\\w+|deliver\\w*|com(?:e|es|ing)|came|got|gotten|get(?:ting)?(?! placed)|show(?:n|ed)? up|turn(?:ed)? up|here|reach\\w*|ship\\w*|dispatch\\w*|moved|left|been sent|updated|scanned)";
const parcel = "(?:orders?|purchases?|packages?|parcels?|shipments?|deliver(?:y|ies)|consignments?)";
const carrier =
  "(?:carrier|couriers?|usps|ups|fedex|dhl|hermes|evri|royal mail|canada post|australia post|post office|delivery (?:driver|guy|man|person|company|partner|service)|driver|mailman|postman)";
const late =
  "(?:late|delay(?:ed|s)?|overdue|stuck|lost|missing|held up|running behind|behind schedule|taking (?:so|too|very|forever|ages|long|a while|a long))";
const questions =
  "(?:has|have|did|was|were|is|are|will|can|do you know (?:if|whether)|(?:know|check|see|tell me) (?:if|whether)|if|whether)";
const underway =
  "(?:ship(?:s|ped|ping)?|arriv\\w+|deliver(?:ed|y)?|dispatch\\w*|left|on (?:the|its|it is|their) way|coming|come|here|due|dropped off|been (?:sent|mailed)|gone out|going out|sent out|processed|fulfilled|out for delivery|show(?:n|ed)? up|reach(?:ed)?|en route|in transit)";

const elsewhere = phrase(notGoods);
const noParcel = phrase(
  "flights?|trains?|luggage|baggage|application|tires?|tyres?|pins?|otp|refund\\w*|money|reimburs\\w*|compensations?|rebates?|repl(?:y|ies)|respon(?:se|d)|callback|stock|restock\\w*|invoices?|newsletter|points|reopen\\w*|euros?|dollars?|yens?|pesos?",
);
/** Speaks of delivery, but asks for something else: weak evidence in that sentence does not count. */
export const notShipping = phrase(
  `(?:chang\\w+|updat\\w+|modif\\w+|edit\\w*|correct\\w*|setting up|set up|add|new|wrong)${gap(4)} address`,
  "pin ?codes?|zip ?codes?|post ?codes?",
  "cash on delivery|cod",
  "(?:delivery|shipping) (?:options?|methods?|cost|costs|charges?|fees?|price|address)",
);

/** Asks where the order is, when it comes, or says that it is late or not there. */
export const shipUpdateRules = [
  {
    id: "ship.where",
    why: "asks where the order is",
    template: "ship_update",
    strength: "strong",
    pattern: phrase(
      `where(?: [^ ]+){0,2} (?:is|are|was|has|have|could|can)${gapWithout(notGoods, 4)} ${item}`,
      `where${gapWithout(notGoods, 4)} ${item}(?: [^ ]+){0,2} (?:is|are|was|might be|went|gone)`,
      `where did${gapWithout(notGoods, 3)} ${item} (?:go|end up)`,
      `where (?:is|are|was) (?:it|they)(?: now| at| currently| right now)?$`,
      `where (?:it|they) (?:is|are)(?: now| at| currently)?$`,
      `where (?:is|are) (?:my|our) (?!(?:${notGoods})(?: |$))[^ ]+$`,
      `(?:current )?(?:location|whereabouts) (?:of|for)${gapWithout(notGoods, 3)} ${item}`,
      `(?:figure|find|found) out where (?:my|the|it|they)`,
    ),
    unless: phrase(
      "where (?:(?:is|are|can|do|could) (?:i|we|you)|(?:i|we|you) (?:can|could|might))(?: [^ ]+){0,2} (?:buy|find|get|purchase|change|see)",
    ),
  },
  {
    id: "ship.track",
    why: "wants to track the order",
    template: "ship_update",
    strength: "strong",
    pattern: phrase(
      `(?:track|tracked|trace|locate|locating|located|tack|find)${gapWithout(notGoods, 4)} (?:${item}|it|them)`,
      `tracking (?:(?:on|for|of|my|the|an?|this|that|last|recent) ){0,3}(?:${parcel}|${item}(?= )|it|them)`,
      `tracking(?: [^ ]+){0,2} (?:on|for|of|my|the)${gapWithout(notGoods, 3)} ${item}`,
      `tracking (?:[^ ]+ ){0,3}(?:not|no|has|says|shows|stuck|stopped|still)`,
      `label (?:has been |was |is )?created`,
      `tracking(?: [^ ]+)? (?:numbers?|info|information|id|link|details?|updates?|status|progress|available)`,
      `(?:no|any|get|have|is|on|for|with|delivery|order|parcel|package) (?:the )?tracking`,
      `${item}${gap(4)} (?:tracking|tracked)`,
      `^(?:please )?track(?:ing)?$`,
    ),
    unless: phrase(
      "track record|keep(?:ing)? track|lost track",
      "(?:add|create|set up|start) tracking",
      refundWord,
    ),
  },
  {
    id: "ship.when",
    why: "asks when the order arrives",
    template: "ship_update",
    strength: "strong",
    pattern: phrase(
      `${when}${gap(10)} ${arrive}`,
      `${when}${gap(8)} ${come}${gap(4)} ${item}`,
      `${when}${gap(6)} ${item}${gap(5)} ${come}`,
      `${when} (?:will|do|can|should|would|am|are)${gap(4)} (?:get|have|expect|receive) (?:it|them|this|that|mine)`,
      `^(?:how|in how) many (?:more )?days(?: [^ ]+)?$`,
      `how much (?:longer|more time)${gapWithout(notGoods, 6)} (?:wait|take)`,
      `why (?:is|are|does|do|has)${gapWithout(notGoods, 5)} ${item}${gap(5)} (?:taking|take|not|late|delay\\w*|long)`,
    ),
    unless: noParcel,
  },
  {
    id: "ship.status",
    why: "asks for the state of the order",
    template: "ship_update",
    strength: "strong",
    pattern: phrase(
      `(?:status|state|progress|eta|updates?|news|latest) (?:of|on|for|about|regarding|with|from)${gapWithout(notGoods, 5)} ${item}`,
      `${item}(?: [^ ]+){0,4} (?:status|eta|progress|updates?|whereabouts)`,
      `(?:status|progress|eta)(?: [^ ]+){0,3} ${item}`,
      `(?:up|going on|happening|happened|the deal|wrong) (?:with|to)${gapWithout(notGoods, 3)} ${item}`,
      `how (?:is|are)${gapWithout(notGoods, 3)} ${item} (?:doing|going|coming|progressing)`,
      `(?:check|checking|follow|following)(?: up)? on${gapWithout(notGoods, 3)} ${item}`,
      `^(?:what is the |any |current )?(?:status|update|updates|eta)(?: please| update)?$`,
      `(?:hold ?up|delay|deal|story|situation) (?:on|with)${gapWithout(notGoods, 3)} ${item}`,
      `how (?:far|close|near)${gapWithout(notGoods, 2)} ${item}`,
      `(?:am|are) (?:i|we) (?:getting|receiving)${gapWithout(notGoods, 3)} ${item}`,
      `how far(?: along)?${gap(2)} ${item}`,
      `updates? (?:me )?(?:on|about|regarding|for)${gapWithout(notGoods, 4)} ${item}`,
      `(?:arrival|delivery) (?:of|for|status|progress|period|periods|updates?|estimate|estimated|times?|dates?|tracking|delays?|window)`,
      `shipping (?:status|progress|period|periods|updates?|estimate|times?|dates?|delays?)`,
      `(?:the )?eta`,
      `(?:any|no) (?:movement|progress)`,
      `estimated (?:time|date|arrival|delivery)`,
      `(?:expected|expacted) (?:time|date|delivery|arrival)`,
    ),
    unless: phrase(
      refundWord,
      "replacement|return",
      "(?:choos\\w+|pick|schedul\\w+|reschedul\\w+|chang\\w+) (?:[^ ]+ ){0,3}(?:date|time|day|slot)",
      "application|flight",
    ),
  },
  {
    id: "ship.not_received",
    why: "says that the order has not come",
    template: "ship_update",
    strength: "strong",
    pattern: phrase(
      `${notYet}(?: [^ ]+){0,3} ${got}${gapWithout(notGoods, 4)} ${item}`,
      `${item}${gapWithout(notGoods, 6)} ${notYet}(?: [^ ]+){0,3} ${got}`,
      `(?:it|they|that|which|still)${gap(2)} ${notYet}(?: [^ ]+){0,2} (?:receiv\\w+|arriv\\w+|deliver\\w*|com(?:e|ing)|came|here|got|gotten|shown up|showed up|reach\\w*|ship\\w*|dispatch\\w*|moved|sent|left)`,
      `${notYet}(?: [^ ]+){0,2} (?:receiv\\w+|recieve\\w*|gotten|got|get) (?:it|them|anything|mine)`,
      `(?:has|have) (?:still )?not(?: [^ ]+)? (?:arrived|shipped|shown up|come|been (?:delivered|shipped|dispatched|sent))`,
      `(?:wait|waiting|waited|awaiting)${gapWithout(notGoods, 5)} ${item}`,
      `(?:wait|waiting|waited) (?:for|on) (?:it|them)`,
      `(?:says?|said|mark\\w*|show\\w*|message|status|notification|email|told)${gap(5)} (?:was |been )?delivered`,
      `^(?:still |order |item |product )*(?:not|un|never)(?: yet)? ?(?:delivered|received|recieved|arrived|shipped|here|come)(?: yet)?$`,
      `^(?:i am |am )?still waiting$`,
      `^(?:undelivered|not delivered)|undelivered`,
      `(?:without|no)(?: [^ ]+)? ${item} (?:yet|still)|still without${gapWithout(notGoods, 2)} ${item}`,
      `no sign of${gapWithout(notGoods, 3)} ${item}`,
      `nowhere to be (?:found|seen)`,
      `(?:still|yet) no ${parcel}|no ${parcel} (?:yet|here|came|arrived)`,
      `(?:has|have|did|is|was) not${gapWithout(notGoods, 4)} ${item}(?: [^ ]+)? ${got}`,
      `not (?:yet )?have my${gapWithout(notGoods, 2)} ${item}`,
      `(?:only|just|but)(?: [^ ]+){0,2} (?:half|part|one|some|two)(?: [^ ]+){0,6} (?:arrived|came|received|delivered|here)`,
      `where is the (?:rest|other (?:one|half|box|item|package|part))`,
      `${item}(?: [^ ]+){0,3} (?:says?|shows?|showing|stuck|still)(?: [^ ]+){0,2} (?:processing|unfulfilled|pending|preparing|in progress|on hold|shipped|delivered)`,
      `(?:left|delivered|dropped|sent|went|shipped|gave)${gapWithout("return|back", 4)} (?:to|at|with) (?:the |a |my )?(?:wrong|different|another|incorrect|neighbou?r\\S*) ?(?:house|address|place|building|door|apartment|person|location|city|town|unit)?`,
      `(?:stole|stolen|took|swiped)${gapWithout(notGoods, 3)} ${parcel}|${parcel}(?: [^ ]+){0,3} (?:stolen|swiped)`,
      `${carrier}${gapWithout(notGoods, 6)} (?:not|never|lost|says?|said|claims?|left|no|told|keeps?)`,
    ),
    unless: phrase(
      `${notYet}(?: [^ ]+){0,3} (?:receiv\\w+|got|gotten|get)(?: (?:my|the|a|an|any|your)){0,2} (?:${notGoods})`,
      `pins?`,
    ),
  },
  {
    id: "ship.late",
    why: "says that the order is late",
    template: "ship_update",
    strength: "strong",
    pattern: phrase(
      `${late}(?: [^ ]+){0,3} ${item}`,
      `${item}(?: [^ ]+){0,4} ${late}`,
      `^(?:why |so |too |very |its |is it |still )*(?:late|delayed|overdue)(?: now)?$`,
      `(?:it|its|they|this|that) (?:is |are |so |has been |have been |keeps? |was )*(?:[^ ]+ ){0,2}(?:late|delayed|overdue|stuck|in transit)`,
      `(?:still )?in transit`,
      `(?:came|arrived|received|delivered)(?: [^ ]+){0,4} (?:late|\\d+ days after|weeks after)`,
      `(?:was|were|is|are|been) supposed to${gap(3)} (?:be here|arriv\\w+|be deliver\\w+|come|get here|ship|have (?:arrived|come|received|it)|receive)`,
      `should have(?: [^ ]+)? (?:arrived|been here|been delivered|come|received|shipped|been shipped)`,
      `should be here`,
      `(?:thought|paid (?:extra )?for|paying for|promised|supposed|told|guaranteed)(?: [^ ]+){0,4} (?:next day|same day|two day|\\d+ day|express|overnight|priority|fast) (?:delivery|shipping)`,
      `expect(?:ed|ing)?${gapWithout(notGoods, 5)} by now`,
      `delay(?: [^ ]+)? (?:in|of|with|due|because)(?: [^ ]+){0,2} ${arrive}`,
      `^(?:[^ ]+ ){0,2}delay(?:ed)?(?: (?:in|of|during|due|because)| [^ ]+$|$)`,
      `(?:are|is) there (?:a |any )?delays?`,
    ),
    unless: phrase(
      "late (?:fee|fees|payment|charge)",
      "(?:missing|lost) (?:or|and) stolen",
      "lost my",
      "for the delay",
      refundWord,
    ),
  },
  {
    id: "ship.underway",
    why: "asks whether the order is on its way",
    template: "ship_update",
    strength: "strong",
    pattern: phrase(
      `${questions} (?:my|the|our|this|that|any)${gapWithout(notGoods, 4)} ${item}${gapWithout(notGoods, 6)} ${underway}`,
      `${questions} (?:it|they)(?: [^ ]+){0,3} (?:ship(?:ped)?|arrived?|delivered|dispatched|left|on (?:the|its|it is) way|coming|here|due|been sent|out for delivery)`,
      `(?:has|did|was|is|when is) ${parcel}${gapWithout(notGoods, 4)} ${underway}`,
      `(?:on (?:the|its|it is) way|out for delivery|en route)`,
      `(?:will|can|does|would) (?:it|they|this|that|my [^ ]+)(?: [^ ]+)? (?:make it|get here|arrive|be here|come|be delivered)(?: [^ ]+){0,2} (?:in time|on time|by|before|for)`,
      `(?:did|have|has) (?:you|they|u)(?: [^ ]+){0,2} (?:ship|shipped|send|sent|dispatch\\w*|mail\\w*)${gapWithout(notGoods, 3)} ${item}`,
      `will i(?: [^ ]+)? (?:receive|get)${gapWithout(notGoods, 3)} ${item}`,
    ),
    unless: phrase(
      "(?:if|once|when) (?:my|the|it|they|product|item)[^$]* (?:fake|duplicate|damaged|broken)",
      "flight|luggage|pins?|comes? in",
    ),
  },
  {
    id: "ship.sooner",
    why: "wants the order sooner or by a day",
    template: "ship_update",
    strength: "weak",
    pattern: phrase(
      `(?:get|receive|have|deliver\\w*|need|want|ship\\w*|send)${gapWithout(notGoods, 5)} (?:early|earlier|sooner|faster|quickly|urgently|tomorrow|today|tonight|asap|this week)`,
      `(?:receive|get) (?:my|the)${gap(2)} ${item}`,
      `need (?:it|this|that|them|these)(?: [^ ]+){0,3} (?:by|before|for|in time)`,
      `(?:it|that|this) (?:was|is) due`,
      carrier,
    ),
    unless: phrase("call|talk|speak|chat|cancel\\w*|store|shop|exit|termination|drinking", refundWord),
  },
  {
    id: "ship.elapsed",
    why: "names how long ago the order was placed",
    template: "ship_update",
    strength: "weak",
    pattern: phrase(
      `(?:been|over|for|since|already|past|after)(?: [^ ]+){0,2} (?:\\d+|a|two|three|four|five|six|ten|few|couple of|several|many|so many) (?:business |working )?(?:days?|weeks?|months?)`,
      `(?:\\d+|a|two|three|four|five|six|ten|few|several) (?:business |working )?(?:days?|weeks?|months?)(?: [^ ]+){0,2} (?:ago|already|completed|passed|over|gone|late|now)`,
      `(?:so|too) many (?:days|weeks)`,
      `(?:i|we) (?:have |had )?order(?:ed)?(?: [^ ]+){0,6} (?:ago|last|on|\\d+)(?: [^ ]+)? (?:\\d+|jan\\w*|feb\\w*|mar\\w*|apr\\w*|may|june?|july?|aug\\w*|sep\\w*|oct\\w*|nov\\w*|dec\\w*|month|week)`,
      `(?:still|yet) nothing`,
      `(?:told|promised|said|says)(?: [^ ]+){0,3} \\d+(?: to)?(?: \\d+)? (?:business |working )?days`,
    ),
    unless: elsewhere,
  },
] as const satisfies readonly PhraseRule[];
