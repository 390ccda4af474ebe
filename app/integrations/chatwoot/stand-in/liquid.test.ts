import { expect, test } from "vitest";
import { renderLiquid } from "./liquid.ts";

const drops = {
  contact: { name: "Alex Rivera", email: null, phone: null },
  agent: { name: "Dana Whitfield", email: "dana@evergreen.example" },
  conversationId: 1207,
};

test.each([
  ["Hi {{contact.first_name}},", "Hi Alex,"],
  ["{{ contact.last_name }} / {{ agent.name }}", "Rivera / Dana Whitfield"],
  ["{{ conversation.display_id }}{{ contact.email }}", "1207"],
  ["{{ nobody.knows }}!", "!"],
  ["{% if true %}yes{% endif %}", "yes"],
  ["`{{ contact.name }}` and ```{{ contact.name }}```", "`{{ contact.name }}` and ```{{ contact.name }}```"],
  ["{{ unclosed", "{{ unclosed"],
  ["Nothing to see", "Nothing to see"],
])("%s becomes %s", (text, rendered) => {
  expect(renderLiquid(text, drops)).toBe(rendered);
});
