import { CHECKPOINTS } from "@holdfast/safety-plan";
import { dana, uuid } from "../queue/row.fixture.ts";
import type { CheckpointData, ClockData } from "./crisis-documents.ts";

/** When the clocks of these tests were started. */
export const STARTED = new Date(2026, 10, 28, 14, 0).getTime();
export const MINUTE = 60_000;

type Point = CheckpointData["id"];

/** The five checkpoints of a clock that never stood still; some met by Dana, and told where their time came by an instant. */
export function checkpointsOf(
  startedAt: number,
  met: readonly Point[] = [],
  toldBy = 0,
): ClockData["checkpoints"] {
  return CHECKPOINTS.map(({ id, minutes }) => {
    const dueAt = startedAt + minutes * MINUTE;
    const isMet = met.includes(id);
    return {
      id,
      dueAt,
      firedAt: !isMet && dueAt <= toldBy ? dueAt : null,
      metAt: isMet ? startedAt + MINUTE : null,
      metBy: isMet ? { name: dana.name } : null,
    };
  });
}

/** An invented clock that Dana has, of the plan `uuid(950)`. */
export function clockData(facts: Partial<ClockData> = {}): ClockData {
  return {
    id: uuid(700),
    version: 1,
    planId: uuid(950),
    caseId: uuid(900),
    caseNumber: 12,
    contactId: uuid(7),
    contactNumber: 7,
    reasons: ["leaves_now"],
    startedAt: STARTED,
    startedBy: { id: dana.id, name: dana.name },
    holder: { id: dana.id, name: dana.name },
    heldSince: STARTED,
    endedAt: null,
    checkpoints: checkpointsOf(STARTED),
    pauses: [],
    ...facts,
  };
}
