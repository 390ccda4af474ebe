import type { Database } from "../../db.server.ts";
import { lastChangeMs } from "../../models/activity.server.ts";

export interface Live {
  /** To be sent with the next question. */
  readonly at: number;
  readonly hasChanged: boolean;
}

/** Whether anything of this shop changed since a page was made: two index look-ups, no vendor asked. */
export async function getLive(
  context: { readonly database: Database; readonly shopDomain: string; readonly world: string },
  since: number,
): Promise<Live> {
  const at = await lastChangeMs(context.database, context);
  return { at, hasChanged: at !== since };
}
