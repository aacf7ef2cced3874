import { loadShifts, ShiftRow } from "@holdfast/wire";
import { z } from "zod";
import { ask } from "../api/ask.ts";
import { isOutdated } from "../live/connection.ts";
import { BoardDocument } from "./board-document.ts";
import { shiftsSeen, type ShiftsState } from "./board-store.ts";

const Rows = z.array(ShiftRow);

/**
 * Fetches who is on shift and shows it, unless it is no longer wanted; gives the place in the log it holds for, or `null`
 * when it could not be had. What was known stays on screen then.
 */
export async function loadBoard(
  isWanted: (state: ShiftsState) => boolean = () => true,
): Promise<string | null> {
  const answer = await ask(BoardDocument, {}, true);
  const read = answer.kind === "data" ? Rows.safeParse(answer.data.board.rows) : null;
  // A gateway that says what this page has no word for is newer than the page.
  if (read?.success === false) isOutdated.set(true);
  if (answer.kind !== "data" || read?.success !== true) {
    shiftsSeen.update((state) => (state.kind === "ready" ? state : { ...state, kind: "failed" }));
    return null;
  }
  if (isWanted(shiftsSeen.get()))
    shiftsSeen.update((state) => ({ kind: "ready", shifts: loadShifts(state.shifts, read.data) }));
  return answer.data.board.asOf;
}

/** Asks once more, at somebody's wish. The feed asks by itself as well, and what it brought meanwhile is newer. */
export function retryBoard(): void {
  void loadBoard(({ kind }) => kind !== "ready");
}
