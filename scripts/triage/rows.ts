import { readFileSync } from "node:fs";
import { z } from "zod";

export const labels = ["ship_update", "refund_offer", "ack_delay", "abstain"] as const;
export type Label = (typeof labels)[number];

/** What scoring needs of a row; other keys are left alone. */
export const scoredRowSchema = z.object({ id: z.string(), text: z.string(), label: z.enum(labels) });
export type ScoredRow = z.infer<typeof scoredRowSchema>;

/** What training and the tables need beside it. */
export const devRowSchema = scoredRowSchema.extend({ source: z.string(), reason: z.string().optional() });
export type DevRow = z.infer<typeof devRowSchema>;

export const ambiguousRowSchema = z.object({
  id: z.string(),
  text: z.string(),
  accept: z.array(z.enum(labels)).nonempty(),
  source: z.string(),
});
export type AmbiguousRow = z.infer<typeof ambiguousRowSchema>;

/** A row that cannot be read: names the line and the field, never the text. */
export class BadRowError extends Error {
  override readonly name = "BadRowError";
  readonly retryable = false;
}

/** Reads JSON lines. Errors: `BadRowError` with the line's number. */
export function readRows<Row>(file: string, schema: z.ZodType<Row>): Row[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => (line.trim() === "" ? [] : [readRow(line, index + 1, schema)]));
}

function readRow<Row>(line: string, number: number, schema: z.ZodType<Row>): Row {
  const json = parseJson(line, number);
  const row = schema.safeParse(json);
  if (row.success) return row.data;
  const problems = row.error.issues.map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`);
  throw new BadRowError(`line ${number}: ${problems.join("; ")}`);
}

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    // The parser's own message quotes the text, which must not be shown.
    throw new BadRowError(`line ${number}: not JSON`, { cause: cause instanceof Error ? cause.name : cause });
  }
}
