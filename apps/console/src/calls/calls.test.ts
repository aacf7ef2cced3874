import { UserId } from "@holdfast/case-schema";
import type { WireEvent } from "@holdfast/wire";
import { afterEach, describe, expect, it } from "vitest";
import { dana, marta } from "../queue/row.fixture.ts";
import { callRow } from "./call.fixture.ts";
import { callOf, calls, hearOfCalls, isUnansweredCall, loadCalls, ringsFor } from "./calls.ts";

const told = (version: number, facts: object | null = {}): WireEvent => {
  const row = callRow(7, { version, ...facts });
  return { kind: "call", id: row.id, version, row: facts === null ? null : row };
};
const { id } = callRow(7);

afterEach(() => calls.set(new Map()));

describe("the calls that are known", () => {
  it("[W4] take the highest version, in whatever order they come", () => {
    hearOfCalls([told(3, { phase: "talking" })]);
    hearOfCalls([told(2, { phase: "ringing" })]);
    expect(callOf(id)?.phase).toBe("talking");
    hearOfCalls([told(4, null)]);
    hearOfCalls([told(3, { phase: "talking" })]);
    expect(callOf(id)).toBeNull();
  });

  it("are what a snapshot says, and no more", () => {
    hearOfCalls([told(3)]);
    loadCalls([callRow(8)]);
    expect(callOf(id)).toBeNull();
    expect(callOf(callRow(8).id)?.phase).toBe("waiting");
  });

  it("tell nobody of what is about no call", () => {
    const before = calls.get();
    hearOfCalls([]);
    expect(calls.get()).toBe(before);
  });

  it.each(["greeting", "waiting", "ringing", "back"])("wait for an answer while they are %s", (phase) => {
    expect(isUnansweredCall(callRow(7, { phase }))).toBe(true);
    expect(isUnansweredCall(callRow(7, { phase, direction: "out" }))).toBe(false);
  });

  it.each(["joining", "talking", "on_hold", "consulting", "together", "ended"])(
    "do not while they are %s",
    (phase) => {
      expect(isUnansweredCall(callRow(7, { phase }))).toBe(false);
    },
  );

  it("ring for whoever is named, and for nobody else", () => {
    const ringing = callRow(7, { phase: "ringing", ringing: [dana.id] });
    expect(ringsFor(ringing, UserId.parse(dana.id))).toBe(true);
    expect(ringsFor(ringing, UserId.parse(marta.id))).toBe(false);
    expect(ringsFor(null, UserId.parse(dana.id))).toBe(false);
  });
});
