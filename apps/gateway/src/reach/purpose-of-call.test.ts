import { describe, expect, it } from "vitest";
import { purposeOfCall } from "./purpose-of-call.ts";

const person = { role: "person", dialledAt: 5 } as const;
const LOST = { end: "lost", direction: "in", endedAt: 4, rangSince: false } as const;

describe("what a call to somebody is for", () => {
  it.each([
    ["nobody called before", null],
    ["their call goes on", { end: null, direction: "in", endedAt: null, rangSince: false }],
    ["they hung up", { end: "hung_up", direction: "in", endedAt: 4, rangSince: false }],
    ["we ended it", { end: "ended_by_us", direction: "in", endedAt: 4, rangSince: false }],
  ] as const)("[CP15] is the conversation where %s", (_when, last) => {
    const parties = [{ role: "provider", dialledAt: 5 }] as const;
    expect(purposeOfCall({ medium: "voice", last, parties, heardAt: 3 })).toEqual({ kind: "conversation" });
  });

  it("[CP15] follows a line that was lost, with every time that they were rung since", () => {
    const parties = [
      { role: "person", dialledAt: null } as const,
      { role: "provider", dialledAt: 5 } as const,
    ];
    const tries = (more: readonly (typeof person)[]) =>
      purposeOfCall({ medium: "voice", last: LOST, parties: [...parties, ...more], heardAt: null });
    expect(tries([])).toEqual({ kind: "after_drop", tries: 0 });
    expect(tries([person])).toEqual({ kind: "after_drop", tries: 1 });
  });

  it("[CP15] is the conversation again once they have written since, and not by what they wrote before", () => {
    const heard = (heardAt: number) =>
      purposeOfCall({ medium: "voice", last: LOST, parties: [person], heardAt }).kind;
    expect([heard(3), heard(4), heard(5)]).toEqual(["after_drop", "after_drop", "conversation"]);
  });

  it("[CP15] is the conversation again once they have rung since, which is another contact", () => {
    const last = { ...LOST, rangSince: true };
    const given = { medium: "voice", last, parties: [person], heardAt: null } as const;
    expect(purposeOfCall(given)).toEqual({ kind: "conversation" });
  });

  it("[CP15] counts no try for the call to whoever wrote that broke off itself", () => {
    const last = { ...LOST, direction: "out" } as const;
    const tries = (parties: readonly (typeof person)[]) =>
      purposeOfCall({ medium: "text", last, parties, heardAt: null });
    expect(tries([person])).toEqual({ kind: "after_drop", tries: 0 });
    expect(tries([person, person])).toEqual({ kind: "after_drop", tries: 1 });
  });
});
