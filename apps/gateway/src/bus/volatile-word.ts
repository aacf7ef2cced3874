import { DraftNotice, Presence } from "@holdfast/wire";
import { z } from "zod";

/**
 * All that crosses a bus beside wake-ups: who has which contact open, and that a draft was changed. Ids, enumerations, numbers and the
 * names of colleagues: never a word or an address of anybody (W39).
 */
export type VolatileWord =
  | { readonly kind: "presence"; readonly presence: Presence }
  | { readonly kind: "draft"; readonly notice: DraftNotice };

/** Longest word that is taken from another gateway: many times the longest that one of ours says. */
const WORD_BYTES_MAX = 7_000;

/** A word as it crosses: what its schema does not name stays here. */
export function writeWord(word: VolatileWord): string {
  return JSON.stringify(
    word.kind === "presence" ? Presence.parse(word.presence) : DraftNotice.parse(word.notice),
  );
}

/** What another gateway said, or `null` where it cannot be read, as of another release. */
export function readWord(text: string): VolatileWord | null {
  if (Buffer.byteLength(text) > WORD_BYTES_MAX) return null;
  const said = Json.safeParse(text);
  if (!said.success) return null;
  const presence = Presence.safeParse(said.data);
  if (presence.success) return { kind: "presence", presence: presence.data };
  const notice = DraftNotice.safeParse(said.data);
  return notice.success ? { kind: "draft", notice: notice.data } : null;
}

const Json = z.string().transform((text, check): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    check.addIssue({ code: "custom", message: "no JSON" });
    return z.NEVER;
  }
});
