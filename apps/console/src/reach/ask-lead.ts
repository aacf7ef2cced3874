import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { refreshContact } from "../contact/open-contact.ts";
import { serverNow } from "../clock/server-clock.ts";
import { clockWords } from "../text/time-words.ts";
import { reasonRefusedWords } from "./lift.ts";
import { AskForLiftDocument, DeclineLiftDocument } from "./reach-mutations.ts";

/** Asks the shift leads to lift what locks a contact that one has. `null` when they are asked, else why not. */
export async function askForLift(contactId: ContactId, reason: string): Promise<string | null> {
  const answer = await tell(AskForLiftDocument, { contactId, reason });
  if (answer.kind !== "data") return refused(failureWords(answer.kind));
  const { asked } = answer.data;
  switch (asked.__typename) {
    case "AskedForLift":
      return done(contactId, () => t`Asked. Every shift lead is told.`);
    case "AlreadyAsked": {
      const clock = clockWords(asked.at, serverNow());
      void refreshContact(contactId);
      return refused(t`That is asked already, since ${clock}.`);
    }
    case "NothingToLift":
      void refreshContact(contactId);
      return refused(t`There is nothing here that a lead may lift now.`);
    case "SafeContactMoved":
      void refreshContact(contactId);
      return refused(t`Not recorded: something happened here meanwhile. Look at it, and say it again.`);
    case "NotHolder":
      return refused(t`Only whoever has this contact can do that.`);
    case "TextRefused":
      return refused(reasonRefusedWords(asked));
    case "NotFound":
      return refused(t`This contact is no longer here.`);
  }
}

/** Declines what was read, with a reason. `null` when it is done, else why not. */
export async function declineLift(
  contactId: ContactId,
  askId: string,
  reason: string,
): Promise<string | null> {
  const answer = await tell(DeclineLiftDocument, { contactId, askId, reason });
  if (answer.kind !== "data") return refused(failureWords(answer.kind));
  const { declined } = answer.data;
  switch (declined.__typename) {
    case "LiftAskEnded":
      return done(contactId, () => t`Declined. Whoever asked is told.`);
    case "LiftAskNothing":
      void refreshContact(contactId);
      return refused(t`That is no longer asked.`);
    case "TextRefused":
      return refused(reasonRefusedWords(declined));
    case "NotFound":
      return refused(t`This contact is no longer here.`);
  }
}

async function done(contactId: ContactId, words: () => string): Promise<null> {
  announce({ kind: `reach:${contactId}`, urgency: "polite", words });
  await refreshContact(contactId);
  return null;
}

function refused(words: string): string {
  announce({ kind: "lift", urgency: "assertive", words: () => words });
  return words;
}
