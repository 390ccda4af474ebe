import { GraphQLError } from "graphql";
import type { AdminSchema } from "./admin-schema.server.ts";

const SCOPE = /`((?:read_|write_)?[a-z_]+)`/g;

/** Whether a sentence like "`read_orders` access scope or `read_quick_sale` access scope." is met: any one suffices. */
export function isAccessGranted(
  sentence: string,
  granted: ReadonlySet<string>,
  isMutation: boolean,
): boolean {
  const [scopes = ""] = sentence.split("Also:");
  const named = [...scopes.matchAll(SCOPE)].map(([, name = ""]) => qualify(name, isMutation));
  return named.length === 0 || named.some((scope) => isGranted(scope, granted));
}

/** Throws what Shopify answers for a field or type outside the granted scopes. */
export function assertAccess(
  admin: AdminSchema,
  granted: ReadonlySet<string>,
  parentType: string,
  fieldName: string,
  returnType: string,
): void {
  const isMutation = parentType === "Mutation";
  for (const subject of [`${parentType}.${fieldName}`, returnType]) {
    const sentence = admin.requiredAccess.get(subject);
    if (sentence && !isAccessGranted(sentence, granted, isMutation)) {
      throw accessDenied(`Access denied for ${fieldName} field. Required access: ${sentence}`, sentence);
    }
  }
}

export function accessDenied(message: string, requiredAccess?: string): GraphQLError {
  const documentation = "https://shopify.dev/api/usage/access-scopes";
  return new GraphQLError(message, {
    extensions: { code: "ACCESS_DENIED", documentation, ...(requiredAccess && { requiredAccess }) },
  });
}

/** Mutations name a scope bare ("`orders` access scope"): writing is meant. */
function qualify(name: string, isMutation: boolean): string {
  if (/^(read|write)_/.test(name)) return name;
  return isMutation ? `write_${name}` : `read_${name}`;
}

/** Writing includes reading. */
function isGranted(scope: string, granted: ReadonlySet<string>): boolean {
  return granted.has(scope) || granted.has(scope.replace(/^read_/, "write_"));
}
