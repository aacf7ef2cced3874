import { setImmediate } from "node:timers/promises";
import type { CodeWordHash } from "@holdfast/case-schema";
import type { InboundMessage } from "@holdfast/channel-kit";
import { codeWordCandidates, codeWordHeard } from "@holdfast/contact-policy";
import type { CodeWordSaid, PersonCodeWords, ReachStore, ThreadCodeWords } from "@holdfast/db";
import { withoutQuotedLines } from "@holdfast/queue-policy";
import type { z } from "zod";
import type { Origin } from "./to-arrival.ts";

type Message = z.output<typeof InboundMessage>;

/** What a message says by words that were agreed on, and whether danger holds for whoever writes. */
export interface CodeWordsHeard {
  readonly said: CodeWordSaid | null;
  /** By this message, or since an earlier one: whichever contact it opens shows it (CP50). */
  readonly isDanger: boolean;
  /** Whether words were agreed with whoever writes, or with anybody linked with them: only they can be in danger by one. */
  readonly isAgreed: boolean;
}

/** Of what nobody listens to for agreed words. */
const NO_CODE_WORD: CodeWordsHeard = { said: null, isDanger: false, isAgreed: false };

/** Whether words can have been agreed for it: a machine says none (G206). */
export function mayHoldCodeWord({ automatic = null }: Message): boolean {
  return automatic === null;
}

/**
 * Which of the words agreed with whoever writes here a message holds, by hashes alone; none where none was agreed, and where
 * none can be (G206). What is quoted was heard when it was written; `subject` holds the runs that a mail's says anew.
 */
export async function heardCodeWord(
  message: Message,
  { id }: Origin,
  reach: Pick<ReachStore, "codeWords">,
  subject: readonly string[],
): Promise<CodeWordsHeard> {
  if (!mayHoldCodeWord(message)) return NO_CODE_WORD;
  const { text, quotedFrom, threadKey, refs, dedupeKey, sentAt } = message;
  const words = await reach.codeWords(id, threadKey, refs);
  if (words === null) return NO_CODE_WORD;
  // Where the channel says nothing of it, nothing is quoted: a text may begin with `>`.
  const own = quotedFrom === undefined ? text : withoutQuotedLines({ text, quotedFrom });
  // Apart, so that the end of one and the beginning of the other are no word together.
  const forms = [...codeWordCandidates(own), ...subject];
  const said = await saidOf(forms, words.people);
  return {
    said: said === null ? null : { channel: id, threadKey, refs, dedupeKey, saidAt: sentAt, ...said },
    isDanger: said?.kind === "danger" || words.dangerSince !== null,
    isAgreed: true,
  };
}

/** Whose word it is and which; of two people's, danger (CP44). */
async function saidOf(
  forms: readonly string[],
  people: ThreadCodeWords["people"],
): Promise<Pick<CodeWordSaid, "kind" | "hash" | "personId"> | null> {
  let said: Pick<CodeWordSaid, "kind" | "hash" | "personId"> | null = null;
  for (const { personId, hash, agreed } of people) {
    const found = codeWordHeard(await hashesOf(forms, hash), agreed);
    if (found?.kind === "danger") return { ...found, personId };
    if (found !== null) said ??= { ...found, personId };
  }
  return said;
}

/** So many hashes at a time; a long mail has hundreds of thousands, and nobody else is kept waiting for them. */
const HASHED_AT_ONCE = 1000;

async function hashesOf(
  forms: readonly string[],
  hash: PersonCodeWords["hash"],
): Promise<ReadonlySet<CodeWordHash>> {
  const hashes = new Set<CodeWordHash>();
  for (const [index, form] of forms.entries()) {
    if (index > 0 && index % HASHED_AT_ONCE === 0) await setImmediate();
    hashes.add(hash(form));
  }
  return hashes;
}
