import { describe, expect, it } from "vitest";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { evening } from "./outlook.fixture.ts";

const WRAPPING = { isWrappingUp: true };
const inDanger = (number: number) => queueRow(number, { danger: "said_so", dueAt: 1e9 });

describe("whoever has time to themselves after a contact", () => {
  it("[AL43] is told of danger without a sound, and hears it once nobody has taken it for a minute", () => {
    const { at, againAt } = evening();
    at(0, [], WRAPPING);
    expect(at(1_000, [inDanger(4)], WRAPPING)).toEqual(["danger_waiting 4: said, noticed"]);
    expect(againAt()).toBe(61_000);
    expect(at(60_999, [inDanger(4)], WRAPPING)).toEqual([]);
    expect(at(61_000, [inDanger(4)], WRAPPING)).toEqual(["danger_waiting 4: danger"]);
  });

  it("[AL43] [AL5] hears danger that still waits as soon as they are ready", () => {
    const { at } = evening();
    at(0, [], WRAPPING);
    at(1_000, [inDanger(4)], WRAPPING);
    expect(at(5_000, [inDanger(4)])).toEqual(["danger_waiting 4: danger"]);
  });

  it("[AL43] hears no new contact, though they asked to", () => {
    const { at } = evening();
    at(0, [], { ...WRAPPING, newContactSound: true });
    expect(at(1_000, [queueRow(5, { dueAt: 1e9 })], { ...WRAPPING, newContactSound: true })).toEqual([
      "contact_waiting: said",
    ]);
  });

  it("[AL43] is told of what they have themself as ever", () => {
    const { at } = evening();
    const mine = (version: number, facts = {}) =>
      queueRow(6, { version, status: "claimed", holder: dana, heldSince: 1, dueAt: 1e9, ...facts });
    at(0, [mine(1, { unanswered: 0 })], WRAPPING);
    expect(at(1_000, [mine(2)], WRAPPING)).toEqual(["message_held 6: tick, said, noticed"]);
    expect(at(2_000, [mine(3, { danger: "danger_word" })], WRAPPING)).toContain(
      "danger_word 6: danger, said, noticed",
    );
  });
});
