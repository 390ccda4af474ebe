import { z } from "zod";
import type { Clock } from "../../lib/clock.ts";
import type { StandInStore } from "../../lib/stand-in-store.ts";
import { jsonAnswer, notFound, Refusal } from "./stand-in/answers.ts";
import { readControl, storedFaultPlan, type Fault, type FaultPlan } from "./stand-in/control.ts";
import type { AgentDoc } from "./stand-in/documents.ts";
import { answerAfter, answerBefore } from "./stand-in/fault-effects.ts";
import { noteRequest } from "./stand-in/journal.ts";
import { findRoute, type FoundRoute } from "./stand-in/routes.ts";
import { playScene } from "./stand-in/scene.ts";
import { serveStorage } from "./stand-in/storage.ts";
import { sendWebhooks, type Deliver } from "./stand-in/webhooks.ts";
import { openWorld, type World } from "./stand-in/world.ts";

export interface ChatwootStandInOptions {
  /** Holds the whole invented Chatwoot, so that any process serves the same one. */
  readonly store: StandInStore;
  readonly clock: Clock;
  /** Sends a signed webhook to the address in it; not waited for. */
  readonly deliver: Deliver;
  /** Default: what the admin surface planned. */
  readonly faults?: FaultPlan;
}

/**
 * A Chatwoot for the calls of `ChatwootPort`, quirks included: wrappers, absent keys, replaced lists, silent
 * unassigning, no deduplication. One contract suite holds it and a live server to the same answers.
 */
export function createChatwootStandIn(
  options: ChatwootStandInOptions,
): (request: Request) => Promise<Response> {
  const { store } = options;
  const nextFault = options.faults ?? storedFaultPlan(store);

  return async function handle(request) {
    const url = new URL(request.url);
    const file = await serveStorage(openWorld(store), url);
    if (file) return file;

    const { clock_offset_ms } = await readControl(store);
    const now = (options.clock.now().getTime() + clock_offset_ms) / 1000;
    const route = findRoute(request.method, url.pathname);
    if (route === null) return refusalAnswer(notFound(), now);

    const fault = await nextFault(route.operation);
    const body = await bodyOf(request);
    const { operation } = route;
    await noteRequest(store, { at: now, method: request.method, path: url.pathname, operation, body, fault });

    const early = await answerBefore(fault, request, now);
    if (early) return early;
    const answer = await carryOut(options, { request, url, route, body, fault, now });
    return answerAfter(fault, request, answer, now);
  };
}

interface Arrival {
  readonly request: Request;
  readonly url: URL;
  readonly route: FoundRoute;
  readonly body: Record<string, unknown>;
  readonly fault: Fault | null;
  readonly now: number;
}

async function carryOut(options: ChatwootStandInOptions, arrival: Arrival): Promise<Response> {
  const { request, url, route, body, fault, now } = arrival;
  const { store } = options;
  try {
    const agent = await authenticate(openWorld(store), request, route.accountId);
    const call = { agent, id: route.id, query: url.searchParams, body, origin: url.origin };
    const failsAt = fault?.kind === "failedLater" ? now + fault.afterSeconds : null;
    if (request.method === "GET") {
      const world = openWorld(store);
      return jsonAnswer(200, await route.handle({ ...call, world, now, failsAt, emit: refuseEvents }), now);
    }
    const { result, events } = await playScene(store, now, (scene) =>
      route.handle({ ...call, ...scene, failsAt }),
    );
    await sendWebhooks(store, events, { now, origin: url.origin, deliver: options.deliver, fault });
    return jsonAnswer(200, result, now);
  } catch (cause) {
    if (cause instanceof Refusal) return refusalAnswer(cause, now);
    throw cause;
  }
}

async function authenticate(world: World, request: Request, accountId: number | null): Promise<AgentDoc> {
  const token = request.headers.get("api_access_token");
  if (!token) throw new Refusal(401, { errors: ["You need to sign in or sign up before continuing."] });
  const agent = (await world.agents.list()).find((candidate) => candidate.access_token === token);
  if (agent === undefined) throw new Refusal(401, { error: "Invalid Access Token" });
  if (accountId !== null && (await world.accounts.get(accountId)) === null) throw notFound();
  return agent;
}

/** A body that is no JSON object is none: Rails answers from what is left. */
async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

function refusalAnswer(refusal: Refusal, now: number): Response {
  return jsonAnswer(refusal.status, refusal.body, now);
}

function refuseEvents(): never {
  throw new Error("a GET changes nothing");
}
