import { expect, test } from "vitest";
import { DEFAULT_TEMPLATES } from "./defaults.ts";
import { renderTemplate } from "./render.ts";
import { templateIdSchema, templateSchema } from "./template.ts";

test.each([
  [
    "ship_update",
    "Alex",
    "Hi Alex, thanks for flagging the delay. I\u0027ve escalated this to our carrier and will email you a fresh tracking update as soon as they reply \u2014 I\u0027ll follow up within the next few hours.",
  ],
  [
    "refund_offer",
    "Jordan",
    "I\u0027m really sorry this item arrived faulty, Jordan. I can process a refund right away or ship a replacement if you prefer \u2014 let me know which works best and I\u2019ll queue it immediately.",
  ],
  [
    "ack_delay",
    "Taylor",
    "Hi Taylor, thank you for your patience \u2014 I\u0027m reviewing your order details right now and will follow up with the exact status shortly.",
  ],
] as const)("%s is the source document's text to the letter", (id, first_name, text) => {
  expect(renderTemplate(DEFAULT_TEMPLATES[id], { first_name })).toEqual({ ok: true, value: text });
});

test.each([
  ["ship_update", "Hi there, thanks for flagging"],
  ["refund_offer", "I'm really sorry this item arrived faulty. I can process"],
  ["ack_delay", "Hi there, thank you"],
] as const)("%s without a name greets neutrally", (id, start) => {
  const rendered = renderTemplate(DEFAULT_TEMPLATES[id], {});
  expect(rendered.ok && rendered.value.startsWith(start)).toBe(true);
});

test.each(templateIdSchema.options)("%s is a valid first version under its own id", (id) => {
  expect(templateSchema.parse(DEFAULT_TEMPLATES[id])).toMatchObject({ id, version: 1 });
});
