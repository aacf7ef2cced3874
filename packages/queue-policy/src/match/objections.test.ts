import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advocate,
  held,
  PRESENCES,
  someAdvocates,
  someSought,
  sought,
  userId,
} from "../testing/routing-world.ts";
import { isLongShift, loadOf, LONG_SHIFT_MS, type Advocate } from "./advocate.ts";
import { objections, refusals, type Objection, type Sought } from "./objections.ts";

const someTexts = (count: number) => Array.from({ length: count }, (_none, n) => held(n));
const talking = (facts = {}) => held(9, { medium: "voice", isTalking: true, ...facts });

describe("why a contact is not for somebody", () => {
  it.each<[string, Partial<Sought>, Partial<Advocate>, Objection]>([
    ["[Q50] they are barred from it", { barred: [userId(1)] }, {}, { rule: "Q50_barred", hinders: "taking" }],
    [
      "[Q51] they are off",
      {},
      { presence: "off" },
      { rule: "Q51_presence", presence: "off", hinders: "taking" },
    ],
    [
      "[Q51] [Q41] they have time to themselves, and may take it all the same",
      {},
      { presence: "wrap_up" },
      { rule: "Q51_presence", presence: "wrap_up", hinders: "offering" },
    ],
    [
      "[Q51] they are on a break, and may take it all the same",
      {},
      { presence: "break" },
      { rule: "Q51_presence", presence: "break", hinders: "offering" },
    ],
    [
      "[Q69] they said no to it as it stands, and may take it all the same",
      { refusedBy: [userId(1)] },
      {},
      { rule: "Q69_refused", hinders: "offering" },
    ],
    [
      "[Q89] they are of other queues, and may take it all the same",
      { notOf: [userId(1)] },
      {},
      { rule: "Q89_other_queue", hinders: "offering" },
    ],
    [
      "[Q52] they do not answer on this channel",
      { medium: "voice" },
      { media: ["text"] },
      { rule: "Q52_not_their_channel", medium: "voice", hinders: "offering" },
    ],
    [
      "[Q52] they want nothing new on it for now",
      { medium: "email" },
      { paused: ["email"] },
      { rule: "Q52_channel_paused", medium: "email", hinders: "offering" },
    ],
    [
      "[Q53] they do not speak the language",
      { language: "es" },
      {},
      { rule: "Q53_language", language: "es", hinders: "offering" },
    ],
    [
      "[Q54] they are on a call, and there is one at a time",
      { medium: "voice" },
      { holds: [talking()] },
      { rule: "Q54_on_a_call", hinders: "taking" },
    ],
    [
      "[Q55] they have as many texts as were agreed",
      {},
      { holds: someTexts(2) },
      { rule: "Q55_texts", has: 2, limit: 2, hinders: "offering" },
    ],
    [
      "[Q55] they have three texts, and nobody has more",
      {},
      { holds: someTexts(3), textsAtOnce: 3 },
      { rule: "Q55_texts", has: 3, limit: 3, hinders: "taking" },
    ],
    [
      "[Q55] they have four letters",
      { medium: "form" },
      { holds: someTexts(4).map((each) => ({ ...each, medium: "email" as const })) },
      { rule: "Q55_letters", has: 4, limit: 4, hinders: "offering" },
    ],
    [
      "[Q56] they are on a call that is a crisis",
      { medium: "email" },
      { holds: [talking({ weight: "crisis" })] },
      { rule: "Q56_crisis_call", hinders: "taking" },
    ],
    [
      "[Q57] their shift has gone on for ten hours",
      {},
      { isLongShift: true },
      { rule: "Q57_long_shift", hinders: "offering" },
    ],
  ])("%s", (_name, contact, person, objection) => {
    const found = objections(sought(1, contact), advocate(1, person));
    expect(found).toEqual([objection]);
    expect(refusals(sought(1, contact), advocate(1, person))).toEqual(
      objection.hinders === "taking" ? [objection] : [],
    );
  });

  it.each<[string, Partial<Sought>, Partial<Advocate>]>([
    ["[Q51] on a contact, with room for another", {}, { presence: "on_contact", holds: someTexts(1) }],
    ["[Q53] whose language nobody knows yet", { language: null }, { languages: [] }],
    ["[Q54] a text beside an ordinary call", {}, { holds: [talking()] }],
    [
      "[Q54] a call beside one that is over and still theirs",
      { medium: "voice" },
      { holds: [talking({ isTalking: false })] },
    ],
    ["[Q55] a third text where three were agreed", {}, { holds: someTexts(2), textsAtOnce: 3 }],
    [
      "[Q56] a text beside a crisis in letters",
      {},
      { holds: [held(1, { medium: "email", weight: "crisis" })] },
    ],
  ])("has none: %s", (_name, contact, person) => {
    expect(objections(sought(1, contact), advocate(1, person))).toEqual([]);
  });

  it("[Q59] names all of them, those first by which it may not even be taken", () => {
    const person = advocate(1, { presence: "break", languages: [], holds: someTexts(3) });
    expect(objections(sought(1, { language: "fr" }), person).map(({ rule }) => rule)).toEqual([
      "Q55_texts",
      "Q51_presence",
      "Q53_language",
    ]);
  });

  it("[Q51] offers nothing to anybody who is not there for it, whatever else holds", () => {
    const states = PRESENCES.filter(
      (presence) => objections(sought(1), advocate(1, { presence })).length === 0,
    );
    expect(states).toEqual(["available", "on_contact"]);
  });

  it("[Q54] [Q55] [Q56] never leaves somebody with more than there may be", () => {
    fc.assert(
      fc.property(someSought(8), someAdvocates(5), (contacts, team) => {
        for (const person of team)
          for (const { medium, language, barred } of contacts) {
            if (objections({ medium, language, barred }, person).length > 0) continue;
            const calls = person.holds.filter(({ isTalking }) => isTalking);
            const texts = person.holds.filter((each) => each.medium === "text");
            expect(medium === "voice" && calls.length > 0).toBe(false);
            expect(medium === "text" && texts.length >= person.textsAtOnce).toBe(false);
            expect(calls.some(({ weight }) => weight === "crisis")).toBe(false);
          }
      }),
      { numRuns: rounds(200) },
    );
  });
});

describe("what somebody has in hand", () => {
  it("[Q58] counts what is heavy for more", () => {
    expect(loadOf({ holds: [held(1), held(2, { weight: "heavy" }), held(3, { weight: "crisis" })] })).toBe(6);
  });

  it("[Q57] is a long shift after ten hours, and not a moment before", () => {
    expect(isLongShift(0, LONG_SHIFT_MS - 1)).toBe(false);
    expect(isLongShift(0, LONG_SHIFT_MS)).toBe(true);
    expect(LONG_SHIFT_MS).toBe(36_000_000);
  });
});
