import type { Role } from "../../domain/person.ts";

/** One sentence per field that was refused, by the field's name on the page. */
export type FieldErrors = Readonly<Record<string, string>>;

export type SettingsRefusal =
  { readonly kind: "readOnly" } | { readonly kind: "invalid"; readonly fields: FieldErrors };

export interface ConnectionView {
  /** Null: not connected. */
  readonly source: "settings" | "environment" | null;
  readonly baseUrl: string;
  /** As text for its field; empty for Supabase. */
  readonly accountId: string;
  /** False: what is stored cannot be read and has to be entered again. */
  readonly isReadable: boolean;
  readonly hasWebhookSecret: boolean;
}

export interface PersonView {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly accountOwner: boolean;
  readonly isYou: boolean;
  readonly roles: readonly Role[];
}

export interface SettingsView {
  readonly mayManage: boolean;
  /** Whom to ask, for somebody who may only read. */
  readonly managers: readonly string[];
  readonly general: {
    readonly modalApprovals: boolean;
    readonly aiEscalations: boolean;
    readonly slaMinutes: string;
    readonly refundEscalateAt: string;
    readonly refundManagerOver: string;
    readonly currencyCode: string;
  };
  /** What holds where a field is left empty. */
  readonly defaults: {
    readonly slaMinutes: string;
    readonly refundEscalateAt: string;
    readonly refundManagerOver: string;
  };
  readonly chatwoot: ConnectionView;
  readonly supabase: ConnectionView;
  readonly people: readonly PersonView[];
}

/** The part of a connection that did not work, in the order in which they are tried. */
export type TestStep = "address" | "token" | "account" | "permission" | "table";

export type ConnectionTest =
  | { readonly ok: true; readonly sentence: string }
  | { readonly ok: false; readonly step: TestStep; readonly sentence: string };

/** What the action of the page answers. */
export interface SettingsAnswer {
  /** The names of the fields that are stored now. */
  readonly saved: readonly string[];
  readonly errors: FieldErrors;
  /** Why nothing could be done at all. */
  readonly sentence: string | null;
  readonly test: ConnectionTest | null;
}

/** Which Chatwoot agent somebody is; by verified e-mail only. */
export type AgentMatch =
  | { readonly state: "matched"; readonly agentId: number; readonly agentName: string }
  | { readonly state: "unconfirmed" | "several" | "none" };

export type AgentMap =
  | { readonly state: "read"; readonly matches: Readonly<Record<string, AgentMatch>> }
  | { readonly state: "unread"; readonly sentence: string };
