import type { Language } from "@holdfast/case-schema";
import { contentOf, mayReach, quietWordsIn, type ReachDecision } from "@holdfast/contact-policy";
import { WORDINGS } from "@holdfast/outside-wordings";
import { agreedTextsOf } from "./agreed-texts-of.ts";
import { quietWordsNow } from "./as-delivered.ts";
import type { Known } from "./decide.ts";
import { languageFor } from "./language-for.ts";
import { leavingOf } from "./leaving-of.ts";
import { CALL } from "./may-call.ts";
import { reachFactsOf } from "./reach-facts-of.ts";

/** The words that may be read to a machine, and the decision about them. */
export interface Voicemail {
  readonly words: string;
  readonly language: Language;
  readonly decision: ReachDecision;
}

/**
 * Whether the neutral words may be left with a machine that answered, whichever contact the call was made from: where they said
 * that one may be (CP18), and no other lock or limit holds. A lead's word lifts nothing for a call.
 */
export function voicemailOf(
  { record, settings, now }: Omit<Known, "channel">,
  language: Language | null,
): Voicemail {
  const spoken = languageFor(language, settings);
  const words = WORDINGS[spoken].voicemail;
  const content = contentOf(words, agreedTextsOf(record.preference, settings));
  const leaving = leavingOf({ text: words, subject: null, senderName: null }, CALL.medium);
  const quiet = quietWordsIn(leaving, quietWordsNow(settings));
  const purpose = { kind: "voicemail" } as const;
  const facts = reachFactsOf(record, CALL, { purpose, content, quiet, messageId: null });
  return { words, language: spoken, decision: mayReach({ ...facts, lift: null }, now) };
}
