import { data } from "@remix-run/node";
import { z } from "zod";
import type { RequestContext } from "./composition.server.ts";
import { linkOrder } from "./features/conversations/link-order.server.ts";
import type { LinkAnswer } from "./features/escalations/link-order-card.tsx";

const linkSchema = z.object({
  intent: z.literal("link"),
  conversationId: z.coerce.number().int().positive(),
  orderId: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  orderName: z.string().min(1).max(100),
});

/** Links an order to a conversation from either panel. */
export async function handleLinkAction(context: RequestContext, form: FormData) {
  const parsed = linkSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuse(400, "This form is not complete. Reload the page and try again.");
  const linked = await linkOrder(context, context.actor, parsed.data);
  if (linked.ok) return data<LinkAnswer>({ ok: true });
  return refuse(403, "You can read this case. A manager can give you the operator role.");
}

function refuse(status: number, sentence: string) {
  return data<LinkAnswer>({ ok: false, sentence }, { status });
}
