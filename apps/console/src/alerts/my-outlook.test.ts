import { loadBoard } from "@holdfast/wire";
import { afterEach, beforeEach, expect, it } from "vitest";
import { callRow } from "../calls/call.fixture.ts";
import { loadCalls } from "../calls/calls.ts";
import { phoneHere } from "../calls/phone-here.ts";
import { readyPhone, ringingLeg } from "../calls/phone.fixture.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { myOutlook } from "./my-outlook.ts";
import { forgetShift, hearsColleagues, shift } from "./shift.ts";

beforeEach(() => {
  seatDana();
  loadCalls([callRow(7, { direction: "out", phase: "consulting", ringing: [dana.id] })]);
});
afterEach(() => {
  phoneHere.set({ kind: "coming" });
  loadCalls([]);
  queue.set(EMPTY_QUEUE);
});

it.each([
  [
    "their own call to somebody outside, for which the telephone here answers, alarms nobody",
    dana,
    readyPhone(),
    0,
  ],
  [
    "their own call that the telephone here rings for alarms: it does not answer by itself",
    dana,
    readyPhone({ leg: ringingLeg(7) }),
    1,
  ],
  ["their own call that rings in another tab alarms", dana, { kind: "elsewhere" }, 1],
  ["a call that a colleague brings them into alarms", marta, readyPhone(), 1],
] as const)("%s", (_, holder, here, alarms) => {
  phoneHere.set(here);
  const row = queueRow(7, { holder, status: "claimed" });
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
  expect(myOutlook()?.ringing.size).toBe(alarms);
});

it.each([
  ["available", "available", true],
  ["consult_only", "break", true],
  ["break", "break", false],
  ["away", "break", false],
] as const)(
  "[AL46] whoever is %s hears of what is new as on %s, and what colleagues ask of them: %s",
  (state, standing, hears) => {
    queue.set({ kind: "ready", board: EMPTY_QUEUE.board });
    shift.set({ kind: "on", state, stateSince: 0 });
    expect(myOutlook()?.standing).toBe(standing);
    expect(hearsColleagues(shift.get())).toBe(hears);
    forgetShift();
    expect([myOutlook()?.standing, hearsColleagues(shift.get())]).toEqual(["off", false]);
  },
);
