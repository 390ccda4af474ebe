import { useMemo, useState } from "react";
import { isBlocked, type Judgement, type MatchedStatement } from "../../domain/guardrails/finding.ts";
import { judgeText } from "../../domain/guardrails/judge-text.ts";
import { withTemplate } from "../../domain/guardrails/with-template.ts";
import type { Offer, Reply } from "./panel.ts";

export interface Draft {
  readonly text: string;
  readonly offer: Offer | undefined;
  readonly isEdited: boolean;
  readonly judgement: Judgement;
  readonly factsUsed: readonly MatchedStatement[];
  readonly isBlocked: boolean;
  /** Something speaks against it that a person may overrule. */
  readonly needsReason: boolean;
  readonly reason: string;
  readonly pick: (template: string) => void;
  readonly edit: (text: string) => void;
  readonly reset: () => void;
  readonly giveReason: (reason: string) => void;
}

/**
 * The text being written, judged as it is typed by the same function and facts as on the server. It survives closing
 * the modal; a refresh of the page does not touch it. Until somebody types it is the offer's own, whichever wording
 * that has when the review is opened.
 */
export function useDraft(reply: Reply): Draft {
  const [template, setTemplate] = useState<string | null>(reply.suggested);
  const offer = reply.offers.find((each) => each.template === template);
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, giveReason] = useState("");
  const text = typed ?? offer?.text ?? "";
  const judgement = useJudgement(reply, offer, text);
  return {
    text,
    offer,
    isEdited: offer !== undefined && offer.text !== text,
    judgement,
    factsUsed: factsUsedIn(judgement),
    isBlocked: isBlocked(judgement),
    needsReason: offer?.against != null || judgement.findings.some((finding) => finding.class === "warned"),
    reason,
    pick(picked) {
      setTemplate(picked || null);
      setTyped(null);
    },
    edit: setTyped,
    reset: () => setTyped(null),
    giveReason,
  };
}

/** What the text states; what it promises stands under what will be owed. */
export function factsUsedIn({ matched }: Judgement): readonly MatchedStatement[] {
  return matched.filter(({ statement }) => statement.kind !== "commitment");
}

/** Nothing typed yet is no finding: there is nothing to send, and the button says so. */
const NOTHING: Judgement = { findings: [], matched: [] };

export function useJudgement({ facts, grant }: Reply, offer: Offer | undefined, text: string): Judgement {
  return useMemo(
    () => (text.trim() === "" ? NOTHING : judgeText(text, withTemplate(facts, offer ?? null), grant)),
    [facts, grant, offer, text],
  );
}
