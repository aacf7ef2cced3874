import { Lane, type ContactId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../order.ts";
import { contactId, NOW } from "../testing/routing-world.ts";
import { findFloods, FLOOD_FROM, type Floods, type Told } from "./flood.ts";

const RUMOUR = "they say children are taken in white vans behind the mall on fifth street every night";

const told = (n: number, text: string, facts: Partial<Told> = {}): Told => ({
  id: contactId(n),
  number: n,
  danger: null,
  lane: null,
  laneReason: null,
  dueAt: NOW + n,
  waitingSince: NOW,
  source: null,
  place: null,
  words: text.split(" "),
  ...facts,
});
const many = (text: string, count = FLOOD_FROM, facts: Partial<Told> = {}): readonly Told[] =>
  Array.from({ length: count }, (_none, n) => told(n + 1, text, facts));
const groupsOf = ({ floods }: Floods): readonly (readonly ContactId[])[] =>
  floods.map(({ members, apart }) => [...members, ...apart].map(({ id }) => id));

/** Few words, sources and places, so that much is alike. */
const someTold: fc.Arbitrary<readonly Told[]> = fc
  .uniqueArray(
    fc.record({
      n: fc.integer({ min: 1, max: 60 }),
      text: fc.constantFrom(
        RUMOUR,
        `${RUMOUR} really`,
        "white vans behind the mall take children on fifth street",
        "vans take girls near the school",
        "please help me",
        "my boss took my passport and i cannot leave the house",
      ),
      extra: fc.array(fc.constantFrom("today", "again", "here", "friend", "saw", "now"), { maxLength: 3 }),
      source: fc.constantFrom(null, null, "post", "other"),
      place: fc.constantFrom(null, null, "mall", "school"),
      danger: fc.constantFrom(null, null, null, "said_so" as const),
      lane: fc.constantFrom(null, null, ...Lane.options),
    }),
    { selector: ({ n }) => n, maxLength: 30, size: "medium" },
  )
  .map((rows) => rows.map(({ n, text, extra, ...facts }) => told(n, [text, ...extra].join(" "), facts)));

describe("contacts about one rumour", () => {
  it.each<[string, readonly Told[]]>([
    ["that say the same", many(RUMOUR)],
    [
      "that retell it, each in words of their own, about one place",
      [
        "white vans behind the mall on fifth street are taking children at night",
        "heard children are taken by white vans on fifth street behind the mall",
        "children taken behind the mall fifth street white vans every night",
        "is it true white vans taken children behind the mall fifth street",
        "at night white vans on fifth street behind the mall children taken",
      ].map((text, n) => told(n + 1, text, { place: "mall" })),
    ],
    ["that pass on one link, and say little", many("is this true", 5, { source: "post" })],
  ])("[Q80] are one flood: %s", (_what, contacts) => {
    const { floods, alone } = findFloods(contacts);
    expect(floods.map(({ members }) => members.length)).toEqual([contacts.length]);
    expect(alone).toEqual([]);
  });

  it.each<[string, readonly Told[]]>([
    ["fewer than five", many(RUMOUR, FLOOD_FROM - 1)],
    ["that say the same because they say so little", many("please help me", 9)],
    [
      "that have a source in common, and nothing else",
      ["a b c d e", "f g h i j", "k l m n o", "p q r s t", "u v w x y"].map((text, n) =>
        told(n + 1, text, { source: "post", place: "mall" }),
      ),
    ],
    [
      "that have half of their words in common, and neither source nor place",
      Array.from({ length: 6 }, (_none, n) => told(n + 1, `one two three four a${n} b${n}`)),
    ],
    [
      "each of whom tells something a little other than the one before",
      Array.from({ length: 30 }, (_none, n) =>
        told(n + 1, Array.from({ length: 10 }, (_word, at) => `w${n + at}`).join(" ")),
      ),
    ],
  ])("[Q80] [Q83] are none: %s", (_what, contacts) => {
    const { floods, alone } = findFloods(contacts);
    expect(floods).toEqual([]);
    expect(alone).toEqual(contacts.map(({ id }) => id));
  });

  it("[Q84] says why each belongs, by what it is known, and how much it says of its own", () => {
    const contacts = [
      ...many(RUMOUR, 4, { source: "post", place: "mall" }),
      told(9, `${RUMOUR} i saw one`, { source: "post" }),
    ];
    const [flood] = findFloods(contacts).floods;
    expect(flood).toMatchObject({ id: contactId(1), source: "post", place: "mall", apart: [] });
    expect(flood?.words).toEqual([...new Set(RUMOUR.split(" "))].toSorted());
    const shared = new Set(RUMOUR.split(" ")).size;
    expect(flood?.members[0]).toEqual({ id: contactId(1), shared, own: 0, hasSource: true, hasPlace: true });
    expect(flood?.members[4]).toEqual({ id: contactId(9), shared, own: 3, hasSource: true, hasPlace: false });
  });

  it("[Q83] hear alone who says more of their own than of the rumour", () => {
    const own =
      "my cousin works there he locks the door and keeps our papers we sleep on the floor he hit her";
    const told9 = told(9, `white vans behind the mall on fifth street ${own}`, {
      source: "post",
      place: "mall",
    });
    const { floods, alone } = findFloods([...many(RUMOUR, 6, { source: "post", place: "mall" }), told9]);
    expect(floods).toHaveLength(1);
    expect(alone).toEqual([contactId(9)]);
  });

  it("[Q83] lose whoever is only joined to them by others, and has less than half of what they are known by", () => {
    const from = (first: number) => Array.from({ length: 10 }, (_word, at) => `w${first + at}`).join(" ");
    const drifting = [1, 2, 3, 4, 5, 6].map((first) => told(20 + first, from(first)));
    const { floods, alone } = findFloods([...many(from(0), 8), ...drifting]);
    expect(floods.map(({ members }) => members.length)).toEqual([13]);
    expect(alone).toEqual([contactId(26)]);
  });

  it.each<[string, Partial<Told>, string]>([
    ["says so", { danger: "said_so" }, "said_so"],
    [
      "stands in the lane of a life threat by their words",
      { lane: "life_threat", laneReason: "words:x:1:y" },
      "found_in_words",
    ],
    ["stands in the lane of a crisis", { lane: "crisis" }, "pressing_lane"],
  ])("[Q82] leave at the head whoever %s, though they tell the same", (_what, facts, because) => {
    const { apart, floods } = findFloods([...many(RUMOUR), told(9, RUMOUR, facts)]);
    expect(apart).toEqual([{ id: contactId(9), because }]);
    expect(floods[0]?.members.map(({ id }) => id)).not.toContain(contactId(9));
    expect(floods[0]?.apart.map(({ id }) => id)).toEqual([contactId(9)]);
  });

  it("[Q82] never has somebody in danger, or in a pressing lane, among those who are triaged in one act", () => {
    fc.assert(
      fc.property(someTold, (contacts) => {
        const { apart, floods, alone } = findFloods(contacts);
        const pressing = contacts.filter(
          ({ danger, lane }) => danger !== null || lane === "life_threat" || lane === "crisis",
        );
        const ids = pressing.toSorted((one, other) => compare(one, other).order).map(({ id }) => id);
        expect(apart.map(({ id }) => id)).toEqual(ids);
        const others = [...floods.flatMap(({ members }) => members.map(({ id }) => id)), ...alone];
        expect(others.filter((id) => ids.includes(id))).toEqual([]);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q85] name everybody once", () => {
    fc.assert(
      fc.property(someTold, (contacts) => {
        const { apart, floods, alone } = findFloods(contacts);
        const named = [
          ...apart.map(({ id }) => id),
          ...floods.flatMap(({ members }) => members.map(({ id }) => id)),
          ...alone,
        ];
        expect(named.toSorted()).toEqual(contacts.map(({ id }) => id).toSorted());
        for (const group of groupsOf({ apart, floods, alone }))
          expect(group.length).toBeGreaterThanOrEqual(FLOOD_FROM);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q81] are the same in whatever order they come, and each in the order of the queue", () => {
    fc.assert(
      fc.property(
        someTold.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
        ),
        ([contacts, shuffled]) => {
          const found = findFloods(contacts);
          expect(findFloods(shuffled)).toEqual(found);
          const inOrder = contacts.toSorted((one, other) => compare(one, other).order).map(({ id }) => id);
          for (const { members } of found.floods) {
            const ids = members.map(({ id }) => id);
            expect(ids).toEqual(inOrder.filter((id) => ids.includes(id)));
          }
        },
      ),
      { numRuns: rounds(300) },
    );
  });

  it("[Q83] share half of what their flood is known by, and say no more of their own than that", () => {
    fc.assert(
      fc.property(someTold, (contacts) => {
        for (const { members, apart, words } of findFloods(contacts).floods)
          for (const { shared, own } of [...members, ...apart]) {
            expect(shared * 2).toBeGreaterThanOrEqual(words.length);
            expect(own).toBeLessThanOrEqual(words.length);
          }
      }),
      { numRuns: rounds(300) },
    );
  });
});
