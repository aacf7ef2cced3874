import type { ReachDecision } from "@holdfast/contact-policy";
import type { CurrentSettings, HandoverMoment } from "@holdfast/db";
import { WORDINGS } from "@holdfast/outside-wordings";
import { languageFor } from "../reach/language-for.ts";
import type { sendAnswer } from "../graphql/send-answer.ts";

/** Whether somebody is told that another voice goes on. */
export interface Told {
  readonly isTold: boolean;
  /** Why they may not be written to now. */
  readonly decision: ReachDecision | null;
}

/**
 * Tells somebody in writing, under the handover's own id and by the one road that answers have, that somebody else goes on: through
 * claim, contact preference, locks and opt-out. Said again under that id, it is one message. On calls it is said aloud.
 */
export async function tellOfHandover(
  id: string,
  { contactId, medium, language }: Pick<HandoverMoment, "contactId" | "medium" | "language">,
  {
    settings,
    send,
  }: {
    readonly settings: Pick<CurrentSettings, "calls">;
    readonly send: (
      answer: Parameters<typeof sendAnswer>[0],
    ) => Promise<Awaited<ReturnType<typeof sendAnswer>>>;
  },
): Promise<Told> {
  if (medium === "voice") return { isTold: false, decision: null };
  const text = handoverWritten(language, settings);
  // It names nobody, and so tells nothing of anybody else.
  const sent = await send({ contactId, messageId: id, text, attested: [] });
  if (sent.__typename === "MessageQueued") return { isTold: true, decision: null };
  return { isTold: false, decision: sent.__typename === "ReachRefused" ? sent.decision : null };
}

/** What somebody is told in writing of it, in their language or the house's. */
export const handoverWritten = (
  language: HandoverMoment["language"],
  settings: Pick<CurrentSettings, "calls">,
): string => WORDINGS[languageFor(language, settings)].handover.written;
