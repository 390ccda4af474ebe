import { GraphQLError } from "graphql";
import type { OrderDocument } from "./documents.ts";

const TERM = /([a-z_]+):(?:"((?:[^"\\]|\\.)*)"|(\S+))/gy;

type Predicate = (order: OrderDocument) => boolean;

/**
 * The part of Shopify's search syntax that the app uses: `email:`, `name:` and `updated_at:>=`, joined by spaces.
 * Anything else is refused rather than ignored.
 * Source: https://shopify.dev/docs/api/usage/search-syntax (2026-11-23).
 */
export function orderFilter(query: string): Predicate {
  const predicates: Predicate[] = [];
  let rest = query.trim();
  while (rest !== "") {
    TERM.lastIndex = 0;
    const match = TERM.exec(rest);
    if (!match) throw unsupported(rest);
    predicates.push(predicateOf(match[1] ?? "", match[2]?.replace(/\\(.)/g, "$1") ?? match[3] ?? ""));
    rest = rest.slice(match[0].length).trim();
  }
  return (order) => predicates.every((isMatch) => isMatch(order));
}

function predicateOf(field: string, value: string): Predicate {
  const wanted = value.toLowerCase();
  if (field === "email") return (order) => order.email?.toLowerCase() === wanted;
  // Shopify finds "#EVR-1045" by its words: a longer name that begins so is found too.
  if (field === "name") return (order) => order.name.toLowerCase().startsWith(wanted);
  if (field === "updated_at" && value.startsWith(">=")) return (order) => order.updatedAt >= value.slice(2);
  throw unsupported(`${field}:${value}`);
}

function unsupported(term: string): GraphQLError {
  return new GraphQLError(`The Shopify stand-in does not know the search term "${term}"`);
}
