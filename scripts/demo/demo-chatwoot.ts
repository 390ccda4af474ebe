import { randomBytes } from "node:crypto";
import {
  createChatwootStandInAdmin,
  type ChatwootStandInAdmin,
} from "../../app/integrations/chatwoot/stand-in-admin.server.ts";
import { createChatwootStandIn } from "../../app/integrations/chatwoot/stand-in.server.ts";
import { openWorld } from "../../app/integrations/chatwoot/stand-in/world.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { systemClock } from "../../app/lib/clock.ts";
import type { StandInStore } from "../../app/lib/stand-in-store.ts";
import { houseWebhookId } from "../../app/models/webhook-connections.server.ts";
import { EVERGREEN_CHATWOOT } from "../../prisma/seed-data/conversations.ts";
import { EVERGREEN_SHOP } from "../../prisma/seed-data/people.ts";
import { serveOnLoopback } from "../stand-ins/http-server.ts";

const WEBHOOK_ID = 1;
const SUBSCRIPTIONS = [
  "conversation_created",
  "conversation_updated",
  "conversation_status_changed",
  "message_created",
  "message_updated",
];
/** As Chatwoot waits for an answer. */
const WEBHOOK_TIMEOUT_MS = 5_000;

export interface DemoChatwoot {
  /** For the app. */
  readonly env: Record<string, string>;
  /** Null where a real Chatwoot is used. */
  readonly admin: ChatwootStandInAdmin | null;
  /** From now on the app at this address is told what happens. */
  callAt(appUrl: string): Promise<void>;
  close(): Promise<void>;
}

/** The real Chatwoot that the environment names, else the stand-in, which tells the app what happens there. */
export async function startDemoChatwoot(store: StandInStore, encryptionKey: string): Promise<DemoChatwoot> {
  const {
    CHATWOOT_BASE_URL,
    CHATWOOT_ACCOUNT_ID = "",
    CHATWOOT_API_TOKEN = "",
    CHATWOOT_WEBHOOK_SECRET = "",
  } = process.env;
  if (CHATWOOT_BASE_URL) {
    const env = { CHATWOOT_BASE_URL, CHATWOOT_ACCOUNT_ID, CHATWOOT_API_TOKEN, CHATWOOT_WEBHOOK_SECRET };
    return { env, admin: null, callAt: async () => undefined, close: async () => undefined };
  }
  const wiring = { store, clock: systemClock, deliver };
  const server = await serveOnLoopback(createChatwootStandIn(wiring), 0);
  const secret = randomBytes(18).toString("base64url");
  const baseUrl = `http://127.0.0.1:${server.port}`;
  return {
    env: {
      CHATWOOT_BASE_URL: baseUrl,
      CHATWOOT_ACCOUNT_ID: String(EVERGREEN_CHATWOOT.accountId),
      CHATWOOT_API_TOKEN: EVERGREEN_CHATWOOT.apiToken,
      CHATWOOT_WEBHOOK_SECRET: secret,
    },
    admin: createChatwootStandInAdmin({ ...wiring, origin: baseUrl }),
    callAt: (appUrl) => registerWebhook(store, secret, `${appUrl}${pathOf(encryptionKey)}`),
    close: () => server.close(),
  };
}

function deliver(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS) });
}

function pathOf(encryptionKey: string): string {
  return `/webhooks/chatwoot/${houseWebhookId(createCipher(encryptionKey), EVERGREEN_SHOP.domain)}`;
}

/** As an administrator does in Chatwoot; anew at each start, for the app is served elsewhere. */
async function registerWebhook(store: StandInStore, secret: string, url: string): Promise<void> {
  const row = { id: WEBHOOK_ID, name: "CX Escalations", url, subscriptions: SUBSCRIPTIONS, secret };
  await openWorld(store).webhooks.put(WEBHOOK_ID, row);
}
