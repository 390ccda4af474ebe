const candidate = /(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)/g;

/** Masks payment card numbers (12 to 19 digits that pass Luhn), keeping the length and the last four digits. */
export function redactCardNumbers(text: string): string {
  return text.replace(candidate, (found) => {
    const digits = found.replace(/\D/g, "");
    if (!passesLuhn(digits)) return found;
    let left = digits.length - 4;
    return found.replace(/\d/g, (digit) => (left-- > 0 ? "•" : digit));
  });
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
