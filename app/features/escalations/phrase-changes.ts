import { diffWordsWithSpace } from "diff";

/** A stretch of two texts: the same in both, or what the one had and the other has in its place. */
export interface PhraseChange {
  readonly kept: string;
  readonly removed: string;
  readonly added: string;
}

/**
 * What became of a text, by phrase: changed words with nothing but spaces between them are one change, so that it
 * reads as people edit ("our carrier" to "UPS"). All kept and removed are the first text, all kept and added the second.
 */
export function phraseChanges(from: string, to: string): readonly PhraseChange[] {
  const changes: PhraseChange[] = [];
  for (const part of diffWordsWithSpace(from, to)) {
    const last = changes.at(-1);
    const open = last && last.kept === "" ? last : null;
    if (part.added) push(changes, open, { kept: "", removed: "", added: part.value });
    else if (part.removed) push(changes, open, { kept: "", removed: part.value, added: "" });
    else if (open && part.value.trim() === "")
      push(changes, open, { kept: "", removed: part.value, added: part.value });
    else changes.push({ kept: part.value, removed: "", added: "" });
  }
  return changes;
}

function push(changes: PhraseChange[], open: PhraseChange | null, next: PhraseChange): void {
  if (!open) {
    changes.push(next);
    return;
  }
  changes[changes.length - 1] = {
    kept: "",
    removed: open.removed + next.removed,
    added: open.added + next.added,
  };
}
