import type { Language } from "@holdfast/case-schema";
import type { ReachDecision } from "@holdfast/contact-policy";
import type { AfterDropStands } from "@holdfast/db";
import { neutralChecksNow } from "./as-delivered.ts";
import { decideWords, type Known } from "./decide.ts";
import { languageFor } from "./language-for.ts";

/** The one text that may follow where a conversation broke off, and whether it may leave now. Personal data: `text`. */
export interface AfterDrop {
  readonly text: string;
  readonly decision: ReachDecision;
}

/** Of a contact that goes on with nothing, in which nothing was tried. */
export const NOTHING_BROKE_OFF: AfterDropStands = { tries: 0, lineLostAt: null };

/**
 * What is offered where they asked to be texted once and do not answer any more (CP15), or where the line of the call was lost
 * that is gone on with here and nobody has said anything here since: the question that was agreed on, else a check message that
 * tells nothing, in their language. `null` where they asked for nothing of the kind, are not silent yet, or were texted so
 * already.
 */
export function afterDropOf(
  known: Known,
  language: Language | null,
  { tries, lineLostAt }: AfterDropStands,
): AfterDrop | null {
  const { record, channel, settings } = known;
  const { preference, neverSince, status } = record;
  if (channel.medium !== "text" || status === "closed" || neverSince !== null || tries > 0) return null;
  if (preference?.may !== "contact" || preference.whenDropped !== "text_once") return null;
  const [neutral] = neutralChecksNow(settings)[languageFor(language, settings)];
  const text = preference.checkQuestion ?? neutral;
  if (text === undefined) return null;
  const decision = decideWords(known, {
    words: { text, subject: null, senderName: null },
    purpose: { kind: "after_drop", tries },
    messageId: null,
  });
  const { phase } = decision.silence;
  const isSilent = phase === "countdown" || phase === "locked";
  return isSilent || isCutOff(record, lineLostAt) ? { text, decision } : null;
}

/** Whether the line was lost, and neither they nor we have written here since. */
function isCutOff({ conversation }: Known["record"], lineLostAt: number | null): boolean {
  return (
    lineLostAt !== null &&
    !conversation.some(({ kind, at }) => (kind === "heard" || kind === "left") && at >= lineLostAt)
  );
}
