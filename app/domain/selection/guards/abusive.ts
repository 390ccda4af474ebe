import { phrase } from "../vocabulary.ts";
import type { GuardRule } from "./guard.ts";

const insult =
  "(?:idiots?|imb[eo]\\w{2,4}les?|morons?|stupid|dumb(?:ass)?|pig|pigs|bitch\\w*|biatch|bastards?|ass ?holes?|arse ?holes?|pricks?|dick ?heads?|wank\\w+|tossers?|twats?|cunts?|kunts?|whores?|hores?|sluts?|scum\\w*|trash|garbage|shit\\w*|piece of [^ ]+|crooks?|crooked|retard\\w*|fag\\w*|loser|pathetic|worthless|disgusting|ugly|fat|thie(?:f|ves)|liars?|motherfuck\\w*|tease|slave|dirty|turd|cretin|jerks?|evil|scammers?)";
const shop =
  "(?:orders?|ordered|packages?|parcels?|shipments?|shipo?ments?|products?|items?|articles?|purchases?|deliver\\w*|refunds?|rebates?|reimburse\\w*|restitutions?|compensations?|money|payments?|account\\w*|invoices?|bills?|address|options?|status|eta|card|cards|return|exchange|replacement|arriv\\w+|receiv\\w+|track\\w*|cancel\\w*|claim|damaged|broken|fees?|charges?|policy|newsletter|subscription|website|site|password|profile|customer|service|agent|human|period|shipping)";

export const abusiveRules = [
  {
    id: "abuse.insult",
    reason: "abusive",
    why: "insults the reader",
    pattern: phrase(
      `(?:you|your|you all|you guys|you people)(?: (?:are|is|be|a|an|all|such|just|nothing but|the|really|so|very|little|bunch|of|but|useless|lying|fucking|fuckin|stupid|dirty|fat|sexy|horny|crooked|absolute|complete|total|bloody|freaking|damn|lot|as|always|my))* ${insult}`,
      `(?:you|this bot|it|they) sucks?(?! (?:that|because))`,
      `(?:a bunch of|pack of|dirty|stupid|crooked|lying|fucking|useless|worthless|you) (?:[^ ]+ )?(?:idiots?|morons?|scum|bitch\\w*|bastards?|ass ?holes?|thieves|crooks?|cunts?|whores?|pricks?|liars|trash|spam|fags?)`,
      `(?:stupid|dumb|dumbass|idiotic|worthless|fucking|fuckin|retarded|pathetic) (?:fucking )?(?:bot|robot|machine|computer|program|ai|eliza|thing|bitch|company people)`,
      `^(?:you |what an? |such an? |fucking |stupid )?(?:idiots?|morons?|imbeciles?|bastards?|dumbass|jackass|scumbags?|losers?|ass ?holes?|prick|pig|bitch)$`,
      `(?:shut|shove)(?: [^ ]+)? (?:up|your (?:mouth|face|trap)|it up)`,
      `i (?:really |fucking |so )?(?:hate|despise) (?:you|u|your guts)(?: so much| all| people)*$`,
      `(?:bunch|pack|load) of (?:[^ ]+ ){0,2}(?:scumbags|liars|thieves|crooks|idiots|morons|clowns)|damn you|talk\\w* to (?:an? )?(?:stupid|dumb) [^ ]+|kill yourself|kys`,
      `(?:eat shit|go to hell|drop dead|screw you|piss off|bugger off|go away you|get lost|die in a fire|go die|to go die|you go to die)`,
    ),
  },
  {
    id: "abuse.profane_attack",
    reason: "abusive",
    why: "swears at the reader",
    pattern: phrase(
      "f+u+c?k+(?:in|ing|er|ers)? (?:you|u|yo\\w{0,3}|off|oof|of|ur\\w*|your\\w*|me|her|him|them|it|this (?:company|place|shop|store)|with|up)(?: [^ ]+)*",
      "(?:you|u|will|to|go|wanna|could|would|quit|well|the) (?:go )?fuck\\w*(?= (?:me|you|u|off|your|urself|yourself|him|her|it|this)|$)",
      "mother ?fuck\\w*|cock ?suck\\w*|cunts?|whores?|sluts?|bitch(?:es|y)?|biatch|fag(?:got)?s?|ni+gg\\w+|retards?|wankers?|twats?|kike|spic|chink|tranny",
      "(?:fuck|shit|cock|dick)(?: (?:fuck|shit|cock|dick|cunt|kunt|sex|bitch))+",
    ),
  },
  {
    id: "abuse.profane",
    reason: "abusive",
    why: "swears, and asks for nothing a shop could do",
    pattern: phrase(
      "fuck\\w*|fukc\\w*|fck\\w*|fuk\\w*|shitty?|bullshit|asshole|dickhead|prick|bastard|jackass|dumbass",
    ),
    unless: phrase(shop, "wish|mean|think|feelin\\w*"),
  },
  {
    id: "abuse.sexual",
    reason: "abusive",
    why: "writes sexual content",
    pattern: phrase(
      "(?:suck|lick|kiss|touch|rub|spank)(?:ing|s)? (?:my|your|me|you|the|on|this|a)(?: [^ ]+)? ?(?:dick|cock|pussy|tits?|boobs?|ass|balls|nipples?|clit)?(?= (?:dick|cock|pussy|till|$)|$)",
      "(?:my|your|the|his|her|fat|dumb|up the|in the|kiss my|lick my) ass|hookers?|prostitutes?|rap(?:e|ed|ist)|pedo\\w*|hump(?:ing)?|virgin|hand ?job",
      "penis|pussy|vagina|cock|cocks|dicks?|boobs|titties|tits|cum|cumming|blowjob|orgasm|horny|anal|masturbat\\w*|jerk off|dildo|bend over|get naked|send nudes|nudes|slutty|nipples?|boner|erection",
      "(?:take off|remove) your (?:clothes|shirt|pants|bra|panties)",
      "(?:sleep|sex|have sex|make love) with (?:me|you|u)|want (?:to have )?sex",
      "(?:you|your)(?: [^ ]+){0,2} (?:sexy|hot body|naked)",
    ),
  },
  {
    id: "abuse.threat",
    reason: "abusive",
    why: "threatens violence or spreads hate",
    pattern: phrase(
      "(?:kill|murder|stab|shoot|strangle|beat|hunt|rape|punch|slap|destroy|bomb|burn|chop)(?: down| up)? (?:you|u|your (?:family|house|office|store|shop|warehouse|driver|staff|building)|all of you|them all)(?: [^ ]+)?",
      "(?:come|coming|get|find)(?: [^ ]+){0,4} (?:your house|where you live|and (?:kill|hurt|beat))",
      "^(?:[^ ]+ )?die(?: [^ ]+)?$|die now|hope you (?:all )?(?:die|rot|get (?:cancer|sick|hurt))|you (?:should|will|deserve to|must) die|watch your back",
      "chop you|kick babies|hitler|nazis?|heil|gas the",
      "(?:all|the|those|fucking) (?:blacks?|jews?|gays?|muslims?|mexicans?|immigrants?|asians?)(?: [^ ]+){0,2} (?:should|must|deserve|need to|are)|(?:hate|not (?:too |to )?fond of|kill all) (?:the |all )?(?:blacks?|jews?|gays?|muslims?|mexicans?|immigrants?|women|whites?|asians?)",
      "(?:all the people|everyone)(?: [^ ]+){0,5} gay",
    ),
    unless: phrase("beat (?:you|their) price"),
  },
] as const satisfies readonly GuardRule[];
