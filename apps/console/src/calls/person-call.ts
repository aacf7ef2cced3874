import type { CallAnswerSaid, ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import { ask, tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import { createStore, useStore } from "../store/store.ts";
import { callRefusalWords } from "./ask-call.ts";
import { PersonCallDocument, SayWhoAnsweredDocument, type PersonCallData } from "./person-call-documents.ts";

/** Of the contact that is open; replaced by the next, gone with the tab. */
export const personCall = createStore<{
  readonly id: ContactId;
  /** Of the contact and its calls, when it was asked for. */
  readonly versions: string;
  readonly known: PersonCallData;
} | null>(null);

/** Grows with every question: an answer that was overtaken is no news. */
let asked = 0;

/** The longest that a browser waits for by itself, in milliseconds. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Asks whether the person of a contact may be called now, and who answered before. What is known stays where it cannot be had. */
export async function loadPersonCall(contactId: ContactId, versions: string): Promise<void> {
  const nth = (asked += 1);
  const answer = await ask(PersonCallDocument, { contactId });
  if (nth !== asked || answer.kind !== "data" || answer.data.personCall == null) return;
  personCall.set({ id: contactId, versions, known: answer.data.personCall });
}

/**
 * Whether the person of a contact may be called, asked anew with each version of the contact and of its calls, and when time
 * alone changes it; `null` while it is not known.
 */
export function usePersonCall(id: ContactId, versions: string, isWanted: boolean): PersonCallData | null {
  const shown = useStore(personCall);
  const known = shown?.id === id ? shown.known : null;
  const changesAt = known?.decision.changesAt ?? null;
  useEffect(() => {
    if (isWanted) void loadPersonCall(id, versions);
  }, [id, versions, isWanted]);
  useEffect(() => {
    if (!isWanted || changesAt === null) return;
    const inMs = Math.min(Math.max(0, changesAt - serverNow()) + 500, LONGEST_WAIT_MS);
    const wait = setTimeout(() => void loadPersonCall(id, versions), inMs);
    return () => clearTimeout(wait);
  }, [id, versions, changesAt, isWanted]);
  return known;
}

/** Says who answered, or whether words were left with a machine. Gives why it was not kept, in words; `null` when it was. */
export async function sayWhoAnswered(
  contactId: ContactId,
  party: string,
  said: CallAnswerSaid,
): Promise<string | null> {
  const answer = await tell(SayWhoAnsweredDocument, { contactId, party, said });
  if (answer.kind !== "data") return failureWords(answer.kind);
  const { kept } = answer.data;
  switch (kept.__typename) {
    case "WhoAnsweredKept": {
      // What was asked for before is older than this.
      asked += 1;
      const { answer: now } = kept;
      personCall.update((before) => {
        if (before?.id !== contactId) return before;
        const answers = before.known.answers.map((each) => (each.party === party ? now : each));
        return { ...before, known: { ...before.known, answers } };
      });
      return null;
    }
    case "CallRefused":
      return kept.reason === "preference"
        ? t`They did not agree to a message on a machine. Nothing may be left.`
        : callRefusalWords(kept.reason);
    case "NotHolder":
      return t`Only whoever has this contact can do that.`;
    case "NotFound":
      return t`This contact is no longer here.`;
  }
}
