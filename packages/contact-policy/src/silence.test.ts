import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterEvent, NO_CONVERSATION, settled, type ConversationState } from "./conversation.ts";
import type { ConversationEvent } from "./conversation-event.ts";
import { AGREED_UNTIL_MAX_MS, silenceAt, type Silence } from "./silence.ts";

const MINUTE = 60_000;
const T0 = 1_800_000_000_000;
const min = (minutes: number): number => T0 + minutes * MINUTE;
const heard = (entry: number, minutes: number, saidAt: number | null = null): ConversationEvent => ({
  kind: "heard",
  entry,
  at: min(minutes),
  saidAt,
});
const left = (entry: number, minutes: number): ConversationEvent => ({
  kind: "left",
  entry,
  at: min(minutes),
});
const failed = (entry: number, minutes: number): ConversationEvent => ({
  kind: "did_not_arrive",
  entry,
  at: min(minutes),
});
const until = (minutes: number, to: number): ConversationEvent => ({
  kind: "agreed_until",
  at: min(minutes),
  until: min(to),
});
const clock = (minutes: number): ConversationEvent => ({ kind: "clock", at: min(minutes) });
const after = (...events: readonly ConversationEvent[]): ConversationState =>
  events.reduce(afterEvent, NO_CONVERSATION);
const phase = (state: ConversationState, minutes: number): Silence["phase"] =>
  silenceAt(state.silence, min(minutes)).phase;

describe("the silence lock", () => {
  it("[CP20] does not run while we owe the answer, however long we search", () => {
    const owed = after(heard(1, 0), left(2, 1), heard(3, 2));
    for (const minutes of [2, 30, 24 * 60, 30 * 24 * 60]) expect(phase(owed, minutes)).toBe("quiet");
    expect(phase(after(heard(1, 0)), 500)).toBe("quiet");
    expect(phase(NO_CONVERSATION, 0)).toBe("quiet");
  });

  it.each<[number, Silence["phase"]]>([
    [5, "counting"],
    [14.99, "counting"],
    [15, "countdown"],
    [19.99, "countdown"],
    [20, "locked"],
    [10_000, "locked"],
  ])("[CP21] at minute %d of a message that left at minute 5, it is %s", (minutes, expected) => {
    expect(phase(after(heard(1, 0), left(2, 5)), minutes)).toBe(expected);
  });

  it("[CP21] says since when it counts, and when it locks", () => {
    expect(silenceAt(after(left(2, 5)).silence, min(6))).toEqual({
      phase: "counting",
      since: min(5),
      countdownAt: min(15),
      locksAt: min(20),
    });
    expect(silenceAt(after(left(2, 5)).silence, min(99))).toEqual({ phase: "locked", since: min(20) });
  });

  it("[CP22] does not take for an answer what was written before their last message, though it left after it", () => {
    expect(phase(after(heard(1, 0), heard(3, 1), left(2, 2)), 60)).toBe("quiet");
    expect(phase(after(left(2, 2), heard(3, 1)), 60)).toBe("quiet");
    expect(phase(after(heard(1, 0), left(4, 2), heard(3, 1)), 60)).toBe("locked");
  });

  it("[CP23] counts from the first of several, in whatever order they leave", () => {
    expect(silenceAt(after(left(2, 1), left(3, 9), left(4, 14)).silence, min(16)).phase).toBe("locked");
    expect(silenceAt(after(left(3, 9), left(2, 10)).silence, min(24.5)).phase).toBe("countdown");
  });

  it("[CP23] does not count what surely did not arrive, nor the lock that stood on it", () => {
    expect(phase(after(heard(1, 0), left(2, 1), failed(2, 3)), 60)).toBe("quiet");
    expect(phase(after(left(2, 1), left(3, 10), failed(2, 17)), 20)).toBe("countdown");
    expect(phase(after(left(2, 1), left(3, 10), failed(3, 17)), 20)).toBe("locked");
    expect(phase(after(heard(1, 0), left(2, 1), clock(17), failed(2, 18)), 60)).toBe("quiet");
    expect(phase(after(left(2, 1), left(3, 2), clock(30), failed(2, 31)), 31)).toBe("locked");
  });

  it("[CP24] waits for the time they named, and counts down to it", () => {
    const state = after(heard(1, 0), left(2, 5), until(6, 90));
    expect([20, 84.99, 85, 89.99, 90].map((minutes) => phase(state, minutes))).toEqual([
      "counting",
      "counting",
      "countdown",
      "countdown",
      "locked",
    ]);
  });

  it("[CP24] locks no sooner for a time they named that comes before", () => {
    expect(phase(after(left(2, 5), until(6, 8)), 19)).toBe("countdown");
    expect(phase(after(left(2, 5), until(6, 8)), 20)).toBe("locked");
  });

  it("[CP24] lets nobody open the lock with a time that is entered after it", () => {
    expect(phase(after(left(2, 5), until(25, 90)), 26)).toBe("locked");
    expect(phase(after(left(2, 5), until(19, 90)), 26)).toBe("counting");
  });

  it("[CP24] counts a time they named for a day at most", () => {
    const state = after(left(2, 0), until(1, 60 * 24 * 60));
    expect(silenceAt(state.silence, min(1) + AGREED_UNTIL_MAX_MS).phase).toBe("locked");
    expect(silenceAt(state.silence, min(1) + AGREED_UNTIL_MAX_MS - 1).phase).toBe("countdown");
  });

  it("[CP25] is opened by a message of theirs, also by one that was long on its way", () => {
    const locked = after(heard(1, 0), left(2, 5), clock(30));
    expect(phase(locked, 30)).toBe("locked");
    expect(phase(afterEvent(locked, heard(3, 31)), 300)).toBe("quiet");
    expect(phase(afterEvent(locked, heard(3, 31, min(4))), 300)).toBe("quiet");
    expect(phase(afterEvent(locked, heard(1, 31)), 300)).toBe("locked");
  });

  it("[CP26] is not opened again by a clock that is put back", () => {
    const locked = after(left(2, 5), clock(30));
    expect(phase(locked, 6)).toBe("locked");
    expect(phase(afterEvent(locked, clock(7)), 8)).toBe("locked");
  });

  it("[CP26] lets nothing count longer for a clock that ran ahead", () => {
    const ahead = after(left(2, 60), clock(0));
    expect(phase(ahead, 14.99)).toBe("countdown");
    expect(phase(ahead, 15)).toBe("locked");
  });

  it("[CP26] settles to the same, however often", () => {
    const state = after(heard(1, 3), left(2, 60));
    expect(settled(settled(state, min(1)), min(1))).toEqual(settled(state, min(1)));
    expect(settled(state, min(61))).toEqual(state);
  });

  const event = fc.oneof(
    fc.record({ kind: fc.constant("left" as const), entry: fc.nat(30), at: fc.nat(120).map(min) }),
    fc.record({
      kind: fc.constant("agreed_until" as const),
      at: fc.nat(120).map(min),
      until: fc.nat(300).map(min),
    }),
    fc.record({ kind: fc.constant("clock" as const), at: fc.nat(120).map(min) }),
    fc.record({ kind: fc.constant("reopened" as const), entry: fc.nat(30), at: fc.nat(120).map(min) }),
    fc.record({ kind: fc.constant("number_reassigned" as const), at: fc.nat(120).map(min) }),
    fc.record({
      kind: fc.constant("exploiter_marked" as const),
      entry: fc.nat(30),
      at: fc.nat(120).map(min),
    }),
  );

  it("[CP25] [CP26] once seen locked, nothing that we do and no clock opens it", () => {
    fc.assert(
      fc.property(fc.array(event), fc.nat(400), (events, now) => {
        const locked = after(left(31, 0), clock(15));
        const state = events.reduce(afterEvent, locked);
        expect(phase(state, now)).toBe("locked");
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[CP20] never locks while their message is the last that was written, whatever happened before", () => {
    fc.assert(
      fc.property(fc.array(event), fc.array(event), fc.nat(10_000), (before, since, now) => {
        const state = [...before, heard(31, 60), ...since].reduce(afterEvent, NO_CONVERSATION);
        expect(phase(state, now)).toBe("quiet");
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[CP21] [CP23] agrees with a clock that is right: 15 minutes after the first that left and was not answered", () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom("heard", "left", "clock"));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20, size: "medium" }), fc.nat(30), (steps, later) => {
        let [now, entry] = [0, 0];
        let first: number | null = null;
        let state = NO_CONVERSATION;
        for (const [minutes, kind] of steps) {
          now += minutes;
          entry += 1;
          if (kind === "heard") first = null;
          // Nothing leaves once it is locked.
          else if (kind === "left" && (first === null || now < first + 15)) first ??= now;
          else if (kind === "left") continue;
          state = afterEvent(
            state,
            kind === "heard" ? heard(entry, now) : kind === "left" ? left(entry, now) : clock(now),
          );
        }
        expect(phase(state, now + later) === "locked").toBe(first !== null && now + later >= first + 15);
      }),
      { numRuns: rounds(500) },
    );
  });
});
