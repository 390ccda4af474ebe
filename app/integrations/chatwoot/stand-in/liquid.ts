/** What Liquid may name in an outgoing message. */
export interface LiquidDrops {
  readonly contact: { readonly name: string; readonly email: string | null; readonly phone: string | null };
  readonly agent: { readonly name: string; readonly email: string };
  readonly conversationId: number;
}

const CODE_SPAN = /(```[\s\S]*?```|`[^`]*`)/;

/**
 * Chatwoot renders Liquid in every outgoing text before storing it, AI drafts included; code spans are safe.
 * Variables only: tags vanish and what they enclose stays, which is enough to see that braces do not survive.
 */
export function renderLiquid(text: string, drops: LiquidDrops): string {
  const variables = variablesOf(drops);
  return text
    .split(CODE_SPAN)
    .map((part, index) => (index % 2 === 1 ? part : renderPart(part, variables)))
    .join("");
}

function renderPart(part: string, variables: ReadonlyMap<string, string>): string {
  return part
    .replace(/\{%[\s\S]*?%\}/g, "")
    .replace(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_, name: string) => variables.get(name) ?? "");
}

function variablesOf({ contact, agent, conversationId }: LiquidDrops): ReadonlyMap<string, string> {
  return new Map([
    ["contact.name", contact.name],
    ["contact.first_name", contact.name.split(" ")[0] ?? ""],
    ["contact.last_name", contact.name.split(" ").slice(1).join(" ")],
    ["contact.email", contact.email ?? ""],
    ["contact.phone_number", contact.phone ?? ""],
    ["agent.name", agent.name],
    ["agent.first_name", agent.name.split(" ")[0] ?? ""],
    ["agent.email", agent.email],
    ["conversation.display_id", String(conversationId)],
  ]);
}
