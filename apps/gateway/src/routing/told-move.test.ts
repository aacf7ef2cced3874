import { ContactId, UserId } from "@holdfast/case-schema";
import type { Held, Move } from "@holdfast/queue-policy";
import { describe, expect, it } from "vitest";
import { toldMove } from "./told-move.ts";

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [lead, dana, ada] = [1, 2, 3].map((n) => UserId.parse(idOf(n))) as [UserId, UserId, UserId];
const contact = (n: number): ContactId => ContactId.parse(idOf(n));
const held = (n: number, facts: Partial<Held> = {}): Held => ({
  id: contact(n),
  number: n,
  medium: "text",
  language: null,
  weight: "usual",
  isTalking: false,
  owedSince: 0,
  barred: [],
  ...facts,
});
const crisisCall = (barred: readonly UserId[]): Held =>
  held(20, { medium: "voice", isTalking: true, weight: "crisis", barred });
const move = (because: Move["because"]): Move => ({
  contact: contact(10),
  from: dana,
  to: ada,
  because,
  gain: { owedMs: 5, ahead: { before: 4, after: 2 } },
});
const told = (because: Move["because"], from: readonly Held[], to: readonly Held[] = []) =>
  toldMove(move(because), { from: { holds: from }, to: { holds: to } }, lead);

describe("[G610] [A92] a move, as a lead is told of it", () => {
  it("is as it is where they are barred from nothing of both", () => {
    const all = [held(10), crisisCall([])];
    for (const because of ["Q65_beside_crisis_call", "Q65_holder_is_not_there", "Q65_uneven"] as const)
      expect(told(because, all, [held(11)])).toEqual(move(because));
  });

  it("is not told where it moves what they are barred from", () => {
    expect(told("Q65_holder_is_not_there", [held(10, { barred: [lead] })])).toBeNull();
  });

  it("never says that somebody is on a call that they are barred from", () => {
    expect(told("Q65_beside_crisis_call", [held(10), crisisCall([lead])])).toBeNull();
    expect(told("Q65_beside_crisis_call", [held(10), crisisCall([ada])])).not.toBeNull();
  });

  it("is not told where it is for evenness alone, of which something is hidden", () => {
    expect(told("Q65_uneven", [held(10), held(12, { barred: [lead] })])).toBeNull();
    expect(told("Q65_uneven", [held(10)], [held(12, { barred: [lead] })])).toBeNull();
  });

  it("says how much somebody has more without what is hidden", () => {
    const from = [held(10), held(12, { weight: "heavy", barred: [lead] })];
    expect(told("Q65_holder_is_not_there", from, [held(13, { barred: [lead] })])?.gain).toEqual({
      owedMs: 5,
      ahead: { before: 3, after: 1 },
    });
  });
});
