import { ask } from "../api/ask.ts";
import { heardOfShiftEnds } from "../handover/heard-of-handovers.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { shiftsSeen } from "./board-store.ts";
import { ShiftEndsDocument } from "./shift-ends-document.ts";
import { whoIsOnShift } from "./who-is-on-shift.ts";

/** When the shift of each colleague on shift is meant to end, by their id. Instants are milliseconds. */
export type ShiftEnds = ReadonlyMap<string, number>;

const ends = createStore<ShiftEnds | null | undefined>(undefined);
const newest = latest();

async function look(): Promise<Came> {
  const answer = await newest.ask(async () => ask(ShiftEndsDocument, {}, true));
  if (answer === null) return null;
  // What cannot be had may have been said anew meanwhile: it is unknown, and never what it was.
  ends.set(
    answer.kind === "data" ? new Map(answer.data.shiftEnds.map(({ id, endsAt }) => [id, endsAt])) : null,
  );
  return answer;
}

const useCurrent = keepCurrent({
  look,
  forget: () => {
    newest.forget();
    ends.set(undefined);
  },
  reasons: [whenever(heardOfShiftEnds, (times) => times), whenever(shiftsSeen, whoIsOnShift)],
});

/** The ends of shifts, for whoever leads: `undefined` while they are on their way, `null` when they could not be had. */
export function useShiftEnds(): ShiftEnds | null | undefined {
  useCurrent();
  return useStore(ends);
}
