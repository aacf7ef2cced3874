import type { ContactId, LeadMoveReason } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { tell } from "../api/ask.ts";
import { failureWords, outcomeOf } from "../contact/moves.ts";
import { learnRow } from "../live/learn-row.ts";
import type { MoveData } from "../contact/move-documents.ts";
import { MoveContactsDocument, UndoLeadMoveDocument } from "./lead-move-documents.ts";
import { notMovedWords } from "./lead-move-words.ts";
import { hasThisWords } from "../queue/row-words.ts";

/** What came of moving one contact; `null`: it was moved. */
export interface NotMoved {
  readonly id: ContactId;
  readonly number: number;
  readonly words: string;
}

export interface MoveAsked {
  readonly rows: readonly QueueRow[];
  /** `null`: the queue. */
  readonly to: { readonly id: string; readonly name: string } | null;
  readonly reason: LeadMoveReason;
  readonly isAtOnce: boolean;
}

/** Moves contacts as they are seen, each by itself, and says of each that was not moved why. */
export async function moveContacts(
  { rows, to, reason, isAtOnce }: MoveAsked,
  now: number,
): Promise<readonly NotMoved[]> {
  const moves = rows.map(({ id, version, holder }) => ({
    id: crypto.randomUUID(),
    contactId: id,
    expectedVersion: version,
    from: holder?.id ?? null,
  }));
  const answer = await tell(MoveContactsDocument, { moves, to: to?.id ?? null, reason, isAtOnce });
  if (answer.kind !== "data") {
    const words = failureWords(answer.kind);
    return rows.map(({ id, number }) => ({ id, number, words }));
  }
  const results = new Map(answer.data.moveContacts.map(({ id, result }) => [id, result]));
  return rows.flatMap(({ id, number }, at) => {
    const result = results.get(moves[at]?.id ?? "");
    const words = result === undefined ? failureWords("failed") : whyNot(result, to?.name ?? "", now);
    return words === null ? [] : [{ id, number, words }];
  });
}

/** Takes a move back, and says why not; `null`: it is back where it was. */
export async function undoLeadMove(moveId: string, to: string, now: number): Promise<string | null> {
  const answer = await tell(UndoLeadMoveDocument, { id: crypto.randomUUID(), moveId });
  return answer.kind === "data" ? whyNot(answer.data.undoLeadMove, to, now) : failureWords(answer.kind);
}

function whyNot(result: MoveData, to: string, now: number): string | null {
  if ("row" in result) learnRow(result.row);
  if (result.__typename === "MoveNotAllowed") {
    const words = notMovedWords(result.reason, to);
    if (words !== null) return words;
  }
  const outcome = outcomeOf(result);
  if (outcome.kind === "moved") return null;
  return outcome.kind === "taken" ? hasThisWords(outcome.by, outcome.since, now) : outcome.words;
}
