import type { ContactId, UserId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import type { Move } from "../contact/moves.ts";

/** Something that whoever sits here did to a contact in this sitting. */
export interface Act {
  readonly id: number;
  /** On the gateway's clock, in milliseconds. */
  readonly at: number;
  readonly contact: ContactId;
  readonly number: number;
  readonly wanted: Move;
  /** How the contact stood before. */
  readonly before: QueueRow;
  readonly state:
    | { readonly kind: "done" | "undoing" | "undone" }
    /** Undoing it was refused, for this reason. */
    | { readonly kind: "refused"; readonly words: string };
}

/** Whether an act can be undone now: by which move, or not any more, or never. */
export type Undo = { readonly kind: "move"; readonly move: Move } | { readonly kind: "past" | "never" };

/**
 * What undoes an act, given how the contact stands now (`null` when it is open no more). Only where a move puts things
 * back as they were, and only while nothing has built upon it: who was answered is not put back into the queue.
 */
export function undoOf(act: Act, now: QueueRow | null, me: UserId, at: number): Undo {
  const undo = inverse(act, at);
  if (undo === null) return { kind: "never" };
  return act.state.kind !== "undone" && now !== null && stands(act, now, me)
    ? { kind: "move", move: undo }
    : { kind: "past" };
}

function inverse({ wanted, before }: Act, at: number): Move | null {
  switch (wanted.kind) {
    case "claim":
      return { kind: "return" };
    case "return":
      return { kind: "claim" };
    case "offer":
      return { kind: "withdraw" };
    case "withdraw":
      return before.offeredTo === null ? null : { kind: "offer", to: before.offeredTo.id };
    case "set_aside": {
      const until = before.setAsideUntil;
      return { kind: "set_aside", until: until !== null && until > at ? until : null };
    }
    case "triage":
      return triageBack(wanted, before);
    case "accept":
    case "decline":
    case "take_back":
    case "take_over":
    case "ask":
    case "close":
      return null;
  }
}

/** What was not known before cannot be unknown again. */
function triageBack(wanted: Extract<Move, { kind: "triage" }>, before: QueueRow): Move | null {
  if (wanted.lane !== undefined) return before.lane === null ? null : { kind: "triage", lane: before.lane };
  if (wanted.speaker !== undefined)
    return before.speaker === null ? null : { kind: "triage", speaker: before.speaker };
  return before.language === null ? null : { kind: "triage", language: before.language };
}

/**
 * Whether what was done is still how things are. Who wrote since was judged by nobody, and a list that would have raised
 * them found them raised: their lane is not put back unread.
 */
function stands({ wanted, before }: Act, now: QueueRow, me: UserId): boolean {
  const isMine = now.holder?.id === me;
  switch (wanted.kind) {
    case "claim":
      return isMine && now.offeredTo === null && (now.unanswered > 0 || before.unanswered === 0);
    case "return":
      return now.holder === null;
    case "offer":
      return isMine && now.offeredTo?.id === wanted.to;
    case "withdraw":
      return isMine && now.offeredTo === null;
    case "set_aside":
      return (wanted.until === null) === (now.setAsideUntil === null);
    case "triage":
      return (
        (wanted.lane === undefined || (wanted.lane === now.lane && now.unanswered <= before.unanswered)) &&
        (wanted.speaker === undefined || wanted.speaker === now.speaker) &&
        (wanted.language === undefined || wanted.language === now.language)
      );
    case "accept":
    case "decline":
    case "take_back":
    case "take_over":
    case "ask":
    case "close":
      return false;
  }
}
