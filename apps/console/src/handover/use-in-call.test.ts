import { expect, it } from "vitest";
import { callRow } from "../calls/call.fixture.ts";
import type { CallRow } from "@holdfast/wire";
import { EMPTY_BOARD } from "@holdfast/wire";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { isInCall } from "./use-in-call.ts";

const TALKING = { phase: "talking", talkingSince: 1 } as const;

it.each([
  ["has a call that goes on", dana, TALKING, true],
  ["has nothing of a colleague's call", marta, TALKING, false],
  ["has a contact whose call nobody answered yet", dana, { phase: "waiting" }, false],
  ["was asked into a colleague's call", marta, { ...TALKING, with: [dana] }, true],
  ["listens to a colleague's call", marta, { ...TALKING, listening: [dana] }, true],
] as const)("somebody who %s is in a call: %s", (_who, holder, facts, isIn) => {
  const row = queueRow(7, { status: "claimed", holder, heldSince: 0 });
  const call: CallRow = callRow(7, facts);
  const board = { kind: "ready", board: { ...EMPTY_BOARD, rows: new Map([[row.id, row]]) } } as const;
  expect(isInCall(new Map([[row.id, { version: 1, row: call }]]), board, dana.id)).toBe(isIn);
  expect(isInCall(new Map([[row.id, { version: 2, row: null }]]), board, dana.id)).toBe(false);
});
