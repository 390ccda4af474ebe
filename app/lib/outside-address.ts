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

export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/** An address that only machines nearby can reach: secrets of the house may live there. */
export function isPrivateHost(host: string): boolean {
  // "localhost." is the same host.
  const name = host.replace(/\.$/, "");
  return PRIVATE.some((pattern) => pattern.test(name));
}

/**
 * Why a model may not be called at this address; null when it may: HTTPS, or any address on loopback or on a private
 * host that the operator of this app has allowed.
 */
export function objectionToModelAddress(url: URL, allowedPrivateHosts: readonly string[]): string | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") return "must begin with https://";
  if (url.username || url.password || url.search || url.hash) {
    return "must be the address only: the key has its own variable, AI_API_KEY";
  }
  if (isLoopbackHost(url.hostname) || allowedPrivateHosts.includes(url.hostname)) return null;
  if (isPrivateHost(url.hostname))
    return `is a private address: add ${url.hostname} to ALLOWED_PRIVATE_HOSTS`;
  return url.protocol === "https:" ? null : "must begin with https://: the key would travel in the clear";
}
