import type { modelReasons } from "../../domain/selection/abstain-reasons.ts";

/** Why the template stands. `not_asked`: no model is connected, nothing is suggested, or the case has moved on. */
export type KeptReason = (typeof modelReasons)[number] | "feature_disabled" | "not_asked";

/** What /app/reword answers: a wording that passed every check, with the case signed anew, or why there is none. */
export type RewordingAnswer =
  { readonly text: string; readonly model: string; readonly seen: string } | { readonly reason: KeptReason };

export const REWORD_PATH = "/app/reword";

/** For the routes of a page that asks: an answer about its wording is no reason to load it again. */
export function reloadsUnlessReworded({
  formAction,
  defaultShouldRevalidate,
}: {
  readonly formAction?: string;
  readonly defaultShouldRevalidate: boolean;
}): boolean {
  return formAction !== REWORD_PATH && defaultShouldRevalidate;
}
