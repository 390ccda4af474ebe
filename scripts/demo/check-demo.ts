import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { createAppClient, type AppClient } from "../stand-ins/app-client.ts";
import type { RunningDemo } from "./start-demo.ts";

export interface DemoCheck {
  readonly ok: boolean;
  readonly decisionId: number;
  readonly uid: string;
  readonly action: string;
  readonly delivery: string;
  readonly chatwootMessageId: number | null;
  readonly mirror: { readonly status: string; readonly attempt: number; readonly durationMs: number | null };
  readonly supabaseRow: boolean;
}

const WITHIN_MS = 60_000;
const POLL_MS = 200;
const SCENARIO_ORDER = "#EVR-1045";

const queueSchema = z.object({
  queue: z.object({ rows: z.array(z.object({ href: z.string(), orderName: z.string().nullable() })) }),
});
const panelSchema = z.object({
  reply: z.object({
    seen: z.string(),
    suggested: z.string().nullable(),
    offers: z.array(z.object({ template: z.string(), text: z.string() })),
  }),
});
const answerSchema = z.object({ ok: z.literal(true), decisionId: z.number() });

/** Approves one suggested reply through the app's own routes, then reads what became of it on every side. */
export async function checkDemo(demo: RunningDemo): Promise<DemoCheck> {
  const client = createAppClient({
    appUrl: demo.appUrl,
    shop: EVERGREEN_SHOP.domain,
    userId: evergreenStaff.dana.userId,
    ...demo.settings,
  });
  const href = await waitFor("a case with an order in the queue", () => findCase(client));
  const decisionId = await approve(client, href);
  return waitFor("delivery and mirror", () => outcomeOf(demo, decisionId));
}

async function findCase(client: AppClient): Promise<string | null> {
  const { queue } = queueSchema.parse(await client.load("/app", "routes/app._index"));
  const linked = queue.rows.filter((row) => row.orderName !== null);
  const scripted = linked.find((row) => row.orderName === SCENARIO_ORDER);
  return (scripted ?? linked[0])?.href ?? null;
}

async function approve(client: AppClient, href: string): Promise<number> {
  const loaded = await client.load(href, "routes/app.orders.$orderId");
  const { panel } = z.object({ panel: z.instanceof(Promise) }).parse(loaded);
  const { reply } = panelSchema.parse(await panel);
  const offer = reply.offers.find(({ template }) => template === reply.suggested) ?? reply.offers[0];
  if (!offer) throw new Error(`${href} offers no reply to approve`);
  const form = { intent: "approve", seen: reply.seen, template: offer.template, text: offer.text };
  return answerSchema.parse(await client.submit(href, form)).decisionId;
}

async function outcomeOf(demo: RunningDemo, decisionId: number): Promise<DemoCheck | null> {
  const decision = await demo.database.decision.findUniqueOrThrow({
    where: { id: decisionId },
    include: { delivery: true, mirror: true, syncAttempts: { orderBy: { attempt: "desc" }, take: 1 } },
  });
  const { delivery, mirror } = decision;
  if (!delivery || delivery.outcome === "pending" || !mirror || mirror.status === "PENDING") return null;
  const supabaseRow = await hasSupabaseRow(demo, decision.uid);
  return {
    ok: delivery.outcome === "accepted" && mirror.status === "SUCCESS" && supabaseRow,
    decisionId,
    uid: decision.uid,
    action: decision.action,
    delivery: delivery.outcome,
    chatwootMessageId: delivery.chatwootMessageId,
    mirror: {
      status: mirror.status,
      attempt: mirror.attempt,
      durationMs: decision.syncAttempts[0]?.durationMs.toNumber() ?? null,
    },
    supabaseRow,
  };
}

async function hasSupabaseRow({ supabase }: RunningDemo, uid: string): Promise<boolean> {
  const response = await fetch(`${supabase.url}/rest/v1/decision_log?select=uid&uid=eq.${uid}`, {
    headers: { apikey: supabase.secretKey, authorization: `Bearer ${supabase.secretKey}` },
  });
  return z.array(z.object({ uid: z.string() })).parse(await response.json()).length === 1;
}

async function waitFor<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() - startedAt > WITHIN_MS)
      throw new Error(`waited ${WITHIN_MS / 1000} s for ${what}`);
    await sleep(POLL_MS);
  }
}
