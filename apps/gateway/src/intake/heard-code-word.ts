import type { InboundMessage } from "@holdfast/channel-kit";
import { codeWordCandidates } from "@holdfast/contact-policy";
import type { CodeWordSaid, ReachStore } from "@holdfast/db";
import { withoutQuotedLines } from "@holdfast/queue-policy";
import type { z } from "zod";
import type { Origin } from "./to-arrival.ts";

type Message = z.output<typeof InboundMessage>;

/**
 * Which of the words agreed with whoever writes here a message holds, by hashes alone; `null` when none, when none was agreed,
 * and for what they fetch or a machine wrote (G206). What is quoted was heard when it was written.
 */
export async function heardCodeWord(
  { text, quotedFrom = null, automatic = null, threadKey, refs, dedupeKey }: Message,
  { id, traits }: Origin,
  reach: Pick<ReachStore, "codeWords">,
): Promise<CodeWordSaid | null> {
  if (traits.delivery !== "pushed" || automatic !== null) return null;
  const words = await reach.codeWords(id, threadKey, refs);
  if (words === null) return null;
  const said = new Set(codeWordCandidates(withoutQuotedLines({ text, quotedFrom })).map(words.hash));
  const heard = { channel: id, threadKey, refs, dedupeKey };
  // Both in one message are danger, also where one of them is of an earlier agreement (CP44).
  for (const { danger } of words.agreed)
    if (danger !== null && said.has(danger)) return { ...heard, kind: "danger", hash: danger };
  for (const { safe } of words.agreed) if (said.has(safe)) return { ...heard, kind: "safe", hash: safe };
  return null;
}
