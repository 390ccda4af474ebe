import { err, ok, type Result } from "../../domain/result.ts";
import type { FieldErrors } from "./settings.ts";

/** As typed. An empty secret keeps the stored one. */
export type ConnectionDraft =
  | {
      readonly vendor: "chatwoot";
      readonly baseUrl: string;
      readonly accountId: string;
      readonly secret: string;
      readonly webhookSecret: string;
    }
  | { readonly vendor: "supabase"; readonly baseUrl: string; readonly secret: string };

export interface ParsedConnection {
  readonly baseUrl: string;
  readonly accountId: number | null;
  /** Null: not typed. */
  readonly secret: string | null;
  readonly webhookSecret: string | null;
}

export type AddressParsers = Readonly<
  Record<ConnectionDraft["vendor"], (text: string) => Result<string, string>>
>;

const MOST_ACCOUNT_ID = 2_147_483_647;
const MOST_SECRET_LENGTH = 4_000;
const ACCOUNT_WANTED = "Enter the account's number: it follows /accounts/ in Chatwoot's address bar.";
const SECRET_WANTED = "Enter it as it was shown to you, without spaces or line breaks.";

/** Errors: a sentence per field. */
export function readConnection(
  draft: ConnectionDraft,
  parseAddress: AddressParsers,
): Result<ParsedConnection, FieldErrors> {
  const address = parseAddress[draft.vendor](draft.baseUrl.trim());
  const accountId = draft.vendor === "chatwoot" ? accountIdOf(draft.accountId.trim()) : null;
  const secret = draft.secret.trim() || null;
  const webhookSecret = (draft.vendor === "chatwoot" && draft.webhookSecret.trim()) || null;
  const fields = {
    ...(address.ok ? {} : { baseUrl: address.error }),
    ...(accountId === 0 ? { accountId: ACCOUNT_WANTED } : {}),
    ...(isHeaderText(secret) ? {} : { secret: SECRET_WANTED }),
    ...(isHeaderText(webhookSecret) ? {} : { webhookSecret: SECRET_WANTED }),
  };
  if (!address.ok || Object.keys(fields).length > 0) return err(fields);
  return ok({ baseUrl: address.value, accountId, secret, webhookSecret });
}

/** 0 where it is none. */
function accountIdOf(text: string): number {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return id <= MOST_ACCOUNT_ID ? id : 0;
}

/** What can travel in an HTTP header. */
function isHeaderText(text: string | null): boolean {
  if (text === null) return true;
  return /^[\x21-\x7e]+$/.test(text) && text.length <= MOST_SECRET_LENGTH;
}
