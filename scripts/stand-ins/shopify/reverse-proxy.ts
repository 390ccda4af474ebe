import { createServer, request as httpRequest } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { Transform } from "node:stream";
import { listenOnLoopback } from "../http-server.ts";
import type { LoopbackServer } from "../http-server.ts";

export const APP_BRIDGE_URL = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

interface ProxyOptions {
  readonly port: number;
  /** The app's own server. */
  readonly target: string;
  /** The page around the app. */
  readonly adminOrigin: string;
}

/**
 * Stands between an ordinary browser and the app, and changes two things only: the local Admin may frame the app,
 * and App Bridge comes from the local Admin.
 */
export function startReverseProxy(options: ProxyOptions): Promise<LoopbackServer> {
  return listenOnLoopback(
    createServer((incoming, outgoing) => forward(options, incoming, outgoing)),
    options.port,
  );
}

function forward(
  { target, adminOrigin }: ProxyOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const { hostname, port } = new URL(target);
  const bridge = `${adminOrigin}/app-bridge.js`;
  const upstream = httpRequest(
    {
      hostname,
      port,
      path: incoming.url,
      method: incoming.method,
      // Readable text: the replacement below does not unpack.
      headers: { ...incoming.headers, "accept-encoding": "identity", "x-forwarded-proto": "http" },
    },
    (answer) => {
      const isText = /html|javascript/.test(answer.headers["content-type"] ?? "");
      outgoing.writeHead(answer.statusCode ?? 502, adaptHeaders(answer.headers, adminOrigin, bridge, isText));
      answer.on("error", () => outgoing.destroy());
      if (isText) answer.pipe(replaceText(APP_BRIDGE_URL, bridge)).pipe(outgoing);
      else answer.pipe(outgoing);
    },
  );
  upstream.on("error", () => {
    if (outgoing.headersSent) return outgoing.destroy();
    outgoing.writeHead(502, { "content-type": "text/plain" }).end("The app does not answer yet.");
  });
  outgoing.on("close", () => upstream.destroy());
  incoming.pipe(upstream);
}

function adaptHeaders(
  headers: IncomingHttpHeaders,
  adminOrigin: string,
  bridge: string,
  isText: boolean,
): Record<string, string | string[] | undefined> {
  const adapted: Record<string, string | string[] | undefined> = { ...headers };
  const policy = headers["content-security-policy"];
  if (typeof policy === "string") {
    adapted["content-security-policy"] = policy.replace(
      "frame-ancestors ",
      `frame-ancestors ${adminOrigin} `,
    );
  }
  if (typeof headers.link === "string") adapted.link = headers.link.replaceAll(APP_BRIDGE_URL, bridge);
  if (isText) delete adapted["content-length"];
  return adapted;
}

/** Replaces an ASCII text in a stream without holding it back, also where a chunk ends inside it. */
export function replaceText(needle: string, replacement: string): Transform {
  let held = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const text = (held + chunk.toString("latin1")).replaceAll(needle, replacement);
      const keep = overlap(text, needle);
      held = keep === 0 ? "" : text.slice(-keep);
      done(null, Buffer.from(text.slice(0, text.length - keep), "latin1"));
    },
    flush(done) {
      done(null, Buffer.from(held, "latin1"));
    },
  });
}

/** How many of the last characters could be the beginning of the needle. */
function overlap(text: string, needle: string): number {
  for (let length = Math.min(needle.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(needle.slice(0, length))) return length;
  }
  return 0;
}
