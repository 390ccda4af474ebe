import type { SeedCustomer } from "./people.ts";

/** Who says a line: the customer, an agent by id, an agent in a private note, or Chatwoot itself. */
export type Speaker = "customer" | "activity" | { readonly agent: number; readonly isNote?: true };

export interface SeedLine {
  readonly by: Speaker;
  /** Minutes before the start of the world. */
  readonly ago: number;
  readonly text: string;
  readonly photo?: string;
}

export interface ThreadSpec {
  /** Chatwoot's display id. */
  readonly id: number;
  readonly customer: SeedCustomer;
  readonly channel: "email" | "website" | "whatsapp";
  /** How Chatwoot knows the customer; `whole` has identifier, e-mail and phone. */
  readonly knownBy?: "email" | "phone" | "whole";
  readonly lines: readonly SeedLine[];
  readonly labels?: readonly string[];
  readonly assignee?: number;
  readonly status?: "open" | "snoozed" | "resolved";
  /** Minutes from the start until a snoozed conversation comes back. */
  readonly backIn?: number;
  /** The order that a colleague wrote into the conversation's attributes. */
  readonly order?: number;
}

export const AGENTS = { dana: 1, priya: 2, sam: 3, marta: 4 } as const;

export function customerSays(ago: number, text: string, photo?: string): SeedLine {
  return photo ? { by: "customer", ago, text, photo } : { by: "customer", ago, text };
}

export function agentSays(agent: number, ago: number, text: string): SeedLine {
  return { by: { agent }, ago, text };
}

export function noteBy(agent: number, ago: number, text: string): SeedLine {
  return { by: { agent, isNote: true }, ago, text };
}

export function activity(ago: number, text: string): SeedLine {
  return { by: "activity", ago, text };
}
