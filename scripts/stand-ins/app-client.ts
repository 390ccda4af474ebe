import { decode } from "turbo-stream";
import { z } from "zod";
import { BROWSER_USER_AGENT, idToken } from "./shopify/id-token.ts";

export interface AppClientOptions {
  readonly appUrl: string;
  readonly shop: string;
  readonly userId: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Speaks to the app's routes as its own pages do: a session token per request, data as Remix streams it. */
export interface AppClient {
  /** The loader data of one route; deferred parts are promises. */
  load(path: string, routeId: string): Promise<unknown>;
  /** What a route's action answers, refusals included. */
  submit(path: string, form: Readonly<Record<string, string>>): Promise<unknown>;
}

export function createAppClient(options: AppClientOptions): AppClient {
  async function send(path: string, init: RequestInit): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${await idToken(options)}`,
      "user-agent": BROWSER_USER_AGENT,
      "x-requested-with": "XMLHttpRequest",
    };
    const response = await fetch(`${options.appUrl}${path}`, { ...init, headers, redirect: "error" });
    if (!response.body || !response.headers.get("content-type")?.includes("x-script")) {
      throw new Error(`${path.split("?")[0]} answered ${response.status} without data`);
    }
    const decoded = await decode(response.body);
    // A deferred part that fails is for whoever awaits it.
    decoded.done.catch(() => undefined);
    return decoded.value;
  }
  return {
    async load(path, routeId) {
      const answer = await send(`${dataPath(path)}?_routes=${encodeURIComponent(routeId)}`, {});
      const routes = z.record(z.string(), resultSchema).parse(answer);
      return dataOf(path, routes[routeId]);
    },
    async submit(path, form) {
      const body = new URLSearchParams(form);
      return dataOf(path, resultSchema.parse(await send(dataPath(path), { method: "POST", body })));
    },
  };
}

const resultSchema = z.union([z.object({ data: z.unknown() }), z.object({ error: z.unknown() })]);

function dataPath(path: string): string {
  return `${path}.data`;
}

function dataOf(path: string, result: z.infer<typeof resultSchema> | undefined): unknown {
  if (result && "data" in result) return result.data;
  throw new Error(`${path} failed: ${String(result?.error)}`);
}
