import { ChannelId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import type { QueueRow, ShiftRow } from "@holdfast/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { boardFacts, type BoardFacts } from "./board-facts.ts";
import { shiftOf } from "./shift.fixture.ts";

const NOW = 100_000;
const text = ChannelId.parse("text");
const form = ChannelId.parse("reach");
const CHANNELS = [
  { id: text, medium: "text" },
  { id: form, medium: "form" },
] as const;
const held = (number: number, holder: object, facts: object = {}): QueueRow =>
  queueRow(number, { status: "claimed", holder, heldSince: 0, ...facts });
const facts = (rows: readonly QueueRow[] | null, shifts: readonly ShiftRow[] | null): BoardFacts =>
  boardFacts({ rows, shifts, channels: CHANNELS }, NOW);
const numbers = (rows: readonly QueueRow[] | null | undefined): readonly number[] | null =>
  rows?.map(({ number }) => number) ?? null;

describe("what the board shows", () => {
  it("gives each on shift what they hold, in the queue's order, and how much of it is owed an answer", () => {
    const { onShift, offShift } = facts(
      [
        held(1, dana, { unanswered: 0 }),
        held(2, dana, { danger: "said_so" }),
        held(3, dana, { setAsideUntil: NOW + 9 }),
      ],
      [shiftOf(marta), shiftOf(dana)],
    );
    expect(onShift?.map(({ name, rows, owed }) => [name, numbers(rows), owed])).toEqual([
      ["Dana", [2, 1, 3], 1],
      ["Marta", [], 0],
    ]);
    expect(offShift).toEqual([]);
  });

  it("sets apart what somebody holds who is not on shift", () => {
    const { onShift, offShift } = facts([held(1, dana), held(2, marta)], [shiftOf(dana)]);
    expect(onShift?.map(({ rows }) => numbers(rows))).toEqual([[1]]);
    expect(offShift?.map(({ name, rows }) => [name, numbers(rows)])).toEqual([["Marta", [2]]]);
  });

  it("lists who waits in the queue's order, without what is set aside, but never without danger", () => {
    const { unclaimed, setAside } = facts(
      [
        queueRow(1, { dueAt: 9 }),
        queueRow(2, { dueAt: 5 }),
        queueRow(3, { setAsideUntil: NOW + 9 }),
        queueRow(4, { setAsideUntil: NOW + 9, danger: "said_so" }),
      ],
      [],
    );
    expect([numbers(unclaimed), setAside]).toEqual([[4, 2, 1], 1]);
  });

  it("counts each channel, shows those on which nobody waits, and one that is carried no more", () => {
    const gone = { channel: "sms-old", medium: "text", waitingSince: 7 };
    const { channels } = facts(
      [
        queueRow(1, { waitingSince: 5 }),
        queueRow(2, { waitingSince: 3, danger: "said_so" }),
        queueRow(3, gone),
        held(4, dana),
      ],
      [],
    );
    expect(channels).toEqual([
      { id: text, medium: "text", count: 2, longestSince: 3, endangered: 1 },
      { id: form, medium: "form", count: 0, longestSince: null, endangered: 0 },
      { id: "sms-old", medium: "text", count: 1, longestSince: 7, endangered: 0 },
    ]);
  });

  it("knows nothing of contacts that were not loaded, and takes nobody's for none", () => {
    expect(facts(null, [shiftOf(dana)])).toMatchObject({
      offShift: null,
      unclaimed: null,
      channels: null,
      health: null,
      onShift: [{ name: "Dana", rows: [] }],
    });
  });

  it("shows who holds what while nobody knows who is on shift", () => {
    const { onShift, offShift, health } = facts([held(1, dana)], null);
    expect([onShift, health]).toEqual([null, null]);
    expect(offShift?.map(({ name }) => name)).toEqual(["Dana"]);
  });
});

describe("whatever is known", () => {
  const people = Array.from({ length: 4 }, (_, n) => ({ id: uuid(n + 1), name: `Name ${String(n % 3)}` }));
  const person = fc.constantFrom(...people);
  const rows = fc
    .array(
      fc.record({
        holder: fc.option(person),
        danger: fc.constantFrom(null, null, "said_so"),
        unanswered: fc.nat(2),
        setAsideUntil: fc.constantFrom(null, null, NOW + 9),
        dueAt: fc.nat(9),
      }),
      { maxLength: 20, size: "medium" },
    )
    .map((list) =>
      list.map(({ holder, ...given }, n) =>
        holder === null ? queueRow(n + 1, given) : held(n + 1, holder, given),
      ),
    );
  const shifts = fc.subarray(people).map((list) => list.map((who) => shiftOf(who)));

  it("every contact stands at one place, and everybody on shift does", () => {
    fc.assert(
      fc.property(rows, shifts, (known, onNow) => {
        const { onShift, offShift, unclaimed, setAside, channels } = facts(known, onNow);
        const shown = [...(onShift ?? []), ...(offShift ?? [])].flatMap((each) => each.rows);
        const all = [...(unclaimed ?? []), ...shown].map(({ number }) => number);
        expect(new Set(all).size).toBe(all.length);
        expect(all.length + setAside).toBe(known.length);
        expect(onShift?.map(({ id }) => id).toSorted()).toEqual(onNow.map(({ id }) => id).toSorted());
        const counted = channels?.reduce((sum, { count }) => sum + count, 0);
        expect(counted).toBe(unclaimed?.length);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("the places of colleagues say nothing of what they hold: they stand by name", () => {
    fc.assert(
      fc.property(rows, shifts, (known, onNow) => {
        const names = (from: readonly QueueRow[]) => facts(from, onNow).onShift?.map(({ id }) => id);
        expect(names(known)).toEqual(names([]));
        expect(names(known)).toEqual(facts(known, onNow.toReversed()).onShift?.map(({ id }) => id));
      }),
      { numRuns: rounds(300) },
    );
  });
});
