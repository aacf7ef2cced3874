import { CallPhase } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { callDeeds, type DeedFacts } from "./call-deeds.ts";
import { callData, callRow } from "./call.fixture.ts";

const leg = {
  id: "a",
  staff: null,
  party: null,
  state: "up",
  isOnHold: false,
  isListening: false,
  since: 0,
} as const;
const me = { ...leg, who: "staff" } as const;
const other = { ...leg, id: "b", who: "party" } as const;
const can = (phase: string | null, facts: Partial<DeedFacts> = {}): readonly string[] => {
  const live = phase === null ? null : callRow(7, { phase });
  const deeds = callDeeds({
    live,
    call: callData({ legs: [me, other] }),
    isMine: true,
    canListen: false,
    listens: false,
    ...facts,
  });
  return Object.entries(deeds).flatMap(([deed, isAllowed]) => (isAllowed ? [deed] : []));
};

describe("what can be done in a call", () => {
  it.each([
    ["talking", ["hold", "consult", "party", "transfer", "hangUp"]],
    ["on_hold", ["resume", "consult", "party", "transfer", "hangUp"]],
    ["consulting", ["resume", "party", "together", "transfer", "hangUp"]],
    ["together", ["party", "leave", "hangUp"]],
    ["waiting", []],
    ["ringing", []],
    ["back", []],
  ])("that I have, while it is %s", (phase, deeds) => {
    expect(can(phase)).toEqual(deeds);
  });

  it("that is over or never was: to call somebody, or the person", () => {
    expect(can(null)).toEqual(["party", "person"]);
  });

  it("that somebody else has is nothing, and for a lead to listen in", () => {
    for (const phase of CallPhase.options) expect(can(phase, { isMine: false })).toEqual([]);
    expect(can("talking", { isMine: false, canListen: true })).toEqual(["listen"]);
    expect(can("talking", { isMine: false, canListen: true, listens: true })).toEqual(["stopListening"]);
  });

  it("that I left to others is to come back to, and nothing before that", () => {
    const left = callData({ legs: [{ ...leg, who: "caller" } as const, other] });
    expect(can("together", { call: left })).toEqual(["comeBack"]);
    expect(can("together", { call: left, isMine: false })).toEqual([]);
    // Of whom nothing is known yet nobody is told that they left.
    expect(can("together", { call: null })).toEqual(["party", "hangUp"]);
  });

  it("brings nobody together who is not there yet", () => {
    const ringing = callData({ legs: [me, { ...other, state: "ringing" }] });
    expect(can("consulting", { call: callData({ legs: [] }) })).not.toContain("together");
    expect(can("together", { call: callData({ legs: [me] }) })).not.toContain("leave");
    expect(can("consulting", { call: { legs: ringing.legs.slice(1) } })).not.toContain("together");
  });
});
