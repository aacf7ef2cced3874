import type { ForgetReason } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import type { VariablesOf } from "../graphql.ts";
import {
  AskToForgetDocument,
  ForgetPersonDocument,
  RefuseToForgetDocument,
  TakeBackForgetDocument,
} from "./forget-documents.ts";
import { forgetReasonName, notForgottenWords } from "./forget-words.ts";

/** Writes down that somebody asks to be forgotten: `null` when it is there, else why not, and whether it surely is not. */
export async function askToForget(
  given: VariablesOf<typeof AskToForgetDocument>,
): Promise<{ readonly words: string; readonly isSurelyNot: boolean } | null> {
  const answer = await tell(AskToForgetDocument, given);
  const done = answer.kind === "data" ? answer.data.done : null;
  const words =
    answer.kind !== "data"
      ? failureWords(answer.kind)
      : done?.__typename === "ForgetAsked"
        ? null
        : notForgottenWords(done?.__typename === "ForgetNotAsked" ? done.because : "not_found");
  say(words, t`Written down: a lead decides it.`);
  return words === null ? null : { words, isSurelyNot: answer.kind === "data" };
}

/** Forgets what was asked: `null` when it is done, else why not. */
export async function carryOutForget(id: string): Promise<string | null> {
  const answer = await tell(ForgetPersonDocument, { id });
  const words = answer.kind === "data" ? notDoneWords(answer.data.done) : failureWords(answer.kind);
  say(words, t`Forgotten.`);
  return words;
}

/** Says why not: `null` when it is written down. */
export async function refuseForget(id: string, because: ForgetReason): Promise<string | null> {
  const answer = await tell(RefuseToForgetDocument, { id, because });
  const words = answer.kind === "data" ? notDoneWords(answer.data.done) : failureWords(answer.kind);
  say(words, t`Written down: it is not forgotten.`);
  return words;
}

/** Writes down that they do not ask it any more: `null` when it is there. Nothing is forgotten then. */
export async function takeBackForget(id: string): Promise<string | null> {
  const answer = await tell(TakeBackForgetDocument, { id });
  const done = answer.kind === "data" ? answer.data.done : null;
  const words =
    answer.kind !== "data"
      ? failureWords(answer.kind)
      : done?.__typename === "ForgetTakenBack"
        ? null
        : notForgottenWords(done?.__typename === "ForgetNotTakenBack" ? done.because : "not_found");
  say(words, t`Written down: they took it back.`);
  return words;
}

type Done =
  | { readonly __typename: "ForgetWaits"; readonly reasons?: readonly string[] }
  | { readonly __typename: "ForgetNotDecided"; readonly because: string }
  | { readonly __typename: string };

function notDoneWords(done: Done | null): string | null {
  if (done === null || done.__typename === "ForgetDecided") return null;
  if ("reasons" in done && done.reasons !== undefined) {
    const reasons = done.reasons.map(forgetReasonName).join("; ");
    return t`Not forgotten yet: ${reasons}.`;
  }
  return notForgottenWords("because" in done ? done.because : "not_found");
}

function say(fault: string | null, done: string): void {
  const words = fault ?? done;
  announce({ kind: "forget", urgency: fault === null ? "polite" : "assertive", words: () => words });
}
