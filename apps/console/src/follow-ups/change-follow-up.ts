import type { ContactId, FollowUpOtherwise, FollowUpWay } from "@holdfast/case-schema";
import type { FollowUpProblem, FollowUpWindow } from "@holdfast/contact-policy";
import { FollowUpEvent } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { tell, type Answer } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import {
  AgreeDocument,
  EndFollowUpDocument,
  MoveFollowUpDocument,
  NoteMissedDocument,
} from "./follow-up-documents.ts";
import { stateWords } from "./follow-up-words.ts";
import { followUps, learnFollowUps, type FollowUp } from "./follow-ups.ts";

/** What is to be agreed. Personal data: `text`. */
export interface Wanted {
  /** Made once for each dialog, so that trying again keeps once. */
  readonly id: string;
  readonly contactId: ContactId;
  readonly way: FollowUpWay;
  readonly text: string;
  readonly times: FollowUpWindow;
  readonly otherwise: FollowUpOtherwise;
  readonly again: FollowUpWindow | null;
}

/** `null`: it was done. Else why it was not, in words that say what to do. */
export type Refused = string | null;

interface Told {
  readonly __typename: string;
  readonly followUp?: unknown;
  readonly problem?: FollowUpProblem;
  readonly most?: number;
  readonly limit?: number;
  readonly holder?: { readonly name: string } | null;
}

export async function agree(wanted: Wanted): Promise<Refused> {
  return refusalOf(
    await tell(AgreeDocument, { ...wanted, times: bare(wanted.times), again: bareOr(wanted.again) }),
  );
}

export async function move({ id, version }: FollowUp, times: FollowUpWindow): Promise<Refused> {
  return refusalOf(await tell(MoveFollowUpDocument, { id, expectedVersion: version, times: bare(times) }));
}

export async function end(
  { id, version }: FollowUp,
  as: "cancel" | "done" | "not_reached",
): Promise<Refused> {
  return refusalOf(await tell(EndFollowUpDocument, { id, expectedVersion: version, as }));
}

/** Says that the lead knows of a missed one. */
export async function noteMissed(followUp: FollowUp): Promise<Refused> {
  const answer = await tell(NoteMissedDocument, { id: followUp.id });
  if (answer.kind !== "data") return failureWords(answer.kind);
  // Its event comes as well; nobody waits for that to see it go.
  followUps.update((known) => known && new Map([...known].filter(([id]) => id !== followUp.id)));
  return null;
}

const bare = ({ dueAt, until }: FollowUpWindow): FollowUpWindow => ({ dueAt, until });
const bareOr = (times: FollowUpWindow | null): FollowUpWindow | null => (times === null ? null : bare(times));

function refusalOf(answer: Answer<{ readonly told: Told }>): Refused {
  if (answer.kind !== "data") return failureWords(answer.kind);
  const { told } = answer.data;
  const found = FollowUpEvent.omit({ kind: true }).safeParse(told.followUp);
  if (found.success) learnFollowUps([found.data]);
  switch (told.__typename) {
    case "FollowUpKept":
      return null;
    case "FollowUpChanged":
      return found.success
        ? t`It changed meanwhile: ${stateWords(found.data, serverNow())}.`
        : t`It changed meanwhile.`;
    case "FollowUpTimesRefused":
      return problemWords(told.problem ?? "over");
    case "TooManyFollowUps":
      return t`A contact has ${String(told.most)} open follow-ups at most. End one first.`;
    case "TextRefused":
      return told.limit === 0
        ? t`Say what was agreed.`
        : t`Say it in ${String(told.limit)} characters at most.`;
    case "NotHolder": {
      const name = told.holder?.name ?? null;
      return name === null
        ? t`Nobody has this contact now. Claim it first.`
        : t`${name} has this contact now.`;
    }
    default:
      return t`This is no longer here.`;
  }
}

/** What is wrong with a time. */
export function problemWords(problem: FollowUpProblem): string {
  return {
    over: t`This time is over already.`,
    backwards: t`It ends before it begins.`,
    too_long: t`A follow-up lasts a week at most.`,
    too_far: t`A follow-up is a year ahead at most.`,
    again_too_early: t`The other time begins before the first one is over.`,
  }[problem];
}
