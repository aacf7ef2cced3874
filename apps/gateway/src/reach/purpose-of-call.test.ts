import { describe, expect, it } from "vitest";
import { purposeOfCall } from "./purpose-of-call.ts";

const person = { role: "person", dialledAt: 5 } as const;
const LOST = { end: "lost", direction: "in" } as const;

describe("what a call to somebody is for", () => {
  it.each([
    ["nobody called before", null],
    ["their call goes on", { end: null, direction: "in" }],
    ["they hung up", { end: "hung_up", direction: "in" }],
    ["we ended it", { end: "ended_by_us", direction: "in" }],
    ["a line was lost on which only somebody else was", { end: "lost", direction: "out" }],
  ] as const)("[CP15] is the conversation where %s", (_when, last) => {
    expect(purposeOfCall({ medium: "voice", last, parties: [{ role: "provider", dialledAt: 5 }] })).toEqual({
      kind: "conversation",
    });
  });

  it("[CP15] follows a line that was lost, with every time that they were rung since", () => {
    const parties = [
      { role: "person", dialledAt: null } as const,
      { role: "provider", dialledAt: 5 } as const,
    ];
    const tries = (more: readonly (typeof person)[]) =>
      purposeOfCall({ medium: "voice", last: LOST, parties: [...parties, ...more] });
    expect(tries([])).toEqual({ kind: "after_drop", tries: 0 });
    expect(tries([person])).toEqual({ kind: "after_drop", tries: 1 });
  });

  it("[CP15] counts no try for the call to whoever wrote that broke off itself", () => {
    const last = { end: "lost", direction: "out" } as const;
    const tries = (parties: readonly (typeof person)[]) => purposeOfCall({ medium: "text", last, parties });
    expect(tries([person])).toEqual({ kind: "after_drop", tries: 0 });
    expect(tries([person, person])).toEqual({ kind: "after_drop", tries: 1 });
  });
});
