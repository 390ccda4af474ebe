const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  nbsp: " ",
  quot: '"',
};

/**
 * Shopify's FormattedString (a few inline tags, links, entities) as plain text.
 * The result is still text from outside: whoever shows it lets React escape it.
 */
export function plainText(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/(?:p|li)>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, decodeEntity)
    .replace(/[ \t]+/g, " ")
    .trim();
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? whole;
  const codePoint = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
}
