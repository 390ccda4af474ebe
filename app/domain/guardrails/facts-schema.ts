import { z } from "zod";
import { commitmentSchema } from "../templates/template.ts";
import type { RefundGrant } from "../thresholds.ts";
import type { Facts } from "./facts.ts";
import { STATEMENT_KINDS } from "./statement.ts";

const moneySchema = z.object({ amountMinor: z.number().int(), currencyCode: z.string() });

/** Facts as they travel, signed, with what was on screen. */
export const factsSchema = z.object({
  now: z.iso.datetime(),
  timeZone: z.string(),
  currency: z.object({ shopCurrencyCode: z.string(), presentmentCurrencyCode: z.string() }),
  known: z
    .array(z.object({ kind: z.enum(STATEMENT_KINDS), value: z.string(), source: z.string() }))
    .readonly(),
  promises: z.array(commitmentSchema).readonly(),
  linkHosts: z.array(z.string()).readonly(),
  rate: z.object({ from: moneySchema, to: moneySchema }).nullable(),
}) satisfies z.ZodType<Facts>;

export const refundGrantSchema = z.object({
  upTo: moneySchema.nullable(),
  impliedValue: moneySchema.nullable(),
}) satisfies z.ZodType<RefundGrant>;
