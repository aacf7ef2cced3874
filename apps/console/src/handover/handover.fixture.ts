import { dana, marta, uuid } from "../queue/row.fixture.ts";
import type { HandoverData, ShiftEndData } from "./handover-documents.ts";

/** When the handovers of these tests were offered. */
export const OFFERED = new Date(2026, 10, 28, 21, 40).getTime();
export const MINUTE = 60_000;

/** An invented handover, which Marta offers to Dana, of contact 7 in texts. */
export function handoverData(facts: Partial<HandoverData> = {}): HandoverData {
  return {
    id: uuid(800),
    contact: { id: uuid(107), number: 7 },
    medium: "text",
    from: { id: marta.id, name: marta.name },
    to: { id: dana.id, name: dana.name },
    at: OFFERED,
    state: "offered",
    stateAt: OFFERED,
    stateBy: null,
    isNeverOffered: false,
    isTold: false,
    ...facts,
  };
}

/** The same, which Dana offers to Marta. */
export function offeredByDana(facts: Partial<HandoverData> = {}): HandoverData {
  return handoverData({
    from: { id: dana.id, name: dana.name },
    to: { id: marta.id, name: marta.name },
    ...facts,
  });
}

/** The end of Dana's shift, twenty minutes after that, with contacts 7 and 8. */
export function shiftEndData(facts: Partial<ShiftEndData> = {}): ShiftEndData {
  return {
    endsAt: OFFERED + 20 * MINUTE,
    isWarned: true,
    holds: [
      { id: uuid(107), number: 7 },
      { id: uuid(108), number: 8 },
    ],
    ...facts,
  };
}
