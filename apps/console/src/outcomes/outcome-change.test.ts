import type { AskedFact, OfferedDisposition, Wording } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { outcomeChange } from "./outcome-change.ts";

const called = (en: string): Wording => ({ en, es: `${en}, es`, fr: `${en}, fr` });
const many: AskedFact = { kind: "count", id: "many", label: called("How many") };
const sure: AskedFact = { kind: "yes_no", id: "sure", label: called("Confirmed") };
const chosen: OfferedDisposition = { id: "referral_given", label: null, facts: [many, sure] };
const other: OfferedDisposition = { id: "silent", label: null, facts: [] };

describe("what became of the outcome that was chosen", () => {
  it("is nothing where others were changed", () => {
    expect(outcomeChange(chosen, [{ ...other, label: called("Quiet") }, chosen])).toEqual({ kind: "same" });
  });

  it("is that it is no longer offered, and nothing of what it asked is", () => {
    expect(outcomeChange(chosen, [other])).toEqual({ kind: "gone", noLongerAsked: [many, sure] });
  });

  it("is what it asks more, otherwise and no longer, and what it is called", () => {
    const met: AskedFact = { kind: "yes_no", id: "met", label: called("Met") };
    const counted = { ...many, label: called("How many places") };
    const now = { ...chosen, label: called("Sent on"), facts: [counted, met] };
    expect(outcomeChange(chosen, [now])).toEqual({
      kind: "changed",
      now,
      isRenamed: true,
      newlyAsked: [met],
      askedOtherwise: [counted],
      noLongerAsked: [sure],
    });
  });

  it("is a change where a choice was added", () => {
    const choices = [
      { id: "a", label: called("A") },
      { id: "b", label: called("B") },
    ];
    const why: AskedFact = { kind: "choice", id: "why", label: called("Why"), choices };
    const wider: AskedFact = { ...why, choices: [...choices, { id: "c", label: called("C") }] };
    const change = outcomeChange({ ...chosen, facts: [why] }, [{ ...chosen, facts: [wider] }]);
    expect(change).toMatchObject({ kind: "changed", isRenamed: false, askedOtherwise: [wider] });
  });
});
