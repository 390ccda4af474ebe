/** Chatwoot renders Liquid in every outgoing text: "{{", "}}", "{%" and "%}" must never reach it. */
const LIQUID = /\{\{|\}\}|\{%|%\}/g;

export function hasLiquid(text: string): boolean {
  return text.search(LIQUID) !== -1;
}

export function liquidSpans(text: string): { start: number; end: number }[] {
  return [...text.matchAll(LIQUID)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
