import { data } from "@remix-run/node";
import { z } from "zod";
import type { RequestContext } from "./composition.server.ts";
import { assertNever } from "./domain/result.ts";
import { handleLinkAction } from "./link-action.server.ts";
import { templateIdSchema } from "./domain/templates/template.ts";
import type { ApprovalAnswer } from "./features/escalations/use-approval.ts";
import { approveReply, type ApproveReplyRefusal } from "./features/replies/approve-reply.server.ts";
import { readSeenCase } from "./features/replies/read-seen-case.server.ts";
import { handleWithdrawAction } from "./withdraw-action.server.ts";

const approveSchema = z.object({
  intent: z.literal("approve"),
  seen: z.string(),
  template: z.union([templateIdSchema, z.literal("").transform(() => null)]),
  text: z.string().max(150_000, "is longer than the 150,000 characters that Chatwoot takes"),
  reason: z.string().max(2_000).default(""),
});

/** What both panel routes do with a form: one command, its outcome in words. */
export async function handlePanelAction(context: RequestContext, form: FormData) {
  if (form.get("intent") === "link") return handleLinkAction(context, form);
  if (form.get("intent") === "withdraw") return handleWithdrawAction(context, form);
  const parsed = approveSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuse(400, null, "This form is not complete. Reload the page and try again.");
  const seen = readSeenCase(context.cipher, parsed.data.seen, context.actor);
  if (!seen) return refuse(400, null, "This page is out of date. Reload it and review the reply again.");
  const { modalApprovals } = context.settings;
  const { template, text, reason } = parsed.data;
  const approved = await approveReply({ ...context, modalApprovals }, context.actor, {
    seen,
    template,
    text,
    reason: reason || null,
  });
  if (approved.ok) return data<ApprovalAnswer>({ ok: true, decisionId: approved.value.decisionId });
  return refuseApproval(approved.error);
}

function refuse(status: number, field: "text" | "reason" | null, sentence: string) {
  return data<ApprovalAnswer>({ ok: false, field, sentence }, { status });
}

function refuseApproval(refusal: ApproveReplyRefusal) {
  switch (refusal.kind) {
    case "readOnly":
      return refuse(403, null, "You can read this case. A manager can give you the operator role.");
    case "approvalsOff":
      return refuse(403, null, "FEATURE_MODAL_APPROVALS was turned off. Answer in Chatwoot.");
    case "emptyText":
      return refuse(422, "text", "Write a reply, or pick a template.");
    case "blocked":
      return refuse(422, "text", sentenceOfBlocked(refusal));
    case "needsReason":
      return refuse(422, "reason", "Say why it is sent all the same, in three characters or more.");
    case "customerWroteAgain":
      return refuse(409, null, "The customer wrote again. Read the new message, then review the reply.");
    case "alreadyDecided":
      return refuse(409, null, sentenceOfFirst(refusal));
    default:
      return assertNever(refusal);
  }
}

function sentenceOfBlocked({ findings }: Extract<ApproveReplyRefusal, { kind: "blocked" }>): string {
  const blocked = findings.filter((finding) => finding.class === "blocked");
  return blocked.map(({ message }) => message).join(" ");
}

function sentenceOfFirst(first: Extract<ApproveReplyRefusal, { kind: "alreadyDecided" }>): string {
  const { by, sent, outcome } = first;
  if (!by) return "This case changed while you were reading. Close and review it again.";
  if (!sent) return `${by} decided first.`;
  if (outcome === "pending") return `${by} decided first and is sending: “${sent}”`;
  if (outcome === "accepted" || outcome === "delivered") return `${by} decided first and sent: “${sent}”`;
  return `${by} decided first, but nothing was sent. Close and review the case again.`;
}
