import type { AnyVariables, TypedDocumentNode } from "@urql/core";
import { t } from "@lingui/core/macro";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import { learnRow } from "../live/learn-row.ts";
import { hasThisWords } from "../queue/row-words.ts";
import type { CallAskData } from "./call-documents.ts";

/** What came of asking something of a call. What was refused says why, in words. */
export type CallAsked =
  | { readonly kind: "done" }
  | { readonly kind: "taken"; readonly by: string; readonly since: number }
  | { readonly kind: "refused"; readonly words: string; readonly because?: Refusal };

/** Why the gateway refuses something of a call. */
type Refusal = Extract<CallAskData, { __typename: "CallRefused" }>["reason"];

/** Asks something of a call once, and takes in how its contact stands where the answer says it. */
export async function askCall<Variables extends AnyVariables>(
  document: TypedDocumentNode<{ asked: CallAskData }, Variables>,
  variables: Variables,
): Promise<CallAsked> {
  const answer = await tell(document, variables);
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { asked } = answer.data;
  if ("row" in asked) learnRow(asked.row);
  switch (asked.__typename) {
    case "CallAsked":
      return { kind: "done" };
    case "TakenByOther":
      return { kind: "taken", by: asked.by.name, since: asked.since };
    case "ContactChanged":
      return refused(t`This contact changed a moment ago. Look again, then decide.`);
    case "CallRefused":
      return { ...refused(callRefusalWords(asked.reason)), because: asked.reason };
    case "NotHolder":
      return refused(t`Only whoever has this contact can do that.`);
    case "NotFound":
      return refused(t`This contact is no longer here.`);
  }
}

/** The same in one sentence, for whoever asked; `null` when it was done. */
export function askedWords(asked: CallAsked): string | null {
  switch (asked.kind) {
    case "done":
      return null;
    case "taken":
      return hasThisWords(asked.by, asked.since, serverNow());
    case "refused":
      return asked.words;
  }
}

function refused(words: string): Extract<CallAsked, { kind: "refused" }> {
  return { kind: "refused", words };
}

/** Why nothing was done about a call, and what can be done now. */
export function callRefusalWords(reason: Refusal): string {
  switch (reason) {
    case "not_carried":
      return t`Calls are not carried just now. Callers hear music; try again in a moment.`;
    case "no_call":
      return t`This call is over.`;
    case "not_now":
      return t`The call does not stand so that this can be done now.`;
    case "no_device":
      return t`No telephone is ready there.`;
    case "not_heard":
      return t`No sound came from your microphone, so you were not connected. Try your microphone.`;
    case "unreachable":
      return t`The number could not be reached.`;
    case "not_dialable":
      return t`This is not a number that can be dialled from here.`;
    case "own_device":
      return t`That is your own telephone.`;
    case "own_not_answered":
      return t`Your own telephone did not answer, so nobody outside was called. Look whether it is ready, then call again.`;
    case "nobody_there":
      return t`Nobody is there who could be rung.`;
    case "preference":
      return t`They did not agree to be called now.`;
    case "no_consent":
      return t`They are called only after the person said yes to it.`;
    case "no_ground":
      return t`Say first what they will be told about the person.`;
    case "not_decided":
      return t`That was not cleared for them, or was cleared more than an hour ago. Clear it again.`;
    case "no_longer":
      return t`What was decided no longer holds: the person took it back, or it ran out. Tell nothing of it.`;
    case "not_on_the_line":
      return t`The person is not on the line, so they cannot speak for themself. Bring them back first.`;
    case "not_said_who":
      return t`Nobody has said who answered, and a machine speaks for nobody. Say first that a person is there.`;
    case "may_be_exploiter":
      return t`Whoever is here may be the exploiter, so nobody’s yes counts here and they are not brought together. Call an emergency centre at any time.`;
    case "not_their_number":
      return t`This is not a number by which they were vetted. Call the number that is known.`;
    case "no_address":
      return t`There is no number to call.`;
    case "no_answer_yet":
      return t`Nobody has answered yet.`;
  }
}
