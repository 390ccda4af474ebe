import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

export type RequestHandler = (request: Request) => Promise<Response>;

/**
 * Serves a `(Request) => Promise<Response>` on loopback; port 0 picks a free one. The request's host is the Host
 * header, so a rerouted call still names its shop.
 */
export async function serveOnLoopback(handle: RequestHandler, port: number): Promise<LoopbackServer> {
  const server = createServer((incoming, outgoing) => {
    answer(handle, incoming, outgoing).catch((error: unknown) => outgoing.destroy(asError(error)));
  });
  return listenOnLoopback(server, port);
}

export async function listenOnLoopback(server: Server, port: number): Promise<LoopbackServer> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, "127.0.0.1", resolve);
  await promise;
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

export function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}

export function toRequest(incoming: IncomingMessage): Request {
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  const init = {
    method: incoming.method ?? "GET",
    headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((text): [string, string] => [name, text]),
    ),
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: "half" }),
  };
  return new Request(
    `http://${incoming.headers.host ?? "localhost"}${incoming.url ?? "/"}`,
    init as RequestInit,
  );
}

async function answer(
  handle: RequestHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await handle(toRequest(incoming));
  const cookies = response.headers.getSetCookie();
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "set-cookie"));
  outgoing.writeHead(response.status, { ...headers, ...(cookies.length > 0 && { "set-cookie": cookies }) });
  if (response.body === null) {
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
