import { isDatabaseUp } from "../composition.server.ts";

/** `ok`, or `degraded` while the database does not answer; no details for strangers. */
export async function loader() {
  const isUp = await isDatabaseUp();
  return new Response(isUp ? "ok" : "degraded", { status: isUp ? 200 : 503 });
}
