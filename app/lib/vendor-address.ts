import { err, ok, type Result } from "../domain/result.ts";
import { isLoopbackHost, isPrivateHost } from "./outside-address.ts";

/** Which addresses that are not public the operator of this app has allowed. */
export interface AllowedHosts {
  readonly privateHosts: readonly string[];
  readonly loopback: boolean;
}

/** How a refusal speaks of what is entered. */
export interface AddressWords {
  /** "Chatwoot, such as https://chat.example.com" */
  readonly whose: string;
  /** "token" */
  readonly secret: string;
}

/**
 * The address of a vendor's installation, without a slash at the end; a path in front is kept.
 * Plain HTTP and private addresses only on loopback or for hosts the operator of this app has allowed.
 * Errors: one sentence that says what to enter instead.
 */
export function parseVendorAddress(
  text: string,
  allowed: AllowedHosts,
  words: AddressWords,
): Result<string, string> {
  if (!URL.canParse(text)) return err(`Enter the whole address of ${words.whose}.`);
  const url = new URL(text);
  const objection = objectionTo(url, isTrusted(url.hostname, allowed), words);
  return objection === null ? ok(url.origin + url.pathname.replace(/\/+$/, "")) : err(objection);
}

function isTrusted(host: string, allowed: AllowedHosts): boolean {
  return allowed.privateHosts.includes(host) || (allowed.loopback && isLoopbackHost(host));
}

function objectionTo(url: URL, isTrustedHost: boolean, { secret }: AddressWords): string | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return "Enter an address that begins with https://.";
  }
  if (url.username || url.password || url.search || url.hash) {
    return `Enter the address only, without user name, question mark or #. The ${secret} has its own field.`;
  }
  if (isTrustedHost) return null;
  if (isPrivateHost(url.hostname)) {
    return `${url.hostname} is a private address. Add it to ALLOWED_PRIVATE_HOSTS to use it.`;
  }
  if (url.protocol === "http:") {
    return `Enter an address that begins with https://: the ${secret} would travel in the clear.`;
  }
  return null;
}
