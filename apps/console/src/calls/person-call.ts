import type { CallAnswerSaid, ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useCallback, useEffect } from "react";
import { ask, tell } from "../api/ask.ts";
import { useChangedByTime } from "../clock/use-changed-by-time.ts";
import { failureWords } from "../contact/moves.ts";
import type { Came } from "../live/until-known.ts";
import { useAgain } from "../live/use-again.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { callRefusalWords } from "./ask-call.ts";
import { PersonCallDocument, SayWhoAnsweredDocument, type PersonCallData } from "./person-call-documents.ts";

/** Of the contact that is open; replaced by the next, gone with the tab. */
export const personCall = createStore<{
  readonly id: ContactId;
  /** Of the contact and its calls, when it was asked for; `null` once it could not be had anew. */
  readonly versions: string | null;
  readonly known: PersonCallData;
} | null>(null);

const newest = latest();
/** The question that had no answer last. */
const failed = createStore<string | null>(null);
const questionOf = (id: ContactId, versions: string): string => `${id} ${versions}`;
/** What was asked for last. */
let wanted: { readonly id: ContactId; readonly versions: string } | null = null;

/**
 * Asks whether the person of a contact may be called now, and who answered before. What is known stays where it cannot be had,
 * and counts as old. Gives what came of it.
 */
export async function loadPersonCall(contactId: ContactId, versions: string): Promise<Came> {
  wanted = { id: contactId, versions };
  const answer = await newest.ask(() => ask(PersonCallDocument, { contactId }));
  if (answer === null) return null;
  failed.set(answer.kind === "data" ? null : questionOf(contactId, versions));
  if (answer.kind === "data" && answer.data.personCall != null)
    personCall.set({ id: contactId, versions, known: answer.data.personCall });
  else personCall.update((before) => (before?.id === contactId ? { ...before, versions: null } : before));
  return answer;
}

/** What is known of calling the person of a contact. */
export interface PersonCallNow {
  /** `null` while it is not known. */
  readonly person: PersonCallData | null;
  /** Whether it is of the contact and its calls as they stand: what is older says no more what may be read to a machine. */
  readonly isCurrent: boolean;
  readonly askAgain: () => void;
}

/**
 * Whether the person of a contact may be called, asked anew with each version of the contact and of its calls, when time alone
 * changes it, and until it is had.
 */
export function usePersonCall(id: ContactId, versions: string, isWanted: boolean): PersonCallNow {
  const shown = useStore(personCall);
  const known = shown?.id === id ? shown.known : null;
  const isCurrent = known !== null && shown?.versions === versions;
  const look = useCallback(() => loadPersonCall(id, versions), [id, versions]);
  useEffect(() => {
    if (isWanted) void look();
  }, [look, isWanted]);
  const lookAnew = useCallback(() => void look(), [look]);
  useChangedByTime(known?.decision.changesAt ?? null, isWanted ? known : null, lookAnew);
  useAgain(useStore(failed) === questionOf(id, versions), look, isWanted);
  return { person: known, isCurrent, askAgain: lookAnew };
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
      const { answer: now } = kept;
      personCall.update((before) => {
        if (before?.id !== contactId) return before;
        const answers = before.known.answers.map((each) => (each.party === party ? now : each));
        return { ...before, known: { ...before.known, answers } };
      });
      // What was asked for before is older than this, and is waited for no more: so it is asked again.
      if (wanted?.id === contactId) void loadPersonCall(contactId, wanted.versions);
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
