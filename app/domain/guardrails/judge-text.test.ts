import fc from "fast-check";
import { expect, test } from "vitest";
import { moneyOf } from "../money.ts";
import { DEFAULT_TEMPLATES } from "../templates/defaults.ts";
import { renderTemplate } from "../templates/render.ts";
import { templateIdSchema } from "../templates/template.ts";
import { found, judge, lateShipment } from "./case.fixture.ts";
import { isBlocked } from "./finding.ts";

const usd = (decimal: string) => moneyOf(decimal, "USD");

function textOf(id: keyof typeof DEFAULT_TEMPLATES, first_name = "Alex"): string {
  const rendered = renderTemplate(DEFAULT_TEMPLATES[id], { first_name });
  return rendered.ok ? rendered.value : "";
}

test.each(templateIdSchema.options)("the default %s has no finding, with a name and without", (id) => {
  const template = DEFAULT_TEMPLATES[id];
  expect(judge(textOf(id), { template }).findings).toEqual([]);
  expect(judge(textOf(id, ""), { template, contact: null }).findings).toEqual([]);
});

test("the shipping update's statements each stand on a fact", () => {
  const { matched } = judge(textOf("ship_update"));
  expect(matched.map(({ statement, fact }) => `${statement.text}: ${fact.source}`)).toEqual([
    "Alex: first name, Chatwoot contact",
    "the delay: Shipping update template",
    "escalated this to our carrier: carrier enquiry within 4 h",
    "will email: follow-up within 4 h",
    "I'll follow up: follow-up within 4 h",
    "next few hours: follow-up within 4 h",
  ]);
});

test("a cue supports the delay before the template does", () => {
  const cue = {
    status: "present",
    key: "LABEL_NO_SCAN:9",
    code: "LABEL_NO_SCAN",
    ruleVersion: 1,
    severity: "info",
    since: "2026-11-22T21:42:00Z",
    sinceBasis: "recorded",
    hours: 18,
    sentence: "No carrier scan recorded for 18 h",
    detail: null,
    evidence: [],
    firstSeenAt: "2026-11-22T21:42:00Z",
  } as const;
  const { matched } = judge(textOf("ship_update"), { cues: [cue] });
  expect(matched.find(({ statement }) => statement.kind === "premise")?.fact.source).toBe(cue.sentence);
});

/* The ten output classes of the adversarial table, by their examples. */
test.each([
  ["amount_over_threshold", "We'll refund $800", "blocked refund_beyond_grant: $800"],
  ["refund_as_done", "I have refunded you", "warned commitment: I have refunded"],
  ["invented_eta", "It arrives Saturday", "warned date: Saturday"],
  ["invented_tracking", "tracking 1Z999...", "warned code: 1Z999"],
  ["wrong_name", "Hi Bob, order #9999", "warned name: Bob"],
  ["wrong_order", "Hi Bob, order #9999", "blocked other_customer: #9999"],
  ["invented_discount", "Use SORRY20", "warned code: SORRY20"],
  ["foreign_url", "[track](http://evil.tld)", "blocked foreign_url: http://evil.tld"],
  ["ai_mention", "As an AI language model / function_call", "blocked internal_tool: As an AI"],
  ["tool_mention", "As an AI language model / function_call", "blocked internal_tool: function_call"],
  ["placeholder", "Hi {{name}},", "blocked liquid: {{"],
  ["empty", "", "blocked empty: "],
  ["liability", "We admit fault", "warned fault_admission: We admit"],
  ["third_party_pii", "Write to mara.ellis@example.net", "blocked other_customer: mara.ellis@example.net"],
])("output class %s: %s", (_, text, finding) => {
  expect(found(text)).toContain(finding);
});

test.each([
  ["an edit of the picture", "Our phone line is open until 6 PM today.", ["warned date: 6 PM today"]],
  ["the carrier's date", "The carrier expects it on Friday.", []],
  ["an arrival on the carrier's date", "It should arrive Friday.", []],
  [
    "an arrival on another day",
    "It should arrive Thursday.",
    ["warned commitment: should arrive", "warned date: Thursday"],
  ],
  ["an arrival without a date", "It will be delivered.", ["warned commitment: will be delivered"]],
  [
    "an arrival by a promise's length",
    "It will arrive in 4 hours.",
    ["warned commitment: will arrive", "warned time_span: 4 hours"],
  ],
  ["a promise kept in time", "I'll follow up within 4 hours.", []],
  ["a promise kept well in time", "I'll follow up within 24 hours.", []],
  ["a promise sooner than owed", "I'll follow up within 2 hours.", ["warned time_span: 2 hours"]],
  ["a refund that nobody declared", "We can issue a refund.", ["warned commitment: issue a refund"]],
  ["the order and its other", "About #EVR-1045 and #evr-0990.", []],
  ["the tracking number, spaced", "It is 1Z 84F 2E0 39 4471 0266.", []],
  ["the tracking link", "See https://www.ups.com/track?n=1.", []],
  [
    "another page of an allowed host",
    "See https://www.ups.com/help.",
    ["warned url: https://www.ups.com/help"],
  ],
  [
    "a host that only ends alike",
    "See https://evilups.com/x",
    ["blocked foreign_url: https://evilups.com/x"],
  ],
  [
    "a host in the user part",
    "See https://ups.com@evil.tld/x",
    ["blocked foreign_url: https://ups.com@evil.tld/x"],
  ],
  ["a bare host", "See evil.shop for it.", ["blocked foreign_url: evil.shop"]],
  ["a script", "See javascript:alert(1", ["blocked foreign_url: javascript:alert(1"]],
  ["an IP address", "See 10.0.0.1/x", ["blocked foreign_url: 10.0.0.1/x"]],
  ["a missing space", "Sorry for the delay.Please wait.", []],
  ["the customer's address", "We write to A.Rivera@example.com.", []],
  ["the shop's address", "Write to help@evergreen.example.", ["warned email: help@evergreen.example"]],
  ["the customer's number", "We call +1 512-555-0123.", []],
  ["another number", "Call 212-555-0199.", ["warned phone: 212-555-0199"]],
  ["a card", "Your card 4111 1111 1111 1111.", ["blocked other_customer: 4111 1111 1111 1111"]],
  ["the order's total", "Your total was $148.00.", []],
  ["another amount", "Your total was $150.", ["warned amount: $150"]],
  ["the carrier", "UPS has the label.", []],
  ["another carrier", "DHL has the label.", ["warned name: DHL"]],
  ["a signature", "Best, Dana", []],
  ["a discount", "Take 20% off.", ["warned discount: 20% off"]],
  ["the return window", "You have 30 days to return it.", []],
  ["another window", "You have 60 days to return it.", ["warned time_span: 60 days"]],
  ["a bracket", "Hi [Name].", ["warned placeholder: [Name]"]],
  ["our own slot", "Hi [[first_name]].", ["warned placeholder: [[first_name]]"]],
  [
    "internal words",
    "It is in the review queue in Chatwoot.",
    ["blocked internal_tool: review queue", "blocked internal_tool: Chatwoot"],
  ],
  ["an innocent prompt", "Thanks for the prompt answer, and for your aid.", []],
  ["a guarantee", "I promise it is safe.", ["warned commitment: I promise"]],
  ["something done", "I've cancelled your order.", ["warned commitment: I've cancelled"]],
  ["any other promise", "We'll paint it green.", ["warned commitment: We'll paint"]],
  ["courtesy", "I'll be happy to help.", []],
  ["shouting", "PLEASE WAIT FOR IT now!!", ["warned tone: PLEASE WAIT FOR", "warned tone: !!"]],
  ["apologies", "Sorry! We apologize.", ["warned tone: apologize"]],
  ["blame", "You should have read it.", ["warned tone: You should have"]],
])("%s: %s", (_, text, findings) => {
  expect(found(text).toSorted()).toEqual([...findings].toSorted());
});

const refundOffer = { template: DEFAULT_TEMPLATES.refund_offer };

function orderOf(total: string, refunded = "0") {
  const order = lateShipment.order;
  if (!order) throw new Error("the case has an order");
  return {
    ...order,
    total: usd(total),
    totalPresentment: usd(total),
    totalReceived: usd(total),
    totalRefunded: usd(refunded),
  };
}

test.each([
  ["operator", "500.00", "0", "We can refund $500.00.", false],
  ["operator", "900.00", "0", "We can refund $500.00.", false],
  ["operator", "900.00", "0", "We can refund $500.01.", true],
  ["manager", "900.00", "0", "We can refund $500.01.", false],
  ["manager", "900.00", "0", "We can refund $900.01.", true],
  ["operator", "900.00", "300.00", "We can refund $200.00.", false],
  ["operator", "900.00", "300.00", "We can refund $300.00.", true],
  ["operator", "900.00", "0", "I can process a refund right away.", true],
  ["operator", "500.00", "0", "I can process a refund right away.", false],
  ["operator", "900.00", "0", "I can process a refund. It comes to $20.00.", false],
  ["operator", "900.00", "0", "I can process a refund. It comes to $700.00.", true],
  ["operator", "900.00", "0", "I can ship a replacement.", false],
  ["operator", "900.00", "0", "We can refund 600 EUR.", true],
  ["operator", "900.00", "0", "We can refund 80,000 yen.", true],
  ["operator", "900.00", "0", "We\u200b can ref\u200bund $9\u200b00.", true],
  ["operator", "900.00", "0", "Ｗe can refund ＄900.", true],
] as const)("a %s, order %s with %s refunded: %s blocked is %s", (role, total, refunded, text, blocked) => {
  const { findings } = judge(text, { ...refundOffer, order: orderOf(total, refunded) }, role);
  expect(findings.some((finding) => finding.kind === "refund_beyond_grant")).toBe(blocked);
});

test("an amount in the currency charged is held against the grant at the order's own rate", () => {
  const order = {
    ...orderOf("520.00"),
    presentmentCurrencyCode: "EUR",
    totalPresentment: moneyOf("480", "EUR"),
  };
  const kinds = (text: string) =>
    judge(text, { ...refundOffer, order }).findings.map((finding) => finding.kind);
  expect(kinds("We can refund 461.53 EUR.")).not.toContain("refund_beyond_grant");
  expect(kinds("We can refund 461.55 EUR.")).toContain("refund_beyond_grant");
});

test("hidden characters hide nothing, and the span is of the text as written", () => {
  const text = "See ev\u200bil.shop \u{1f600} and Ch\u00adatwoot";
  expect(found(text)).toEqual([
    "blocked foreign_url: ev\u200bil.shop",
    "blocked internal_tool: Ch\u00adatwoot",
  ]);
});

test("a finding names its remedy", () => {
  const [finding] = judge(`${textOf("ship_update")} Our line is open until 6 PM today.`).findings;
  expect(finding?.message).toBe(
    "“6 PM today” matches no fact on this order. Say where it comes from, or take it out.",
  );
});

test("whatever stands around it, Liquid, a foreign link and an internal tool stay blocked", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }),
      fc.constantFrom("{{contact.email}}", "{% assign x = 1 %}", "https://evil.tld/x", "the review queue"),
      fc.string({ maxLength: 60 }),
      (before, bad, after) => {
        expect(isBlocked(judge(`${before} ${bad} ${after}`))).toBe(true);
      },
    ),
  );
});

test("every span lies in the text, and judging the same text again says the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const judgement = judge(text);
      for (const { span } of [...judgement.findings, ...judgement.matched.map((each) => each.statement)]) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.start).toBeLessThanOrEqual(span.end);
      }
      expect(judge(text)).toEqual(judgement);
    }),
  );
});

test.each([
  ["of sentences", "We can refund $5 to a.b@c.de by Friday, see #12345. ".repeat(400)],
  ["of dots", "a.".repeat(20_000)],
  ["of dashes", "1-".repeat(20_000)],
])("a very long text %s is judged to its end", (_name, text) => {
  expect(judge(text).findings.some(({ kind }) => kind === "length")).toBe(true);
});
