import type { LeadMoveReason } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { LeadMoveData } from "./lead-move-documents.ts";

/** Why a contact is moved, as it is chosen and as both whom it concerns read it. */
export function leadMoveReasonWords(reason: LeadMoveReason): string {
  return {
    too_much: t`Too much at once`,
    needs_break: t`A break is due`,
    shift_ends: t`The shift ends`,
    not_there: t`Whoever has it does not answer`,
    nobody_free: t`It waits, and somebody is to turn to it`,
    language: t`Speaks their language`,
    knows_it: t`Knows more about it`,
    agreed: t`Agreed together`,
    back_to_queue: t`Whoever is free next can go on`,
  }[reason];
}

const nameOrQueue = (one: { readonly name: string } | null): string => one?.name ?? t`the queue`;

/** From whom all of these are moved, each once, and the queue where nobody has one of them. */
export function fromWords(rows: readonly Pick<QueueRow, "holder">[]): string {
  const holders = new Map(rows.map(({ holder }) => [holder?.id ?? null, nameOrQueue(holder)]));
  const names = [...holders.values()].join(", ");
  return t`From: ${names}`;
}

/** Who moved what from where to where, when, why, and what came of it. */
export function leadMoveWords(move: LeadMoveData, now: number): string {
  const { by, contact, reason, isUndo, undone } = move;
  const clock = clockWords(move.at, now);
  const [name, number, from, to] = [
    by.name,
    String(contact.number),
    nameOrQueue(move.from),
    nameOrQueue(move.to),
  ];
  if (isUndo) return t`${clock}: ${name} took back the move of contact ${number}, from ${from} to ${to}.`;
  const moved = t`${clock}: ${name} moved contact ${number} from ${from} to ${to}.`;
  const why = reason === null ? null : t`Why: ${leadMoveReasonWords(reason)}.`;
  const came = undone === null ? stateWords(move, to) : t`Taken back by ${undone.by.name}.`;
  return [moved, why, came].filter((words) => words !== null).join(" ");
}

function stateWords({ state, isAtOnce }: LeadMoveData, to: string): string | null {
  switch (state) {
    case "offered":
      return t`${to} has not answered yet.`;
    case "moved":
      return isAtOnce ? null : t`${to} accepted.`;
    case "declined":
      return t`${to} declined.`;
    case "withdrawn":
      return t`The offer was withdrawn.`;
    case "overtaken":
      return t`Something else became of it first.`;
  }
}

/** Why one contact was not moved, by the reason that the gateway gives; `null`: it says no more than others do. */
export function notMovedWords(reason: string, to: string): string | null {
  switch (reason) {
    case "crisis":
      return t`A crisis is moved alone, never among others.`;
    case "on_call":
      return t`Its call goes on. A call is handed over as a call.`;
    case "there_already":
      return t`It is there already, or asked for.`;
    case "undone_already":
      return t`Somebody took this back before.`;
    case "unsettled":
      return t`What ${to} has changes just now. Try again.`;
    case "Q51_presence":
      return t`${to} is not on shift.`;
    case "Q54_on_a_call":
      return t`${to} is on a call.`;
    case "Q55_texts":
      return t`${to} has as many text conversations as anybody may.`;
    case "Q56_crisis_call":
      return t`${to} is on a call that is a crisis.`;
    case "unknown_colleague":
      return t`It cannot be moved to ${to}.`;
    default:
      return null;
  }
}
