/** Pieces of the phrase rules. All match canonical sentences: lower case, one space between words, no punctuation. */

/** Up to `most` words of any kind; put it directly between two words ("where" + gap(2) + " order"). */
export function gap(most: number): string {
  return `(?: [^ ]+){0,${most}}`;
}

/** Like `gap`, but stops at a word of `unless`. */
export function gapWithout(unless: string, most: number): string {
  return `(?: (?!(?:${unless})(?: |$))[^ ]+){0,${most}}`;
}

/**
 * A pattern over whole words, for a sentence's `padded` text; "^" is its first word. It begins with the space before
 * the first word because engines find a plain character far faster than a word boundary.
 */
export function phrase(...alternatives: readonly string[]): RegExp {
  const source = alternatives.join("|").replace(/(?<!\[)\^/g, "(?<=^ )");
  return new RegExp(` (?:${source})(?= |$)`);
}

const goodsNouns =
  "shirts?|tshirts?|tees?|t shirts?|hood(?:ie|y|ies)|sweaters?|sweatshirts?|jackets?|coats?|vests?|fleece|pants|trousers|jeans|shorts|leggings|skirts?|dress(?:es)?|socks?|shoes?|boots?|sneakers?|trainers|sandals?|slippers|hats?|caps?|beanies?|gloves?|scarf|scarves|belts?|watch(?:es)?|rings?|necklaces?|bracelets?|earrings?|sunglasses|glasses|jewell?e?ry|backpacks?|handbags?|purses?|wallets?|suitcases?|tents?|sleeping bags?|bottles?|mugs?|cups?|thermos|flasks?|lamps?|lanterns?|bulbs?|candles?|pillows?|cushions?|blankets?|duvets?|sheets|bedding|curtains?|rugs?|towels?|mattress(?:es)?|beds?|sofas?|couch(?:es)?|chairs?|stools?|tables?|desks?|shel(?:f|ves)|cabinets?|frames?|mirrors?|clocks?|kettles?|toasters?|blenders?|mixers?|grills?|ovens?|pans?|pots?|cookware|knives|knife|vacuums?|cleaners?|purifiers?|thermostats?|heaters?|fans?|laptops?|tablets?|phones?|smartphones?|ipads?|iphones?|e ?readers?|kindles?|keyboards?|mouse|headphones?|earbuds?|earphones?|headsets?|speakers?|cameras?|chargers?|cables?|monitors?|consoles?|tvs?|televisions?|printers?|toys?|puzzles?|games?|books?|bikes?|bicycles?|helmets?|skateboards?|scooters?|balls?|rackets?|mats?|dumbbells?|weights|hoses?|tools?|umbrellas?|plants?|seeds|flowers?|bouquets?|perfumes?|makeup|creams?|lotions?|serums?|shampoos?|proteins?|whey|supplements?|vitamins?|gifts?|presents?|decor|furniture|kits?|sets?|pairs?|gear|equipment|luggage sets?|gadgets?|devices?|machines?|appliances?|accessor(?:y|ies)|materials?";

/** What a shop sends: the general words, and common goods by name. */
export const item = `(?:(?:orders?|ordered|purchases?|packages?|parcels?|packets?|shipments?|consignments?|products?|items?|articles?|cards?|deliver(?:y|ies)|goods|stuff|things?|merchandise|box(?:es)?|mail|post|${goodsNouns})(?:'s)?(?! (?:confirmation|history|form|number(?! \\d)|id(?! \\d)|invoice|receipt|options?|methods?|address|fees?|charges?|costs?|policy|list|details|page|payments?|application)(?: |$)))`;

/** Things people also wait for and ask after, which no parcel carries. */
export const notGoods =
  "accounts?|invoices?|bills?|receipts?|refund\\w*|reimburse\\w*|restitutions?|compensations?|rebates?|money|cash|cashback|funds|pins?|passwords?|passcodes?|codes?|otp|coupons?|vouchers?|discounts?|points|rewards?|applications?|flights?|trains?|bus|buses|luggage|baggage|bags? claim|rides?|drivers?|taxi|cabs?|appointments?|interviews?|salary|paychecks?|tax|taxes|statements?|balances?|transfers?|deposits?|emails?|e-mails?|repl(?:y|ies)|answers?|responses?|calls?|callback|phone call|newsletters?|subscriptions?|memberships?|credits?(?! card)|warranty|claims?|feedback|reviews?|stores?|shops?|branch|offices?|showrooms?|website|site|app|link|links|passport|visa|licen[cs]e|confirmation|verification|agent|representative|someone|person|human|manager|sale|offers?|stock|restock\\w*|tires?|tyres?|reassessment|tickets?|concert|movie|show|replacement|replacements";

/** A determiner: "my", "the", "this". */
export const determiner = "(?:my|our|the|this|that|these|those|a|an|any|some|his|her|their)";

/** "refund" and the words people use for it. */
export const refundWord =
  "(?:refund(?:s|ed|ing)?|reimburs(?:e|es|ed|ing|ement|ements)|reinburs(?:e|ed|ing|ement)|restitutions?|compensat(?:e|ed|ion|ions)|rebat(?:e|es|ing|ed)|money back|back (?:my|the) money|(?:my|our|the) money (?:returned|refunded|back)|funds back)";
