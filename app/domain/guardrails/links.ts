import type { Span } from "../span.ts";

/* For hosts without a scheme a known ending is asked for, else "the delay.Please" would be one. */
const ENDINGS =
  "com|net|org|io|co|uk|de|fr|ca|au|us|eu|info|biz|shop|store|app|dev|me|ly|gl|gg|to|cc|tv|link|click|site|online|xyz|top|ru|cn|in|nl|se|no|it|es|tld|ai";
const LINK = new RegExp(
  [
    String.raw`\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>"'\])]+`,
    String.raw`\b(?:javascript|data|vbscript|file|mailto|tel|sms):[^\s<>"'\])]+`,
    String.raw`(?<![@\p{L}\d.-])(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+(?:${ENDINGS})(?![\p{L}\d@-])(?:[:/?#][^\s<>"'\])]*)?`,
    String.raw`(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])(?:[:/][^\s<>"'\])]*)?`,
  ].join("|"),
  "giu",
);
const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/giu;
const TRAILING = /[.,;:!?]+$/;

export interface Found {
  readonly span: Span;
  readonly value: string;
}

/** Every address that a reader's program would turn into a link, with scheme or without. */
export function findLinks(text: string): Found[] {
  return [...text.matchAll(LINK)].map((match) => {
    const value = match[0].replace(TRAILING, "");
    return { value, span: { start: match.index, end: match.index + value.length } };
  });
}

export function findEmails(text: string): Found[] {
  return [...text.matchAll(EMAIL)].map((match) => ({
    value: match[0].toLowerCase(),
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

/** The host a link leads to, or null where it is no web address. */
export function hostOf(link: string): string | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(link) && !/^[^/]+\.[a-z]+:\d/i.test(link);
  try {
    const url = new URL(hasScheme ? link : `https://${link}`);
    const isWeb = url.protocol === "https:" || url.protocol === "http:";
    return isWeb && url.username === "" && url.password === "" ? url.hostname.toLowerCase() : null;
  } catch {
    return null;
  }
}

/** A host on the list covers its subdomains, and nothing that only ends like it. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((each) => host === each.toLowerCase() || host.endsWith(`.${each.toLowerCase()}`));
}

/** One spelling for comparing two links. */
export function canonicalLink(link: string): string {
  const bare = link.replace(/^https:\/\//i, "").replace(/\/$/, "");
  const slash = bare.search(/[/?#]/);
  return slash === -1 ? bare.toLowerCase() : bare.slice(0, slash).toLowerCase() + bare.slice(slash);
}
