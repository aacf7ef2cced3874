import type { Language } from "@holdfast/case-schema";
import type { ReachDecision } from "@holdfast/contact-policy";
import { neutralChecksNow } from "./as-delivered.ts";
import { decideWords, type Known } from "./decide.ts";

/** The one text that may follow where a conversation broke off, and whether it may leave now. Personal data: `text`. */
export interface AfterDrop {
  readonly text: string;
  readonly decision: ReachDecision;
}

/**
 * What is offered where they asked to be texted once and do not answer any more (CP15): the question that was agreed on, else
 * a check message that tells nothing, in their language. `null` where they asked for nothing of the kind, are not silent yet,
 * or were texted so already: `tries`.
 */
export function afterDropOf(known: Known, language: Language | null, tries: number): AfterDrop | null {
  const { record, channel, settings } = known;
  const { preference, neverSince, status } = record;
  if (channel.medium !== "text" || status === "closed" || neverSince !== null || tries > 0) return null;
  if (preference?.may !== "contact" || preference.whenDropped !== "text_once") return null;
  const [neutral] = neutralChecksNow(settings)[language ?? "en"];
  const text = preference.checkQuestion ?? neutral;
  if (text === undefined) return null;
  const decision = decideWords(known, {
    words: { text, subject: null, senderName: null },
    purpose: { kind: "after_drop", tries },
    messageId: null,
  });
  const { phase } = decision.silence;
  return phase === "countdown" || phase === "locked" ? { text, decision } : null;
}
