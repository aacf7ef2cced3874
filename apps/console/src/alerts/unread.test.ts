import { ContactId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { decide, NOTHING_SEEN } from "./alerts.ts";
import { evening, outlookOf } from "./outlook.fixture.ts";

const waiting = (number: number, version = 1) => queueRow(number, { version, dueAt: 1e9 });
const readUpTo = (version: number) => ({
  reading: new Map([[ContactId.parse(queueRow(4).id), version]]),
});
const mine = (number: number, version: number, facts = {}) =>
  queueRow(number, { version, status: "claimed", holder: dana, heldSince: 1, dueAt: 1e9, ...facts });

describe("a message in a contact one holds", () => {
  it("[AL15] ticks, is counted, and ticks once more after a minute unread", () => {
    const { at, againAt } = evening();
    at(0, [mine(4, 1)]);
    expect(at(10_000, [mine(4, 2, { unanswered: 2 })])).toEqual(["message_held 4: tick, said, noticed"]);
    expect(againAt()).toBe(70_000);
    expect(at(70_000, [mine(4, 2, { unanswered: 2 })])).toEqual(["message_held 4: tick"]);
    expect(at(700_000, [mine(4, 2, { unanswered: 2 })])).toEqual([]);
  });

  it("[AL15] ticks no more often than every second and a half, and none is lost by that", () => {
    const { at, againAt } = evening();
    at(0, [mine(4, 1), mine(5, 1)]);
    at(10_000, [mine(4, 2, { unanswered: 2 }), mine(5, 1)]);
    expect(at(10_500, [mine(4, 2, { unanswered: 2 }), mine(5, 2, { unanswered: 2 })])).toEqual([
      "message_held 5: said, noticed",
    ]);
    expect(againAt()).toBe(11_500);
    expect(at(11_500, [mine(4, 2, { unanswered: 2 }), mine(5, 2, { unanswered: 2 })])).toEqual([
      "message_held 5: tick",
    ]);
  });

  it("[AL22] that was read or answered ticks no more", () => {
    const { at, againAt } = evening();
    at(0, [mine(4, 1)]);
    expect(at(10_000, [mine(4, 2, { unanswered: 2 })], readUpTo(2))).toEqual([]);
    expect(at(80_000, [mine(4, 2, { unanswered: 2 })])).toEqual([]);
    expect(at(90_000, [mine(4, 3, { unanswered: 3 })])).toHaveLength(1);
    expect(at(100_000, [mine(4, 4, { unanswered: 0 })])).toEqual([]);
    expect(at(150_000, [mine(4, 4, { unanswered: 0 })])).toEqual([]);
    expect(againAt()).toBeNull();
  });

  it("[AL22] is not read where its contact is open and it never came to stand: whoever had it open may be gone", () => {
    const { at, againAt } = evening();
    at(0, [mine(4, 1)], readUpTo(1));
    expect(at(10_000, [mine(4, 2, { unanswered: 2 })], readUpTo(1))).toEqual([]);
    expect(againAt()).toBe(14_000);
    expect(at(14_000, [mine(4, 2, { unanswered: 2 })], readUpTo(1))).toEqual([
      "message_held 4: tick, said, noticed",
    ]);
    expect(at(74_000, [mine(4, 2, { unanswered: 2 })], readUpTo(1))).toEqual(["message_held 4: tick"]);
  });

  it("[AL22] is told at once when whoever had it open is known to be gone, with all that came meanwhile", () => {
    const { at } = evening();
    at(0, [mine(4, 1)], readUpTo(1));
    at(10_000, [mine(4, 2, { unanswered: 2 })], readUpTo(1));
    at(11_000, [mine(4, 3, { unanswered: 3 })], readUpTo(1));
    expect(at(12_000, [mine(4, 3, { unanswered: 3 })])).toEqual(["message_held 4: tick, said, noticed"]);
  });

  it("[AL22] is read once it stands there, a moment after its row", () => {
    const { at, againAt } = evening();
    at(0, [mine(4, 1)], readUpTo(1));
    expect(at(10_000, [mine(4, 2, { unanswered: 2 })], readUpTo(1))).toEqual([]);
    expect(at(10_200, [mine(4, 2, { unanswered: 2 })], readUpTo(2))).toEqual([]);
    expect(at(30_000, [mine(4, 2, { unanswered: 2 })])).toEqual([]);
    expect(againAt()).toBe(1e9 - 2e8);
  });

  it("[AL2] is found though an answer between was never seen", () => {
    const { at } = evening();
    at(0, [mine(4, 1, { unanswered: 2, waitingSince: 0 })]);
    expect(at(10_000, [mine(4, 4, { unanswered: 2, waitingSince: 9_000 })])).toEqual([
      "message_held 4: tick, said, noticed",
    ]);
  });

  it("[AL15] says how many came at once", () => {
    const first = decide(NOTHING_SEEN, outlookOf([mine(4, 1)]), 0);
    const { acts } = decide(first.watch, outlookOf([mine(4, 3, { unanswered: 3 })]), 1);
    expect(acts).toMatchObject([{ alert: "message_held", count: 2 }]);
  });

  it("[AL15] does not tick for what was there when one claimed it", () => {
    const { at } = evening();
    at(0, [waiting(4)]);
    expect(at(10_000, [mine(4, 2)])).toEqual([]);
  });

  it("[AL15] of somebody else is nobody's business", () => {
    const theirs = (version: number, unanswered: number) =>
      queueRow(4, { version, unanswered, status: "claimed", holder: marta, dueAt: 1e9 });
    const { at } = evening();
    at(0, [theirs(1, 1)]);
    expect(at(1, [theirs(2, 2)])).toEqual([]);
  });
});
