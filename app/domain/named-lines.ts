import type { LineItem } from "./order.ts";

function wordsOf(text: string): string[] {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/(?<=[^s])s$/, "") : word));
}

/**
 * The lines whose item the customer names: by the whole title, or by its last word ("mug" of "Enamel mug")
 * where no other line ends in the same word. A variant after " - " or " / " is not part of the name.
 */
export function namedLines(texts: readonly string[], lines: readonly LineItem[]): readonly LineItem[] {
  const said = ` ${texts.map((text) => wordsOf(text).join(" ")).join(" . ")} `;
  const titles = lines.map((line) => wordsOf(line.title.split(/ [-–/] /)[0] ?? ""));
  return lines.filter((_, index) => {
    const title = titles[index] ?? [];
    const noun = title.at(-1);
    if (!noun || noun.length < 3) return false;
    if (said.includes(` ${title.join(" ")} `)) return true;
    const isAlone = titles.filter((other) => other.at(-1) === noun).length === 1;
    return isAlone && said.includes(` ${noun} `);
  });
}
