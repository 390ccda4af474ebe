import type { Actor } from "../../app/domain/person.ts";
import { judgingFacts } from "./judging-facts.ts";
import type { SeenCase } from "../../app/domain/seen-case.ts";

export const SHOP = "evergreen-outfitters.myshopify.com";
export const NOW = new Date("2026-11-23T15:42:00Z");

export function anOperator(overrides: Partial<Actor> = {}): Actor {
  return {
    shopDomain: SHOP,
    userId: "9007199254740993",
    email: "dana@evergreen.example",
    name: "Dana Whitfield",
    roles: ["operator"],
    ...overrides,
  };
}

export const SHIP_UPDATE =
  "Hi Alex, thanks for flagging the delay. I've escalated this to our carrier and will email you a fresh tracking update as soon as they reply — I'll follow up within the next few hours.";

/** Alex Rivera's case as the panel shows it: waiting 74 min. */
export function aSeenCase(overrides: Partial<SeenCase> = {}): SeenCase {
  return {
    shopDomain: SHOP,
    world: "live",
    userId: anOperator().userId,
    version: 1,
    conversationId: 1207,
    orderId: "gid://shopify/Order/1045",
    orderName: "#EVR-1045",
    firstName: "Alex",
    waitingSince: "2026-11-23T14:28:00.000Z",
    lastMessageId: 48_211,
    refundNeedsReview: false,
    isAiOn: true,
    suggested: "ship_update",
    offered: [{ template: "ship_update", templateVersion: 1, text: SHIP_UPDATE, against: [] }],
    ...judgingFacts(),
    selection: { template: "ship_update" },
    factsDigest: "0".repeat(64),
    shownAt: NOW.toISOString(),
    ...overrides,
  };
}
