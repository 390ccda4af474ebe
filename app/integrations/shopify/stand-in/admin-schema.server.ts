import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema } from "graphql";
import type { GraphQLSchema, IntrospectionQuery } from "graphql";
import { z } from "zod";

/** Shopify's published Admin schema, with what graphql-js drops from it: the access each type and field needs. */
export interface AdminSchema {
  readonly schema: GraphQLSchema;
  /** Shopify's own sentence for a type ("Order") or a field ("Customer.unsubscribeUrl"); undefined: nothing needed. */
  readonly requiredAccess: ReadonlyMap<string, string>;
}

const access = z.string().nullish();
const introspectionSchema = z.object({
  data: z.looseObject({
    __schema: z.looseObject({
      types: z.array(
        z.looseObject({
          name: z.string(),
          requiredAccess: access,
          fields: z.array(z.looseObject({ name: z.string(), requiredAccess: access })).nullish(),
        }),
      ),
    }),
  }),
});

/** Reads `admin_2026-10.json.gz` (see scripts/admin-schema.mjs): about 0.3 s, so once per process. */
export function loadAdminSchema(file: string): AdminSchema {
  const { data } = introspectionSchema.parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  const requiredAccess = new Map<string, string>();
  for (const type of data.__schema.types) {
    if (type.requiredAccess) requiredAccess.set(type.name, type.requiredAccess);
    for (const field of type.fields ?? []) {
      if (field.requiredAccess) requiredAccess.set(`${type.name}.${field.name}`, field.requiredAccess);
    }
  }
  // The shape was checked above as far as we read it; graphql-js checks the rest itself.
  return { schema: buildClientSchema(data as unknown as IntrospectionQuery), requiredAccess };
}
