import { err, ok, type Result } from "../../domain/result.ts";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const PRIVATE = [
  /^(0|10|127)\.\d+\.\d+\.\d+$/,
  /^169\.254\.\d+\.\d+$/,
  /^172\.(1[6-9]|2\d|3[01])\.\d+\.\d+$/,
  /^192\.168\.\d+\.\d+$/,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+$/,
  // fc00::/7, fe80::/10, ::, ::1 and IPv4 addresses written as IPv6.
  /^\[(f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::)/,
  /^localhost$|\.(localhost|local|internal)$|^[^.[]+$/,
];

/**
 * The address of a Chatwoot installation, without a slash at the end; a path in front of `/api` is kept.
 * Plain HTTP and private addresses only on loopback or for hosts the operator of this app has allowed.
 * Errors: one sentence that says what to enter instead.
 */
export function parseChatwootBaseUrl(
  text: string,
  allowed: { privateHosts: readonly string[]; loopback: boolean },
): Result<string, string> {
  if (!URL.canParse(text))
    return err("Enter the whole address of Chatwoot, such as https://chat.example.com.");
  const url = new URL(text);
  const objection = objectionTo(url, isTrusted(url.hostname, allowed));
  return objection === null ? ok(url.origin + url.pathname.replace(/\/+$/, "")) : err(objection);
}

function isTrusted(host: string, allowed: { privateHosts: readonly string[]; loopback: boolean }): boolean {
  return allowed.privateHosts.includes(host) || (allowed.loopback && LOOPBACK.test(host));
}

function objectionTo(url: URL, isTrustedHost: boolean): string | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return "Enter an address that begins with https://.";
  }
  if (url.username || url.password || url.search || url.hash) {
    return "Enter the address only, without user name, question mark or #. The token has its own field.";
  }
  if (isTrustedHost) return null;
  if (PRIVATE.some((pattern) => pattern.test(url.hostname))) {
    return `${url.hostname} is a private address. Add it to ALLOWED_PRIVATE_HOSTS to use it.`;
  }
  if (url.protocol === "http:") {
    return "Enter an address that begins with https://: the token would travel in the clear.";
  }
  return null;
}
