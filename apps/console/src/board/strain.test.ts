import { expect, it } from "vitest";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { shiftOf } from "./shift.fixture.ts";
import { contactsEach, LONG_WAIT_MS, waitingLong } from "./strain.ts";

const ada = { id: uuid(3), name: "Ada" };
const rows = (count: number) => Array.from({ length: count }, (_none, nth) => queueRow(nth + 1));

it("[AL68] a wait is long once it is longer than five minutes", () => {
  const since = [0, 1, LONG_WAIT_MS].map((waitingSince) => ({ waitingSince }));
  expect(waitingLong(since, LONG_WAIT_MS)).toBe(0);
  expect(waitingLong(since, LONG_WAIT_MS + 1)).toBe(1);
  expect(waitingLong(since, LONG_WAIT_MS + 2)).toBe(2);
});

it.each([
  ["nobody is there", [], [{ rows: rows(1) }], null],
  ["nobody has anything", [{ shift: shiftOf(dana), rows: [] }], [], 0],
  [
    "two share seven",
    [
      { shift: shiftOf(dana), rows: rows(5) },
      { shift: shiftOf(marta, { isWrappingUp: true }), rows: rows(2) },
    ],
    [],
    3.5,
  ],
  [
    "whoever rests, is apart or is gone leaves what they have to the others",
    [
      { shift: shiftOf(dana), rows: rows(1) },
      { shift: shiftOf(marta, { state: "break" }), rows: rows(2) },
      { shift: shiftOf(ada, { state: "break", apart: "consult_only" }), rows: rows(1) },
      { shift: shiftOf({ id: uuid(4), name: "Asha" }, { goneSince: 1 }), rows: rows(1) },
    ],
    [],
    5,
  ],
  [
    "so does whoever is not on shift",
    [{ shift: shiftOf(dana), rows: rows(1) }],
    [{ rows: rows(2) }, { rows: rows(1) }],
    4,
  ],
  [
    "whoever has something is on a break",
    [{ shift: shiftOf(dana, { state: "break" }), rows: rows(2) }],
    [],
    null,
  ],
])("[AL68] tells how many contacts there are for each who is there: %s", (_when, onShift, offShift, each) => {
  expect(contactsEach(onShift, offShift)).toBe(each);
});
