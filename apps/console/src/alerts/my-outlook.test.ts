import { loadBoard } from "@holdfast/wire";
import { afterEach, beforeEach, expect, it } from "vitest";
import { callRow } from "../calls/call.fixture.ts";
import { loadCalls } from "../calls/calls.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { myOutlook } from "./my-outlook.ts";

beforeEach(() => {
  seatDana();
  loadCalls([callRow(7, { direction: "out", phase: "consulting", ringing: [dana.id] })]);
});
afterEach(() => {
  loadCalls([]);
  queue.set(EMPTY_QUEUE);
});

it.each([
  [
    "their own call to somebody outside alarms nobody: their telephone comes first, and answers by itself",
    dana,
    0,
  ],
  ["a call that a colleague brings them into alarms", marta, 1],
])("%s", (_, holder, alarms) => {
  const row = queueRow(7, { holder, status: "claimed" });
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
  expect(myOutlook()?.ringing.size).toBe(alarms);
});
