import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback, type LoopbackServer } from "../stand-ins/http-server.ts";

/** Meets a request before the gateway does; true when it answered or swallowed it. */
export type GatewayFault = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => Promise<boolean> | boolean;

interface GatewayOptions {
  readonly port: number;
  readonly upstreamPort: number;
  /** The role token that stands behind each opaque API key. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly fault?: GatewayFault | undefined;
}

const PREFIX = "/rest/v1";

/** What stands in front of a hosted PostgREST: the prefix, the API key, and the role token for an opaque key. */
export async function startGateway(options: GatewayOptions): Promise<LoopbackServer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const server = createServer(async (incoming, outgoing) => {
    if (options.fault && (await options.fault(incoming, outgoing))) return;
    forward(options, agent, incoming, outgoing);
  });
  const listening = await listenOnLoopback(server, options.port);
  return {
    port: listening.port,
    async close() {
      agent.destroy();
      await listening.close();
    },
  };
}

function forward(
  { tokens, upstreamPort }: GatewayOptions,
  agent: Agent,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const refuse = (status: number, message: string) => {
    outgoing.writeHead(status, { "content-type": "application/json" });
    outgoing.end(JSON.stringify({ message }));
  };
  const path = incoming.url ?? "/";
  if (!path.startsWith(PREFIX)) return refuse(404, "no Route matched with those values");
  const key = incoming.headers.apikey;
  if (typeof key !== "string") return refuse(401, "No API key found in request");
  const token = tokens[key];
  if (!token) return refuse(401, "Invalid API key");
  const { apikey: _key, authorization = "", ...headers } = incoming.headers;
  const given = authorization.replace(/^Bearer /, "");
  const upstream = request(
    {
      host: "127.0.0.1",
      port: upstreamPort,
      method: incoming.method,
      path: path.slice(PREFIX.length) || "/",
      headers: { ...headers, authorization: `Bearer ${given === "" || given === key ? token : given}` },
      agent,
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  upstream.on("error", () => {
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(502, "An invalid response was received from the upstream server");
  });
  incoming.pipe(upstream);
}
