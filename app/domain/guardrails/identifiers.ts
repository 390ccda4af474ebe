import { withoutOverlaps } from "../span.ts";
import type { Found } from "./links.ts";

const ORDER =
  /(?:#\s?(?=[A-Z\d-]*\d{3})[A-Z\d][A-Z\d-]{2,20}|(?<=\border\s(?:number\s|no\.?\s|nr\.?\s)?)(?=[A-Z\d-]*\d{3})[A-Z\d][A-Z\d-]{2,20})(?![\p{L}\d])/giu;
const CODE =
  /(?<![\p{L}\d#-])(?:1Z(?:[ -]?[\dA-Z]){3,16}|(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d][A-Z\d-]{4,39}|\d{8,40})(?![\p{L}\d])/gu;
const CODE_AFTER_WORD =
  /(?<=\b(?:code|coupon|voucher|promo|tracking(?: number| id)?)(?: is)?:?\s["“]?)(?=[A-Za-z-]*[\dA-Z])[A-Z\d][A-Z\d-]{3,39}(?![\p{L}\d])/gu;
const PHONE =
  /(?<![\p{L}\d#.$-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){1,4}(?![\p{L}\d-])/gu;
const PLUS_PHONE = /(?<![\p{L}\d])\+\d{8,15}(?!\d)/gu;
const CARD = /(?<![\p{L}\d])\d(?:[ -]?\d){12,18}(?![\p{L}\d])/gu;

function found(text: string, pattern: RegExp, normalise: (raw: string) => string): Found[] {
  return [...text.matchAll(pattern)].map((match) => ({
    value: normalise(match[0]),
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

/** Order numbers: after "#", or after the word "order", with three digits or more. */
export function findOrders(text: string): Found[] {
  return found(text, ORDER, canonicalOrder);
}

/** "#EVR-1045" and "evr-1045" alike. */
export function canonicalOrder(name: string): string {
  return name.replace(/[#\s]/g, "").toUpperCase();
}

/** Tracking numbers, coupons and the like: capitals with digits, or many digits. */
export function findCodes(text: string): Found[] {
  return withoutOverlaps([
    ...found(text, CODE, canonicalCode),
    ...found(text, CODE_AFTER_WORD, canonicalCode),
  ]);
}

export function canonicalCode(code: string): string {
  return code.replace(/[^\p{L}\d]/gu, "").toUpperCase();
}

export function findPhones(text: string): Found[] {
  const isLongEnough = ({ value }: Found) => value.length >= 7 && value.length <= 15;
  return withoutOverlaps([...found(text, PLUS_PHONE, digitsOf), ...found(text, PHONE, digitsOf)]).filter(
    isLongEnough,
  );
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

/** Payment card numbers, by length and check digit. */
export function findCards(text: string): Found[] {
  return found(text, CARD, digitsOf).filter(({ value }) => hasLuhnCheck(value));
}

function hasLuhnCheck(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
