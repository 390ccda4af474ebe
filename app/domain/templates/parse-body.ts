import { err, ok, type Result } from "../result.ts";

export interface Slot {
  readonly type: "slot";
  readonly name: string;
  /** Written where the value is missing; null: the slot needs its value. */
  readonly fallback: string | null;
}

export type Inline = { readonly type: "text"; readonly text: string } | Slot;

/** A group is written whole or, where one of its slots has no value, not at all. */
export type Part = Inline | { readonly type: "group"; readonly parts: readonly Inline[] };

const SLOT = /\[\[([a-z][a-z_]{0,39})(?:\|([^[\]|()]{0,60}))?\]\]/g;
const GROUP = /\(\((.*?)\)\)/gs;
const STRAY = /\[\[|\]\]|\(\(|\)\)/;

/**
 * Reads a template's text: `[[name]]`, `[[name|fallback]]`, and `((text with [[name]]))` for a part that
 * needs its values. Double square brackets, so that no text of ours is ever Liquid to Chatwoot.
 * Errors: `unbalanced` where a bracket pair is left over.
 */
export function parseBody(body: string): Result<readonly Part[], "unbalanced"> {
  const parts: Part[] = [];
  let from = 0;
  for (const match of body.matchAll(GROUP)) {
    parts.push(...inlineParts(body.slice(from, match.index)));
    parts.push({ type: "group", parts: inlineParts(match[1] ?? "") });
    from = match.index + match[0].length;
  }
  parts.push(...inlineParts(body.slice(from)));
  return textsOf(parts).some((text) => STRAY.test(text)) ? err("unbalanced") : ok(parts);
}

function inlineParts(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(SLOT)) {
    if (match.index > from) parts.push({ type: "text", text: text.slice(from, match.index) });
    parts.push({ type: "slot", name: match[1] ?? "", fallback: match[2] ?? null });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: "text", text: text.slice(from) });
  return parts;
}

function textsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.type === "group") return textsOf(part.parts);
    return part.type === "text" ? [part.text] : [];
  });
}

/** The names of all slots, groups included. */
export function slotNames(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.type === "group") return slotNames(part.parts);
    return part.type === "slot" ? [part.name] : [];
  });
}
