import { rounds } from "@holdfast/tooling/rounds";
import type { QueueRow } from "@holdfast/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { changesHeld, heldRows } from "./board-hold.ts";
import { shiftOf } from "./shift.fixture.ts";

const danger = { danger: "said_so" };
const shown = (held: readonly QueueRow[], now: readonly QueueRow[]): readonly string[] =>
  (heldRows({ since: 0, rows: held, shifts: [] }, { rows: now, shifts: [] }) ?? []).map(
    ({ number, version }) => `${String(number)} v${String(version)}`,
  );

describe("a held board", () => {
  it.each([
    ["shows a contact as it was", [queueRow(1)], [queueRow(1, { version: 2 })], ["1 v1"]],
    ["keeps what left", [queueRow(1)], [], ["1 v1"]],
    ["leaves out what came", [], [queueRow(1)], []],
    ["lets danger in", [], [queueRow(1, danger)], ["1 v1"]],
    ["lets a life threat found in words in", [], [queueRow(1, { lane: "life_threat" })], ["1 v1"]],
    [
      "shows danger that a contact came into",
      [queueRow(1)],
      [queueRow(1, { ...danger, version: 2 })],
      ["1 v2"],
    ],
    [
      "shows that danger was taken on",
      [queueRow(1, danger)],
      [queueRow(1, { ...danger, holder: dana, version: 2 })],
      ["1 v2"],
    ],
    ["shows that danger is over", [queueRow(1, danger)], [queueRow(1, { version: 2 })], ["1 v2"]],
    ["lets danger that was closed go", [queueRow(1, danger)], [], []],
  ])("%s", (_name, held, now, expected) => {
    expect(shown(held, now)).toEqual(expected);
  });

  it("is what is known now where nothing was known, or nothing is any more", () => {
    const [before, now] = [[queueRow(1)], [queueRow(2)]];
    expect(heldRows({ since: 0, rows: null, shifts: null }, { rows: now, shifts: null })).toBe(now);
    expect(heldRows({ since: 0, rows: before, shifts: null }, { rows: null, shifts: null })).toBe(before);
  });

  it("counts who is not as it shows them, colleagues included", () => {
    const hold = { since: 0, rows: [queueRow(1), queueRow(2)], shifts: [shiftOf(dana)] };
    expect(changesHeld(hold, hold)).toBe(0);
    const now = {
      rows: [queueRow(1, { version: 2 }), queueRow(3)],
      shifts: [shiftOf(dana, { version: 2 }), shiftOf(marta)],
    };
    expect(changesHeld(hold, now)).toBe(5);
  });

  it("never hides danger, and shows nobody twice", () => {
    const rows = fc
      .uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 6 }), isPressing: fc.boolean() }), {
        selector: ({ n }) => n,
      })
      .map((list) => list.map(({ n, isPressing }) => queueRow(n, isPressing ? danger : {})));
    fc.assert(
      fc.property(rows, rows, (held, now) => {
        const all = heldRows({ since: 0, rows: held, shifts: [] }, { rows: now, shifts: [] }) ?? [];
        const pressing = (from: readonly QueueRow[]) =>
          new Set(from.filter((row) => row.danger !== null).map(({ number }) => number));
        expect(pressing(all)).toEqual(pressing(now));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      }),
      { numRuns: rounds(300) },
    );
  });
});
