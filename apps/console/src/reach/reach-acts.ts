import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell, type Answer } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { openContact, refreshContact } from "../contact/open-contact.ts";
import { createStore } from "../store/store.ts";
import {
  ConfirmDangerOverDocument,
  ConfirmSamePersonDocument,
  MarkMayBeExploiterDocument,
  MarkNumberReassignedDocument,
  RecordAgreedAnewDocument,
  RecordRefusalDocument,
  RecordTextUntilDocument,
  TakeBackExploiterMarkDocument,
  TakeBackLiftAskDocument,
} from "./reach-mutations.ts";

/** What somebody can note about who is there and what they want, in one press. */
export type ReachAct =
  | {
      readonly kind:
        | "confirm_same"
        | "mark_exploiter"
        | "take_back_mark"
        | "number_reassigned"
        | "refusal"
        | "agreed_anew"
        | "danger_over"
        | "take_back_lift_ask";
    }
  | { readonly kind: "text_until"; readonly until: number };

type Done = Readonly<{ done: Readonly<{ __typename: string }> }>;

/** Why the last act was not taken, by contact, until the next one. Facts only. */
export const notTaken = createStore<ReadonlyMap<ContactId, string>>(new Map());

/** What is under way, by contact: a second press does nothing. */
export const underWay = createStore<ReadonlySet<ContactId>>(new Set());

/** Tells the gateway, and says what came of it. Whether it was done. */
export async function actOn(id: ContactId, act: ReachAct): Promise<boolean> {
  if (underWay.get().has(id)) return false;
  underWay.update((all) => new Set(all).add(id));
  const answer = await request(id, act);
  underWay.update((all) => new Set([...all].filter((each) => each !== id)));
  const refusal = refusalOf(answer);
  sayRefused(id, refusal);
  const words = refusal ?? doneWords(act);
  announce({ kind: `reach:${id}`, urgency: refusal === null ? "polite" : "assertive", words: () => words });
  // Why it was refused may be something that is not on screen yet.
  await refreshContact(id);
  return refusal === null;
}

/** Keeps why something was refused where it is shown; `null` clears it. */
export function sayRefused(id: ContactId, words: string | null): void {
  notTaken.update((all) => {
    const next = new Map(all);
    if (words === null) next.delete(id);
    else next.set(id, words);
    return next;
  });
}

async function request(contactId: ContactId, act: ReachAct): Promise<Answer<Done>> {
  const variables = { contactId };
  const seen = { contactId, seenVersion: seenVersion(contactId) };
  switch (act.kind) {
    case "confirm_same":
      return tell(ConfirmSamePersonDocument, seen);
    case "mark_exploiter":
      return tell(MarkMayBeExploiterDocument, variables);
    case "take_back_mark":
      return tell(TakeBackExploiterMarkDocument, variables);
    case "number_reassigned":
      return tell(MarkNumberReassignedDocument, variables);
    case "refusal":
      return tell(RecordRefusalDocument, variables);
    case "agreed_anew":
      return tell(RecordAgreedAnewDocument, variables);
    case "danger_over":
      return tell(ConfirmDangerOverDocument, seen);
    case "take_back_lift_ask":
      return tell(TakeBackLiftAskDocument, variables);
    case "text_until":
      return tell(RecordTextUntilDocument, { contactId, until: act.until });
  }
}

/** The version that is shown; what is not open was not seen, and no contact has a version 0. */
function seenVersion(id: ContactId): number {
  const open = openContact.get();
  return open.kind === "ready" && open.id === id ? open.contact.row.version : 0;
}

function refusalOf(answer: Answer<Done>): string | null {
  if (answer.kind !== "data") return failureWords(answer.kind);
  switch (answer.data.done.__typename) {
    case "SafeContactChanged":
    case "LiftAskEnded":
      return null;
    case "LiftAskNothing":
      return t`That is no longer asked.`;
    case "SafeContactMoved":
      return t`Not recorded: something happened here meanwhile. Look at it, and say it again.`;
    case "NotHolder":
      return t`Only whoever has this contact can do that.`;
    case "CheckWordNotHeard":
      return t`Not yet: they have not said their safe word since the danger word.`;
    case "NotFound":
      return t`This contact is no longer here.`;
    default:
      return t`This cannot be done now.`;
  }
}

function doneWords(act: ReachAct): string {
  switch (act.kind) {
    case "confirm_same":
      return t`Confirmed: it is the same person.`;
    case "mark_exploiter":
      return t`Marked: this may be the exploiter. What is known here is withheld.`;
    case "take_back_mark":
      return t`The mark is taken back.`;
    case "number_reassigned":
      return t`Recorded: this number is somebody else’s now.`;
    case "refusal":
      return t`Recorded: they do not want to be contacted.`;
    case "agreed_anew":
      return t`Recorded: they agreed to be contacted again.`;
    case "danger_over":
      return t`Your confirmation is recorded.`;
    case "take_back_lift_ask":
      return t`You no longer ask a lead to lift it.`;
    case "text_until":
      return t`Recorded until when they may be texted.`;
  }
}
