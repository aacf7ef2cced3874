import { UserId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { describe, expect, it } from "vitest";
import type { Move } from "../contact/moves.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { undoOf, type Act } from "./act.ts";

const me = UserId.parse(dana.id);
const to = UserId.parse(marta.id);
const NOW = 1_000;
type Facts = Parameters<typeof queueRow>[1];
const act = (wanted: Move, before: Facts = {}, state: Act["state"] = { kind: "done" }): Act => {
  const row = queueRow(1, before);
  return { id: 1, at: 0, contact: row.id, number: 1, wanted, before: row, state };
};
const undo = (done: Act, now: QueueRow | null): unknown => {
  const found = undoOf(done, now, me, NOW);
  return found.kind === "move" ? found.move : found.kind;
};
const mine = { holder: dana, status: "claimed" };
const theirs = { holder: marta, status: "claimed" };

describe("undoing", () => {
  it.each<[string, Move, Facts, Facts, unknown]>([
    ["a claim returns it", { kind: "claim" }, {}, mine, { kind: "return" }],
    ["a claim, once answered", { kind: "claim" }, { unanswered: 2 }, { ...mine, unanswered: 0 }, "past"],
    ["a claim, once it is offered on", { kind: "claim" }, {}, { ...mine, offeredTo: marta }, "past"],
    ["a claim, once somebody else has it", { kind: "claim" }, {}, theirs, "past"],
    ["a return claims it again", { kind: "return" }, mine, {}, { kind: "claim" }],
    ["a return, once somebody else has it", { kind: "return" }, mine, theirs, "past"],
    [
      "an offer withdraws it",
      { kind: "offer", to },
      mine,
      { ...mine, offeredTo: marta },
      { kind: "withdraw" },
    ],
    ["an offer, once accepted", { kind: "offer", to }, mine, theirs, "past"],
    [
      "a withdrawal offers it again",
      { kind: "withdraw" },
      { ...mine, offeredTo: marta },
      mine,
      { kind: "offer", to },
    ],
    [
      "a lane puts the one before back",
      { kind: "triage", lane: "crisis" },
      { lane: "tip" },
      { lane: "crisis" },
      { kind: "triage", lane: "tip" },
    ],
    [
      "a lane, once a colleague judged otherwise",
      { kind: "triage", lane: "crisis" },
      { lane: "tip" },
      { lane: "information" },
      "past",
    ],
    [
      "a lane, once they wrote again",
      { kind: "triage", lane: "crisis" },
      { lane: "tip", unanswered: 1 },
      { lane: "crisis", unanswered: 2 },
      "past",
    ],
    ["the first lane", { kind: "triage", lane: "crisis" }, {}, { lane: "crisis" }, "never"],
    [
      "who speaks",
      { kind: "triage", speaker: "friend" },
      { speaker: "person" },
      { speaker: "friend" },
      { kind: "triage", speaker: "person" },
    ],
    [
      "their language",
      { kind: "triage", language: "es" },
      { language: "fr" },
      { language: "es" },
      { kind: "triage", language: "fr" },
    ],
    [
      "setting aside brings it back",
      { kind: "set_aside", until: 9_000 },
      {},
      { setAsideUntil: 9_000 },
      { kind: "set_aside", until: null },
    ],
    [
      "another time gives the one before",
      { kind: "set_aside", until: 9_000 },
      { setAsideUntil: 5_000 },
      { setAsideUntil: 9_000 },
      { kind: "set_aside", until: 5_000 },
    ],
    [
      "bringing back, when the time has passed",
      { kind: "set_aside", until: null },
      { setAsideUntil: 500 },
      {},
      { kind: "set_aside", until: null },
    ],
    ["accepting", { kind: "accept" }, { ...theirs, offeredTo: dana }, mine, "never"],
    ["declining", { kind: "decline" }, { ...theirs, offeredTo: dana }, theirs, "never"],
    ["taking back from a colleague", { kind: "take_back" }, theirs, {}, "never"],
  ])("%s", (_name, wanted, before, now, expected) => {
    expect(undo(act(wanted, before), queueRow(1, now))).toEqual(expected);
  });

  it("is over when the contact is closed, and done once", () => {
    expect(undo(act({ kind: "claim" }), null)).toBe("past");
    expect(undo(act({ kind: "claim" }, {}, { kind: "undone" }), queueRow(1, mine))).toBe("past");
    expect(undo(act({ kind: "claim" }, {}, { kind: "refused", words: "" }), queueRow(1, mine))).toEqual({
      kind: "return",
    });
  });
});
