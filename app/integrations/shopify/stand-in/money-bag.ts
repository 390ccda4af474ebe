import { addMoney, convertAtRateOf, decimalOf, moneyOf, subtractMoney } from "../../../domain/money.ts";
import type { Money } from "../../../domain/money.ts";
import type { MoneyBagDocument } from "./documents.ts";

type MoneyDocument = MoneyBagDocument["shopMoney"];

export function readMoney({ amount, currencyCode }: MoneyDocument): Money {
  return moneyOf(amount, currencyCode);
}

export function addBags(a: MoneyBagDocument, b: MoneyBagDocument): MoneyBagDocument {
  return combine(a, b, addMoney);
}

export function subtractBags(a: MoneyBagDocument, b: MoneyBagDocument): MoneyBagDocument {
  return combine(a, b, subtractMoney);
}

/** An amount in presentment currency as both: the shop side follows the order's own rate, frozen with the order. */
export function bagOf(presentment: Money, order: MoneyBagDocument): MoneyBagDocument {
  const pair = { from: readMoney(order.presentmentMoney), to: readMoney(order.shopMoney) };
  const shop = convertAtRateOf(presentment, pair) ?? { amountMinor: 0, currencyCode: pair.to.currencyCode };
  return { shopMoney: writeMoney(shop), presentmentMoney: writeMoney(presentment) };
}

function combine(
  a: MoneyBagDocument,
  b: MoneyBagDocument,
  apply: (x: Money, y: Money) => Money,
): MoneyBagDocument {
  return {
    shopMoney: writeMoney(apply(readMoney(a.shopMoney), readMoney(b.shopMoney))),
    presentmentMoney: writeMoney(apply(readMoney(a.presentmentMoney), readMoney(b.presentmentMoney))),
  };
}

function writeMoney(money: Money): MoneyDocument {
  return { amount: decimalOf(money), currencyCode: money.currencyCode };
}
