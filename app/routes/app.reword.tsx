import { data, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { openRequest } from "../composition.server.ts";
import { templateIdSchema } from "../domain/templates/template.ts";
import { rewordSuggestion } from "../features/escalations/reword-suggestion.server.ts";
import type { RewordingAnswer } from "../features/escalations/rewording.ts";
import { readSeenCase } from "../features/replies/read-seen-case.server.ts";

const rewordSchema = z.object({ seen: z.string(), template: templateIdSchema });

/** What a panel asks once its template is on screen: the same in a model's words, or why the template stands. */
export async function action({ request }: ActionFunctionArgs) {
  const context = await openRequest(request);
  const form = rewordSchema.safeParse(Object.fromEntries(await request.formData()));
  const seen = form.success ? readSeenCase(context.cipher, form.data.seen, context.actor) : null;
  if (!seen || seen.suggested !== form.data?.template) {
    return data<RewordingAnswer>({ reason: "not_asked" }, { status: 400 });
  }
  return data<RewordingAnswer>(await rewordSuggestion(context, seen, request.signal));
}
