import type { CodeWordHash } from "@holdfast/case-schema";
import type { InboundMessage } from "@holdfast/channel-kit";
import { codeWordCandidates } from "@holdfast/contact-policy";
import type { CodeWordSaid, ReachStore, ThreadCodeWords } from "@holdfast/db";
import { withoutQuotedLines } from "@holdfast/queue-policy";
import type { z } from "zod";
import type { Origin } from "./to-arrival.ts";

type Message = z.output<typeof InboundMessage>;

/** What a message says by words that were agreed on, and whether danger holds for whoever writes. */
export interface CodeWordsHeard {
  readonly said: CodeWordSaid | null;
  /** By this message, or since an earlier one: whichever contact it opens shows it (CP50). */
  readonly isDanger: boolean;
}

/** Of what nobody listens to for agreed words. */
export const NO_CODE_WORD: CodeWordsHeard = { said: null, isDanger: false };

/**
 * Which of the words agreed with whoever writes here a message holds, by hashes alone; none where none was agreed, and in what
 * they fetch or a machine wrote (G206). What is quoted was heard when it was written.
 */
export async function heardCodeWord(
  { text, quotedFrom = null, automatic = null, threadKey, refs, dedupeKey }: Message,
  { id, traits }: Origin,
  reach: Pick<ReachStore, "codeWords">,
): Promise<CodeWordsHeard> {
  if (traits.delivery !== "pushed" || automatic !== null) return NO_CODE_WORD;
  const words = await reach.codeWords(id, threadKey, refs);
  if (words === null) return NO_CODE_WORD;
  const candidates = codeWordCandidates(withoutQuotedLines({ text, quotedFrom })).map(words.hash);
  const found = wordAmong(new Set(candidates), words.agreed);
  return {
    said: found === null ? null : { channel: id, threadKey, refs, dedupeKey, ...found },
    isDanger: found?.kind === "danger" || words.dangerSince !== null,
  };
}

/** Both in one message are danger, also where one of them is of an earlier agreement (CP44). */
function wordAmong(
  said: ReadonlySet<CodeWordHash>,
  agreed: ThreadCodeWords["agreed"],
): Pick<CodeWordSaid, "kind" | "hash"> | null {
  for (const { danger } of agreed)
    if (danger !== null && said.has(danger)) return { kind: "danger", hash: danger };
  for (const { safe } of agreed) if (said.has(safe)) return { kind: "safe", hash: safe };
  return null;
}
