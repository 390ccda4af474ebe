import { data } from "@remix-run/node";
import { z } from "zod";
import type { RequestContext } from "./composition.server.ts";
import type { UndoAnswer } from "./features/escalations/decision-status.tsx";
import { withdrawReply, type WithdrawRefusal } from "./features/replies/withdraw-reply.server.ts";

const withdrawSchema = z.object({ intent: z.literal("withdraw"), decisionId: z.coerce.number().int() });

const SENTENCES = {
  notFound: "Only the person who approved a reply can undo it.",
  readOnly: "You can read this case. A manager can give you the operator role.",
  tooLate: "The reply is already on its way. It can no longer be undone.",
} as const satisfies Record<WithdrawRefusal, string>;

/** Undo from either panel. */
export async function handleWithdrawAction(context: RequestContext, form: FormData) {
  const parsed = withdrawSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success)
    return data<UndoAnswer>({ sentence: "Reload the page and try again." }, { status: 400 });
  const withdrawn = await withdrawReply(context, context.actor, parsed.data.decisionId);
  if (withdrawn.ok) return data<UndoAnswer>({ sentence: null });
  return data<UndoAnswer>({ sentence: SENTENCES[withdrawn.error] }, { status: 409 });
}
