import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOAD, loadOf, type Advocate, type Held } from "../match/advocate.ts";
import { objections } from "../match/objections.ts";
import { advocate, contactId, held, NOW, someAdvocates, userId } from "../testing/routing-world.ts";
import type { Move } from "./proposal.ts";
import { propose } from "./propose.ts";

const movesOf = (team: readonly Advocate[]) => propose([], team, NOW).moves;
const owed = (n: number, facts: Partial<Held> = {}) => held(n, { owedSince: NOW - 60_000 + n, ...facts });
const crisisCall = held(9, { medium: "voice", isTalking: true, weight: "crisis" });
const idle = advocate(2);

/** The team after one of the moves. */
const after = (team: readonly Advocate[], { contact, from, to }: Move): readonly Advocate[] => {
  const moved = team.flatMap(({ holds }) => holds).find(({ id }) => id === contact);
  return team.map((person) => {
    if (person.id === from) return { ...person, holds: person.holds.filter(({ id }) => id !== contact) };
    return person.id === to && moved !== undefined ? { ...person, holds: [...person.holds, moved] } : person;
  });
};

describe("what should go from one to another", () => {
  it.each<[string, Partial<Advocate>, Move["because"]]>([
    [
      "[Q65] texts beside a call that is a crisis",
      { holds: [owed(1), crisisCall] },
      "Q65_beside_crisis_call",
    ],
    ["[Q65] what somebody has who is off", { presence: "off", holds: [owed(1)] }, "Q65_holder_is_not_there"],
    [
      "[Q65] what somebody has who is on a break",
      { presence: "break", holds: [owed(1)] },
      "Q65_holder_is_not_there",
    ],
    ["[Q65] what is owed longest by somebody who has more", { holds: [owed(2), owed(1)] }, "Q65_uneven"],
  ])("%s", (_name, facts, because) => {
    expect(movesOf([advocate(1, facts), idle])).toMatchObject([
      { contact: contactId(1_001), from: userId(1), to: userId(2), because, gain: { owedMs: 59_999 } },
    ]);
  });

  it.each<[string, Partial<Advocate>]>([
    ["[Q66] a crisis", { presence: "off", holds: [owed(1, { weight: "crisis" })] }],
    [
      "[Q66] a call that goes on",
      { presence: "off", holds: [owed(1, { medium: "voice", isTalking: true })] },
    ],
    ["[Q65] to whom no answer is owed", { presence: "off", holds: [held(1)] }],
    [
      "[Q50] what the only one is barred from",
      { presence: "off", holds: [owed(1, { barred: [userId(2)] })] },
    ],
    ["[Q53] what the only one has no words for", { presence: "off", holds: [owed(1, { language: "es" })] }],
    ["[Q65] what would only change who has more", { holds: [owed(1)] }],
  ])("leaves where it is %s", (_name, facts) => {
    expect(movesOf([advocate(1, facts), idle])).toEqual([]);
  });

  it("[Q65] has nobody give and take at once", () => {
    const letters = (first: number, count: number) =>
      Array.from({ length: count }, (_none, n) => held(first + n, { medium: "email" }));
    const most = advocate(1, { holds: [...letters(20, 4), owed(5), owed(6)] });
    const some = advocate(3, { holds: [...letters(30, 2), owed(1)] });
    expect(movesOf([most, some, idle])).toMatchObject([{ from: userId(3), to: userId(2) }]);
  });

  it("[Q65] says by how much more the one has in hand, before and after", () => {
    const [move] = movesOf([advocate(1, { holds: [owed(1), owed(2, { weight: "heavy" })] }), idle]);
    expect(move?.gain.ahead).toEqual({ before: 3, after: 1 });
  });

  it("[Q50] [Q65] [Q66] never moves a crisis or a call that goes on, to anybody for whom it is not, or back and forth", () => {
    fc.assert(
      fc.property(someAdvocates(7), (team) => {
        const moves = movesOf(team);
        const givers = new Set(moves.map(({ from }) => from));
        for (const { contact, from, to, because, gain } of moves) {
          const moved = team.find(({ id }) => id === from)?.holds.find(({ id }) => id === contact);
          const taker = team.find(({ id }) => id === to);
          expect(moved?.weight).not.toBe("crisis");
          expect(moved?.isTalking).toBe(false);
          expect(moved && taker && objections(moved, taker)).toEqual([]);
          expect(givers.has(to)).toBe(false);
          const isEvener = Math.abs(gain.ahead.after) < gain.ahead.before;
          expect(because !== "Q65_uneven" || isEvener).toBe(true);
        }
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[Q65] comes to rest: what is moved for evenness alone is not moved for ever", () => {
    fc.assert(
      fc.property(someAdvocates(7), (drawn) => {
        let team: readonly Advocate[] = drawn.map((person) => ({ ...person, presence: "available" }));
        const steps = team.reduce((sum, person) => sum + loadOf(person) ** 2, 0) + 1;
        for (let step = 0; step <= steps; step += 1) {
          const move = movesOf(team).find(({ because }) => because === "Q65_uneven");
          if (move === undefined) return;
          const before = team.reduce((sum, person) => sum + loadOf(person) ** 2, 0);
          team = after(team, move);
          expect(team.reduce((sum, person) => sum + loadOf(person) ** 2, 0)).toBeLessThan(before);
        }
        expect.unreachable("it never rests");
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[Q58] counts what is heavy double and a crisis three times", () => {
    expect(LOAD).toEqual({ usual: 1, heavy: 2, crisis: 3 });
  });
});
