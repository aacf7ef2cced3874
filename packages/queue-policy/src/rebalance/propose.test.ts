import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Advocate } from "../match/advocate.ts";
import { compareCandidates, match } from "../match/match.ts";
import { objections, type Sought } from "../match/objections.ts";
import { compare } from "../order.ts";
import {
  advocate,
  contactId,
  held,
  NOW,
  someAdvocates,
  someSought,
  sought,
  userId,
} from "../testing/routing-world.ts";
import { propose } from "./propose.ts";
import type { Proposals } from "./proposal.ts";

const inOrder = (contacts: readonly Sought[]) => contacts.toSorted((one, other) => compare(one, other).order);
const servedOf = ({ takes }: Proposals) => takes.map(({ contact }) => contact);

/** Every way to give contacts to people, each one at most: tried out, one after the other. */
function* everyWay(
  contacts: readonly Sought[],
  team: readonly Advocate[],
): Generator<ReadonlyMap<Sought, Advocate>> {
  const [first, ...rest] = contacts;
  if (first === undefined) return void (yield new Map());
  for (const way of everyWay(rest, team)) yield way;
  for (const person of team) {
    if (objections(first, person).length > 0) continue;
    const others = team.filter((other) => other !== person);
    for (const way of everyWay(rest, others)) yield new Map([[first, person], ...way]);
  }
}

/** Which of two lists of places has the better first one in which they differ. */
const better = (one: readonly boolean[], other: readonly boolean[]): boolean => {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place !== -1 && one[place] === true;
};

describe("who should take what", () => {
  it("[Q60] serves what comes first in the queue, and as much as can be: no other way does better", () => {
    fc.assert(
      fc.property(someSought(5), someAdvocates(4), (contacts, team) => {
        const ordered = inOrder(contacts);
        const ways = [...everyWay(ordered, team)].map((way) => ordered.map((contact) => way.has(contact)));
        const served = servedOf(propose(contacts, team, NOW));
        const ours = ordered.map(({ id }) => served.includes(id));
        expect(ways.filter((way) => better(way, ours))).toEqual([]);
        const most = Math.max(...ways.map((way) => way.filter(Boolean).length));
        expect(served).toHaveLength(most);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q61] asks those who come first of all with whom as much can be served", () => {
    fc.assert(
      fc.property(someSought(5), someAdvocates(4), (drawn, team) => {
        const contacts = drawn.map((contact) => ({ ...contact, hadBy: null }));
        const { takes } = propose(contacts, team, NOW);
        const served = new Set(takes.map(({ contact }) => contact));
        const people = team.toSorted((one, other) => compareCandidates(one, other, null).order);
        const ours = people.map(({ id }) => takes.some(({ to }) => to === id));
        const ways = [...everyWay(inOrder(contacts), team)].filter(
          (way) => way.size === served.size && [...way.keys()].every(({ id }) => served.has(id)),
        );
        const asked = ways.map((way) => people.map((person) => [...way.values()].includes(person)));
        expect(asked.filter((way) => better(way, ours))).toEqual([]);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q50] [Q54] [Q55] [Q56] [Q60] proposes only what may be offered, one to everybody and nothing twice", () => {
    fc.assert(
      fc.property(someSought(12), someAdvocates(7), (contacts, team) => {
        const { takes, moves } = propose(contacts, team, NOW);
        for (const { contact, to } of takes) {
          const asking = contacts.find(({ id }) => id === contact);
          const person = team.find(({ id }) => id === to);
          expect(asking && person && objections(asking, person)).toEqual([]);
        }
        const receiving = [...takes, ...moves].map(({ to }) => to);
        expect(new Set(receiving).size).toBe(receiving.length);
        const moving = [...takes, ...moves].map(({ contact }) => contact);
        expect(new Set(moving).size).toBe(moving.length);
        expect(servedOf({ takes, moves, unserved: [] })).toEqual(
          inOrder(contacts)
            .map(({ id }) => id)
            .filter((id) => moving.includes(id)),
        );
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q60] is the same in whatever order contacts and people come, and changes neither", () => {
    fc.assert(
      fc.property(
        someSought(12).chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
        ),
        someAdvocates(7).chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
        ),
        ([contacts, shuffled], [team, mixed]) => {
          const before = structuredClone({ contacts, team });
          expect(propose(shuffled, mixed, NOW)).toEqual(propose(contacts, team, NOW));
          expect({ contacts, team }).toEqual(before);
        },
      ),
      { numRuns: rounds(300) },
    );
  });

  it("[Q58] [Q60] gives one that waits alone to whoever a match asks first", () => {
    fc.assert(
      fc.property(someSought(1), someAdvocates(7), ([contact], team) => {
        if (contact === undefined) return;
        const [first] = match(contact, team).candidates;
        expect(propose([contact], team, NOW).takes.map(({ to }) => to)).toEqual(first ? [first.id] : []);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q58] [Q60] gives back to whoever had it, and serves nobody less for it", () => {
    fc.assert(
      fc.property(someSought(10), someAdvocates(6), (contacts, team) => {
        const told = propose(contacts, team, NOW);
        const without = contacts.map((contact) => ({ ...contact, hadBy: null }));
        expect(servedOf(told)).toEqual(servedOf(propose(without, team, NOW)));
        const returns = told.takes.filter(({ because }) =>
          because.some(({ rule }) => rule === "Q58_had_it_before"),
        );
        for (const { contact, to } of returns)
          expect(contacts.find(({ id }) => id === contact)?.hadBy).toBe(to);
      }),
      { numRuns: rounds(300) },
    );
    const team = [advocate(1), advocate(2, { holds: [held(1)] })];
    const [take] = propose([sought(1, { hadBy: userId(2) })], team, NOW).takes;
    expect(take).toMatchObject({ to: userId(2), because: [{ rule: "Q58_had_it_before" }] });
  });

  it("[Q58] [Q60] gives nothing back where somebody else could then not be served", () => {
    const [both, one] = [advocate(1, { languages: ["en", "es"] }), advocate(2)];
    const contacts = [sought(1, { language: "en", hadBy: userId(1) }), sought(2, { language: "es" })];
    expect(propose(contacts, [both, one], NOW).takes.map(({ to }) => to)).toEqual([userId(2), userId(1)]);
  });

  it("[Q60] has somebody who speaks two languages leave one to a colleague, so that both are served", () => {
    const [both, one] = [advocate(1, { languages: ["en", "es"] }), advocate(2, { holds: [held(1)] })];
    const contacts = [sought(1, { language: "en" }), sought(2, { language: "es" })];
    const given = propose(contacts, [both, one], NOW).takes.map(({ contact, to }) => [contact, to]);
    expect(given).toEqual([
      [contactId(1), userId(2)],
      [contactId(2), userId(1)],
    ]);
  });

  it("[Q61] says for each what speaks for it, what it gains, and by how much", () => {
    const waiting = sought(1, {
      danger: "said_so",
      language: "es",
      waitingSince: NOW - 90_000,
      dueAt: NOW - 70_000,
    });
    const team = [advocate(1), advocate(2, { languages: ["es"], holds: [held(1)] })];
    expect(propose([waiting], team, NOW).takes).toEqual([
      {
        contact: contactId(1),
        to: userId(2),
        because: [
          { rule: "Q1_danger" },
          { rule: "Q2_overdue", byMs: 70_000 },
          { rule: "Q53_speaks", language: "es" },
          { rule: "Q61_only_one" },
          { rule: "Q58_in_hand", load: 1, freeFor: 1 },
        ],
        gain: { waitedMs: 90_000, overdueMs: 70_000, load: { before: 1, after: 4 } },
      },
    ]);
  });
});

describe("what is proposed to nobody", () => {
  it("[Q62] is counted, and by what it is hindered where nobody is there for it", () => {
    const team = [advocate(1), advocate(2, { presence: "break" })];
    const waiting = [3, 2, 1].map((n) => sought(n, { language: "fr", dueAt: NOW + n }));
    expect(propose([...waiting, sought(9, { dueAt: NOW })], team, NOW).unserved).toEqual([
      {
        medium: "text",
        language: "fr",
        count: 3,
        first: contactId(1),
        because: { rule: "Q62_nobody", hindered: { Q53_language: 2, Q51_presence: 1 } },
      },
    ]);
    expect(propose([sought(1), sought(2)], team, NOW).unserved).toMatchObject([
      { count: 1, first: contactId(2), because: { rule: "Q62_all_taken", fit: 1 } },
    ]);
  });

  it("[Q50] [Q62] never says that somebody is barred", () => {
    const told = propose([sought(1, { barred: [userId(1)] }), sought(2)], [advocate(1, { media: [] })], NOW);
    expect(told.unserved).toEqual([
      {
        medium: "text",
        language: null,
        count: 2,
        first: contactId(1),
        because: { rule: "Q62_nobody", hindered: { Q52_not_their_channel: 1 } },
      },
    ]);
  });

  it("[Q50] [Q62] tells one channel and language once, whoever is barred from some of it, and as if nobody were", () => {
    const barred = [userId(1)];
    const team = [advocate(1), advocate(2, { media: ["voice"] })];
    const because = { rule: "Q62_all_taken", fit: 1 };
    expect(propose([sought(1), sought(2), sought(3, { barred })], team, NOW).unserved).toEqual([
      { medium: "text", language: null, count: 2, first: contactId(2), because },
    ]);
    expect(propose([sought(3, { barred })], team, NOW).unserved).toMatchObject([{ count: 1, because }]);
    fc.assert(
      fc.property(someSought(12), someAdvocates(5), (contacts, people) => {
        const { unserved } = propose(contacts, people, NOW);
        const kinds = unserved.map(({ medium, language }) => `${medium} ${language}`);
        expect(new Set(kinds).size).toBe(kinds.length);
        // Where it is for nobody everybody is hindered by something that is told.
        for (const { medium, language, because: told } of unserved) {
          const open = people.map((each) => objections({ medium, language, barred: [] }, each));
          const fit = open.filter((rules) => rules.length === 0).length;
          const hindered = Object.fromEntries(
            Object.entries(Object.groupBy(open.flat(), ({ rule }) => rule)).map(([rule, all]) => [
              rule,
              all.length,
            ]),
          );
          expect(told).toEqual(fit > 0 ? { rule: "Q62_all_taken", fit } : { rule: "Q62_nobody", hindered });
        }
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[Q62] is, with what is proposed, everything that waits", () => {
    fc.assert(
      fc.property(someSought(12), someAdvocates(5), (contacts, team) => {
        const { takes, unserved } = propose(contacts, team, NOW);
        const left = unserved.reduce((sum, { count }) => sum + count, 0);
        expect(left + takes.length).toBe(contacts.length);
        expect(JSON.stringify(unserved)).not.toContain("Q50");
      }),
      { numRuns: rounds(200) },
    );
  });
});
