import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { applyEvents, EMPTY_BOARD, latestRevision } from "./board.ts";
import { Batch } from "./protocol.ts";
import { readEvents } from "./server/read-events.ts";
import { ShiftRow, standsAs } from "./shift-row.ts";
import { applyShifts, loadShifts, NO_SHIFTS } from "./shifts.ts";
import { contactId, cursorAt, present, sampleShift, shifted, userId } from "./simulation/sample.ts";
import { MAIN_BOARD, MAIN_QUEUE } from "./stream.ts";

describe("who is on shift", () => {
  it("[W19] comes, takes a break, and goes, under rising versions", () => {
    const come = applyShifts(NO_SHIFTS, [shifted(1, 1)]);
    expect(come.rows.get(userId(1))?.state).toBe("break");
    const back = applyShifts(come, [shifted(1, 2)]);
    expect(back.rows.get(userId(1))?.state).toBe("available");
    expect(applyShifts(back, [shifted(1, 3)]).rows.size).toBe(0);
  });

  it("[W4] [W19] is not brought back by an older event, and comes again under a higher version", () => {
    const gone = applyShifts(NO_SHIFTS, [shifted(1, 3)]);
    expect(applyShifts(gone, [shifted(1, 2)])).toBe(gone);
    expect(applyShifts(gone, [shifted(1, 4)]).rows.get(userId(1))?.version).toBe(4);
  });

  it("[W4] a snapshot counts whatever was known, and keeps the objects of rows that say the same", () => {
    const known = loadShifts(NO_SHIFTS, [sampleShift(1, 4), sampleShift(2, 5)]);
    const again = loadShifts(known, [sampleShift(1, 4), { ...sampleShift(2, 5), goneSince: 9 }]);
    expect(again.rows.get(userId(1))).toBe(known.rows.get(userId(1)));
    expect(again.rows.get(userId(2))?.goneSince).toBe(9);
  });

  it("[W4] keeps no row that says that somebody wants nothing new on another medium, or is apart", () => {
    const known = loadShifts(NO_SHIFTS, [sampleShift(1, 4), { ...sampleShift(2, 5), paused: ["text"] }]);
    const again = loadShifts(known, [
      { ...sampleShift(1, 4), state: "break", apart: "away" },
      { ...sampleShift(2, 5), paused: ["text"] },
    ]);
    expect(again.rows.get(userId(1))?.apart).toBe("away");
    expect(again.rows.get(userId(2))).toBe(known.rows.get(userId(2)));
    expect(
      loadShifts(again, [{ ...sampleShift(2, 5), paused: ["voice"] }]).rows.get(userId(2))?.paused,
    ).toEqual(["voice"]);
  });

  it("[W4] [W19] any events in any order, any number of times, give the highest version of each", () => {
    const event = fc.record({ n: fc.nat(3), version: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 30, size: "medium" }),
        fc.infiniteStream(fc.nat()),
        (list, dice) => {
          const events = list.map(({ n, version }) => shifted(n, version));
          const shuffled = [...events, ...events]
            .map((one) => ({ one, key: dice.next().value }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
          const once = applyShifts(NO_SHIFTS, events);
          expect(applyShifts(NO_SHIFTS, shuffled)).toEqual(once);
          expect(applyShifts(once, shuffled)).toBe(once);
        },
      ),
      { numRuns: rounds(300) },
    );
  });

  it("touches no contact, and no contact's event touches a shift", () => {
    expect(applyEvents(EMPTY_BOARD, [shifted(1, 1)])).toBe(EMPTY_BOARD);
    expect(latestRevision(contactId(1), 3, [shifted(1, 8)])).toBe(3);
    expect(applyShifts(NO_SHIFTS, [present(1, 4)])).toBe(NO_SHIFTS);
  });
});

describe("how somebody on shift stands", () => {
  it("[W36] is read of an event that a release before told, which says nothing of either, and can be read by it", () => {
    const { apart: _apart, paused: _paused, ...before } = sampleShift(1, 1);
    expect(ShiftRow.parse(before)).toEqual(sampleShift(1, 1));
    const Before = ShiftRow.omit({ apart: true, paused: true }).extend({
      state: z.enum(["available", "break"]),
    });
    const told = { ...sampleShift(1, 1), state: "break", apart: "consult_only", paused: ["text"] };
    expect(Before.parse(told)).toEqual({ ...before, state: "break" });
    expect(standsAs(ShiftRow.parse(told))).toBe("consult_only");
    expect(standsAs(sampleShift(1, 1))).toBe("break");
  });
});

describe("the board's stream", () => {
  const stored = { xid: 7n, seq: 1n, stream: MAIN_BOARD };

  it("[W7] tells a shift with the wire's own fields alone", () => {
    const payload = { ...shifted(1, 1), row: { ...sampleShift(1, 1), email: "dana@example.org" } };
    const read = readEvents("0000000000000001", [{ ...stored, payload }]);
    expect(read.events.map(({ event }) => event)).toEqual([shifted(1, 1)]);
  });

  it("[W14] [W19] is the one that is loaded anew for what cannot be told in it, and not the queue", () => {
    const read = readEvents("0000000000000001", [{ ...stored, payload: { kind: "weather" } }]);
    expect(read.unreadable).toEqual(new Set([MAIN_BOARD]));
    expect(read.unreadable.has(MAIN_QUEUE)).toBe(false);
  });

  it.each([
    ["a state nobody agreed on", { ...sampleShift(1, 1), state: "lunch" }],
    ["no version", { ...sampleShift(1, 1), version: undefined }],
  ])("[W10] is not read with %s", (_name, row) => {
    const events = [{ ...shifted(1, 1), row }];
    const batch = { stream: MAIN_BOARD, from: cursorAt(1), to: cursorAt(2), events };
    expect(Batch.safeParse(batch).success).toBe(false);
  });
});
