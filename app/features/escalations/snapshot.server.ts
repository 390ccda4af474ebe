import { z } from "zod";
import type { Cipher } from "../../lib/cipher.server.ts";

/** The one copy of a customer's words outside a decision: for the queue, encrypted, deleted after resolving. */
const snapshotSchema = z.object({ firstName: z.string().nullable(), lastWords: z.string().nullable() });
export type Snapshot = z.infer<typeof snapshotSchema>;

export const EXCERPT_LENGTH = 140;

export function sealSnapshot(cipher: Cipher, snapshot: Snapshot): string {
  const lastWords = snapshot.lastWords === null ? null : excerpt(snapshot.lastWords);
  return cipher.encrypt(JSON.stringify({ ...snapshot, lastWords }));
}

export function openSnapshot(cipher: Cipher, sealed: string | null): Snapshot {
  if (sealed === null) return { firstName: null, lastWords: null };
  return snapshotSchema.parse(JSON.parse(cipher.decrypt(sealed)));
}

/** Cut at a whole character, with the cut shown. */
function excerpt(text: string): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  if (characters.length <= EXCERPT_LENGTH) return characters.join("");
  return `${characters
    .slice(0, EXCERPT_LENGTH - 1)
    .join("")
    .trimEnd()}…`;
}
