import {
  ASK_PAUSE_MS,
  type ContactId,
  type Lane,
  type Language,
  type Speaker,
  type TakeOverReason,
  type UserId,
} from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { noteAct } from "../acts/acts-store.ts";
import { tell, type Answer } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import type { ChosenOutcome } from "./close-dialog.tsx";
import { queue, rowOf } from "../queue/queue-store.ts";
import { learnRow } from "../live/learn-row.ts";
import { AskDocument } from "../takeover/ask-documents.ts";
import { SetAsideDocument, TriageDocument } from "../triage/triage-documents.ts";
import {
  AcceptDocument,
  ClaimDocument,
  CloseDocument,
  DeclineDocument,
  OfferDocument,
  ReturnDocument,
  TakeBackDocument,
  TakeOverDocument,
  WithdrawDocument,
  type MoveData,
} from "./move-documents.ts";

/** What somebody can do with a contact as a whole. */
export type Move =
  | { readonly kind: "claim" | "withdraw" | "accept" | "decline" | "return" | "take_back" }
  /** What somebody found; what is left out stays as it is. */
  | {
      readonly kind: "triage";
      readonly lane?: Lane;
      readonly speaker?: Speaker;
      readonly language?: Language;
    }
  /** `null` brings it back at once. */
  | { readonly kind: "set_aside"; readonly until: number | null }
  /** From the colleague who was seen to have it. */
  | { readonly kind: "take_over"; readonly from: UserId; readonly reason: TakeOverReason }
  /** Asks whoever was seen to have it; nothing moves yet. */
  | { readonly kind: "ask"; readonly of: UserId }
  | { readonly kind: "offer"; readonly to: UserId }
  | ({ readonly kind: "close" } & ChosenOutcome);

/** Why an outcome was not taken that was offered to whoever chose it. */
const OUTCOME_REASONS: ReadonlySet<string> = new Set(["outcomes_changed", "not_offered", "facts_wrong"]);

/** What came of a move; a refusal says why in words. */
export type MoveOutcome =
  | { readonly kind: "moved" }
  | { readonly kind: "taken"; readonly by: string; readonly since: number }
  /** `words` say why it was not done, or that nobody can tell whether it was. */
  | {
      readonly kind: "refused";
      readonly words: string;
      readonly isAboutOutcomes?: boolean;
      /** It is of another version than was seen, and nobody else has it. */
      readonly hasChanged?: true;
    };

/** Makes a move against the version that was seen, and lets the queue learn how the contact stands now. */
export async function move(id: ContactId, expectedVersion: number, wanted: Move): Promise<MoveOutcome> {
  const before = rowOf(queue.get(), id);
  const outcome = await makeMove(id, expectedVersion, wanted);
  if (outcome.kind === "moved" && before !== null)
    noteAct({ at: serverNow(), contact: id, number: before.number, wanted, before });
  return outcome;
}

/** The same, without writing it down among what somebody did: for undoing. */
export async function makeMove(id: ContactId, expectedVersion: number, wanted: Move): Promise<MoveOutcome> {
  return judge(await request(id, expectedVersion, wanted));
}

async function request(
  id: ContactId,
  expectedVersion: number,
  wanted: Move,
): Promise<Answer<{ move: MoveData }>> {
  const variables = { id, expectedVersion };
  switch (wanted.kind) {
    case "claim":
      return tell(ClaimDocument, variables);
    case "withdraw":
      return tell(WithdrawDocument, variables);
    case "accept":
      return tell(AcceptDocument, variables);
    case "decline":
      return tell(DeclineDocument, variables);
    case "return":
      return tell(ReturnDocument, variables);
    case "take_back":
      return tell(TakeBackDocument, variables);
    case "ask":
      return tell(AskDocument, { id, of: wanted.of });
    case "take_over":
      return tell(TakeOverDocument, { ...variables, from: wanted.from, reason: wanted.reason });
    case "triage":
      return tell(TriageDocument, {
        ...variables,
        lane: wanted.lane ?? null,
        speaker: wanted.speaker ?? null,
        language: wanted.language ?? null,
      });
    case "set_aside":
      return tell(SetAsideDocument, { ...variables, until: wanted.until });
    case "offer":
      return tell(OfferDocument, { ...variables, to: wanted.to });
    case "close":
      return tell(CloseDocument, {
        ...variables,
        disposition: wanted.disposition,
        facts: wanted.facts,
        outcomesVersion: wanted.outcomesVersion,
      });
  }
}

function judge(answer: Answer<{ move: MoveData }>): MoveOutcome {
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const result = answer.data.move;
  if ("row" in result) learnRow(result.row);
  return outcomeOf(result);
}

/** What the gateway answered to a move. */
export function outcomeOf(result: MoveData): MoveOutcome {
  switch (result.__typename) {
    case "Moved":
      return { kind: "moved" };
    case "TakenByOther":
      return { kind: "taken", by: result.by.name, since: result.since };
    case "ContactChanged":
      return {
        kind: "refused",
        words: t`This contact changed a moment ago. Look again, then decide.`,
        hasChanged: true,
      };
    case "MoveNotAllowed":
      return {
        kind: "refused",
        words: notAllowedWords(result.reason),
        ...(OUTCOME_REASONS.has(result.reason) ? { isAboutOutcomes: true } : {}),
      };
    case "NotFound":
      return { kind: "refused", words: t`This contact is no longer here.` };
  }
}

/** What is known of something the gateway was told and did not say yes or no to. A lost answer leaves it open. */
export function failureWords(kind: "signed_out" | "unreachable" | "failed"): string {
  return {
    signed_out: t`Your session has ended. Sign in again.`,
    unreachable: t`The gateway did not answer. It is not known whether this was done.`,
    failed: t`This did not work.`,
  }[kind];
}

function notAllowedWords(reason: string): string {
  switch (reason) {
    case "not_holder":
      return t`Only whoever has this contact can do that.`;
    case "not_held":
      return t`Nobody has this contact now.`;
    case "not_offered_to_you":
      return t`This is no longer offered to you.`;
    case "already_closed":
      return t`This contact is closed.`;
    case "unknown_colleague":
      return t`This colleague cannot take contacts.`;
    case "outcomes_changed":
      return t`Not closed: the outcomes have changed meanwhile. What you answered is kept; choose from how they stand now.`;
    case "not_offered":
      return t`Not closed: this outcome is no longer offered.`;
    case "facts_wrong":
      return t`Not closed: something that is asked beside this outcome has no answer.`;
    case "pressing":
      return t`This is pressing and nobody has it, so it is not set aside.`;
    case "not_a_time_to_come":
      return t`It can be set aside until a time within the next 14 days.`;
    case "asked_lately": {
      const minutes = String(ASK_PAUSE_MS / 60_000);
      return t`You asked for this a moment ago. You can ask again ${minutes} minutes after.`;
    }
    default:
      return t`This cannot be done now.`;
  }
}
