import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { refreshContact } from "../contact/open-contact.ts";
import { serverNow } from "../clock/server-clock.ts";
import { clockWords } from "../text/time-words.ts";
import { LiftLockDocument } from "./reach-mutations.ts";

/** Lifts what a lead may lift. `null` when it is done, else why not. */
export async function liftLock(contactId: ContactId, reason: string): Promise<string | null> {
  const answer = await tell(LiftLockDocument, { contactId, reason });
  if (answer.kind !== "data") return said(failureWords(answer.kind));
  const { lifted } = answer.data;
  switch (lifted.__typename) {
    case "Lifted": {
      const clock = clockWords(lifted.until, serverNow());
      announce({
        kind: `reach:${contactId}`,
        urgency: "polite",
        words: () => t`Lifted until ${clock}, for one check message.`,
      });
      await refreshContact(contactId);
      return null;
    }
    case "NothingToLift":
      void refreshContact(contactId);
      return said(t`There is nothing here that a lead may lift now.`);
    case "TextRefused":
      return said(reasonRefusedWords(lifted));
    case "NotFound":
      return said(t`This contact is no longer here.`);
  }
}

/** Why a reason was not taken. */
export function reasonRefusedWords({
  length,
  limit,
}: {
  readonly length: number;
  readonly limit: number;
}): string {
  // Words that show nothing have no limit that they could be longer than.
  return limit > 0 && length > limit ? t`The reason is too long.` : t`A reason is needed, in words.`;
}

function said(words: string): string {
  announce({ kind: "lift", urgency: "assertive", words: () => words });
  return words;
}
