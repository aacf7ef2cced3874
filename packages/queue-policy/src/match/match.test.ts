import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advocate, held, NOW, someAdvocates, someSought, sought, userId } from "../testing/routing-world.ts";
import type { Advocate } from "./advocate.ts";
import { match, type FirstReason } from "./match.ts";

describe("who is asked first about a contact", () => {
  it.each<[string, Partial<Advocate>, Partial<Advocate>, FirstReason]>([
    ["[Q58] whoever is owed no break", { holds: [held(1)] }, { isOwedBreak: true }, "Q58_no_break_owed"],
    ["[Q58] whoever has less in hand", { heavyHad: 3 }, { holds: [held(1)] }, "Q58_less_in_hand"],
    [
      "[Q58] two usual texts, before one crisis",
      { holds: [held(1, { medium: "email" }), held(2)] },
      { holds: [held(3, { weight: "crisis" })] },
      "Q58_less_in_hand",
    ],
    ["[Q58] whoever had fewer heavy ones", { languages: ["en", "es"] }, { heavyHad: 1 }, "Q58_fewer_heavy"],
    [
      "[Q58] whoever speaks fewer languages, so that others stay free for who needs them",
      {},
      { languages: ["en", "es"], idleSince: 0 },
      "Q58_fewer_languages",
    ],
    ["[Q58] whom nothing came to for longest", { idleSince: NOW - 1 }, {}, "Q58_longest_idle"],
  ])("%s", (_name, first, second, reason) => {
    // The other way round in their ids, so that these alone would say the opposite.
    const { candidates } = match(sought(1), [advocate(1, second), advocate(2, first)]);
    expect(candidates.map(({ id }) => id)).toEqual([userId(2), userId(1)]);
    expect(candidates.map(({ beforeNextBecause }) => beforeNextBecause)).toEqual([reason, null]);
  });

  it("[Q58] whoever had it before, though they have more in hand and are owed a break", () => {
    const before = advocate(2, { holds: [held(1)], isOwedBreak: true });
    const { candidates } = match(sought(1, { hadBy: userId(2) }), [advocate(1), before]);
    expect(candidates[0]).toEqual({ id: userId(2), load: 1, beforeNextBecause: "Q58_had_it_before" });
  });

  it("[Q58] somebody else, where whoever had it before cannot be asked", () => {
    const { candidates } = match(sought(1, { hadBy: userId(2) }), [
      advocate(1),
      advocate(2, { presence: "off" }),
    ]);
    expect(candidates.map(({ id }) => id)).toEqual([userId(1)]);
  });

  it("[Q58] the lower id, where nothing else parts them", () => {
    const { candidates } = match(sought(1), [advocate(2), advocate(1)]);
    expect(candidates[0]).toEqual({ id: userId(1), load: 0, beforeNextBecause: "Q58_lowest_id" });
  });
});

describe("a match", () => {
  it("[Q50] names nobody who is barred, neither to ask nor as passed over", () => {
    const told = match(sought(1, { barred: [userId(1)] }), [advocate(1, { presence: "break" }), advocate(2)]);
    expect(JSON.stringify(told)).not.toContain(userId(1));
    expect(told.candidates).toHaveLength(1);
  });

  it("[Q59] says of everybody who is not asked why, and is the same in whatever order they come", () => {
    fc.assert(
      fc.property(someSought(1), someAdvocates(7), ([contact], team) => {
        if (contact === undefined) return;
        const told = match(contact, team);
        expect(match(contact, team.toReversed())).toEqual(told);
        const barred = team.filter(({ id }) => contact.barred.includes(id)).length;
        expect(told.candidates.length + told.passedOver.length + barred).toBe(team.length);
        for (const { objections } of told.passedOver) expect(objections).not.toEqual([]);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q59] keeps two people in their order when a third one leaves", () => {
    fc.assert(
      fc.property(someSought(1), someAdvocates(7), ([contact], team) => {
        if (contact === undefined) return;
        const [gone, ...rest] = team;
        const all = match(contact, team).candidates.map(({ id }) => id);
        expect(match(contact, rest).candidates.map(({ id }) => id)).toEqual(
          all.filter((id) => id !== gone?.id),
        );
      }),
      { numRuns: rounds(200) },
    );
  });
});
