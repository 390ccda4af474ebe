// node --import ./scripts/stand-ins/preload.mjs: sends the app's Shopify calls to the local stand-in and refuses
// every host that the demo and the tests have no business with. Development only: not in the production image.
import { Agent, Dispatcher, setGlobalDispatcher } from "undici";

if (process.env.CX_DEMO !== "1") {
  throw new Error(
    "scripts/stand-ins/preload.mjs reroutes outside calls: it loads only where CX_DEMO=1 is set",
  );
}
const port = Number(process.env.STANDIN_SHOPIFY_PORT);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  throw new Error("STANDIN_SHOPIFY_PORT has to be the port of the Shopify stand-in");
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);
const SHOPIFY = /(^|\.)(myshopify|shopify)\.com$/;
const configuredHosts = new Set(
  ["CHATWOOT_BASE_URL", "SUPABASE_URL"].flatMap((name) => hostOf(name, process.env[name])),
);

function hostOf(name, address) {
  if (!address) return [];
  if (!URL.canParse(address)) throw new Error(`${name} is not an address: ${address}`);
  return [new URL(address).hostname];
}

/**
 * A request to a shop goes to the stand-in over plain loopback HTTP with its Host header kept, which tells the
 * stand-in the shop. No certificate is needed, and the app's own code stays as it is.
 */
class StandInDispatcher extends Dispatcher {
  #agent = new Agent();

  dispatch(options, handler) {
    const { hostname, host } = new URL(String(options.origin));
    if (SHOPIFY.test(hostname)) {
      const rerouted = {
        ...options,
        origin: `http://127.0.0.1:${port}`,
        headers: withHost(options.headers, host),
      };
      return this.#agent.dispatch(rerouted, handler);
    }
    if (LOOPBACK.has(hostname) || configuredHosts.has(hostname))
      return this.#agent.dispatch(options, handler);
    throw new Error(
      `Outside call to ${hostname} refused: with CX_DEMO=1 only loopback, Shopify's stand-in and the hosts of ` +
        "CHATWOOT_BASE_URL and SUPABASE_URL are reachable",
    );
  }

  close(...args) {
    return this.#agent.close(...args);
  }

  destroy(...args) {
    return this.#agent.destroy(...args);
  }
}

/** undici takes headers as a flat list, as pairs, or as an object. */
function withHost(headers, host) {
  if (!headers) return { host };
  if (Array.isArray(headers) && typeof headers[0] === "string") {
    const kept = [];
    for (let i = 0; i < headers.length; i += 2) {
      if (headers[i].toLowerCase() !== "host") kept.push(headers[i], headers[i + 1]);
    }
    return [...kept, "host", host];
  }
  const pairs = typeof headers[Symbol.iterator] === "function" ? [...headers] : Object.entries(headers);
  return Object.fromEntries([...pairs.filter(([name]) => name.toLowerCase() !== "host"), ["host", host]]);
}

setGlobalDispatcher(new StandInDispatcher());
