import { GraphQLError } from "graphql";
import { z } from "zod";

const argsSchema = z.object({
  first: z.int().nonnegative().nullish(),
  last: z.int().nonnegative().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
  reverse: z.boolean().nullish(),
  sortKey: z.string().nullish(),
});

/** Which field a sort key means; other keys keep the order of the documents. */
const FIELD_OF_SORT_KEY: Readonly<Record<string, string>> = {
  CREATED_AT: "createdAt",
  HAPPENED_AT: "happenedAt",
  UPDATED_AT: "updatedAt",
  PROCESSED_AT: "processedAt",
};

export interface Connection {
  readonly nodes: readonly unknown[];
  readonly edges: readonly { cursor: string; node: unknown }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A list as the Admin API pages it. Source: https://shopify.dev/docs/api/usage/pagination-graphql (2026-11-23). */
export function pageOf(rows: readonly unknown[], rawArgs: Record<string, unknown>): Connection {
  const args = argsSchema.parse(rawArgs);
  if (args.first == null && args.last == null) {
    throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });
  }
  const sorted = sortRows(rows, args.sortKey ?? null);
  if (args.reverse) sorted.reverse();
  const { start, end } = windowOf(args, sorted.length);
  const edges = sorted.slice(start, end).map((node, index) => ({ cursor: cursorOf(start + index), node }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: end < sorted.length,
      hasPreviousPage: start > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function windowOf(args: z.output<typeof argsSchema>, length: number): { start: number; end: number } {
  const from = args.after ? indexOf(args.after) + 1 : 0;
  const to = args.before ? indexOf(args.before) : length;
  if (args.first == null) return { start: Math.max(from, to - (args.last ?? 0)), end: to };
  return { start: from, end: Math.min(to, from + args.first) };
}

function sortRows(rows: readonly unknown[], sortKey: string | null): unknown[] {
  const field = sortKey === null ? undefined : FIELD_OF_SORT_KEY[sortKey];
  if (!field) return [...rows];
  return [...rows].sort((a, b) => textAt(a, field).localeCompare(textAt(b, field)));
}

function textAt(row: unknown, field: string): string {
  return String((row as Record<string, unknown>)[field] ?? "");
}

function cursorOf(index: number): string {
  return Buffer.from(String(index)).toString("base64");
}

function indexOf(cursor: string): number {
  const index = Number(Buffer.from(cursor, "base64").toString());
  if (!Number.isInteger(index)) throw new GraphQLError(`Invalid cursor: ${cursor}`);
  return index;
}
