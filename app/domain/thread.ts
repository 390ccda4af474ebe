/** Who a message in a Chatwoot conversation is from, as far as answering the customer goes. */
export type Author = "customer" | "person" | "bot" | "system";

/** One message of a Chatwoot conversation, in domain types. */
export interface Message {
  /** Chatwoot's global, rising message id. */
  readonly id: number;
  /** `incoming` from the customer, `outgoing` and `template` from our side, `activity` written by Chatwoot. */
  readonly kind: "incoming" | "outgoing" | "activity" | "template";
  readonly author: Author;
  readonly authorName: string | null;
  /** Plain text as the channel delivered it; never HTML. */
  readonly text: string;
  /** A private note: the customer does not see it. */
  readonly isPrivate: boolean;
  /** Sent by an automation rule, macro campaign or bot: does not count as a human answer. */
  readonly isAutomated: boolean;
  readonly createdAt: string;
  /** Chatwoot's delivery state: sent, delivered, read, failed, progress. */
  readonly status: string;
  readonly attachments: readonly Attachment[];
  /** Our key in `content_attributes.app_send_key`, when this app sent the message. */
  readonly sendKey: string | null;
}

export interface Attachment {
  readonly id: number;
  readonly fileType: string;
  readonly dataUrl: string;
  readonly thumbUrl: string | null;
  readonly fileName: string | null;
  readonly sizeBytes: number | null;
}

/** A conversation's own data beside its messages. */
export interface Conversation {
  /** Chatwoot's `display_id`, the id in every address. */
  readonly id: number;
  readonly status: "open" | "pending" | "resolved" | "snoozed";
  readonly channel: string;
  readonly canReply: boolean;
  readonly labels: readonly string[];
  readonly waitingSince: string | null;
  readonly lastActivityAt: string | null;
  readonly snoozedUntil: string | null;
  readonly assignee: { readonly id: number; readonly name: string } | null;
  readonly contact: Contact;
  readonly customAttributes: Readonly<Record<string, unknown>>;
  readonly appliedSla: { readonly name: string; readonly status: string } | null;
}

export interface Contact {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly identifier: string | null;
}
