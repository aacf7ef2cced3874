import { ContactId, Lane, Medium, UserId } from "@holdfast/case-schema";
import fc from "fast-check";
import type { Advocate, Held } from "../match/advocate.ts";
import type { Sought } from "../match/objections.ts";
import type { Presence } from "../match/presence.ts";
import { LANE_WORTH_MS } from "../order.ts";

export const NOW = 1_800_000_000_000;

export const contactId = (n: number): ContactId =>
  ContactId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, "0")}`);
export const userId = (n: number): UserId =>
  UserId.parse(`00000000-0000-7000-9000-${String(n).padStart(12, "0")}`);

export const PRESENCES: readonly Presence[] = [
  "available",
  "on_contact",
  "wrap_up",
  "break",
  "consult_only",
  "away",
  "off",
];

/** Somebody who can take anything, but for what is said of them. */
export const advocate = (n: number, facts: Partial<Advocate> = {}): Advocate => ({
  id: userId(n),
  presence: "available",
  languages: ["en"],
  media: Medium.options,
  paused: [],
  textsAtOnce: 2,
  holds: [],
  heavyHad: 0,
  isOwedBreak: false,
  isLongShift: false,
  idleSince: NOW,
  ...facts,
});

export const sought = (n: number, facts: Partial<Sought> = {}): Sought => ({
  id: contactId(n),
  number: n,
  danger: null,
  lane: null,
  dueAt: NOW,
  waitingSince: NOW,
  medium: "text",
  language: null,
  barred: [],
  hadBy: null,
  ...facts,
});

export const held = (n: number, facts: Partial<Held> = {}): Held => ({
  id: contactId(1_000 + n),
  number: 1_000 + n,
  medium: "text",
  language: "en",
  weight: "usual",
  isTalking: false,
  owedSince: null,
  barred: [],
  ...facts,
});

const LANGUAGES = ["en", "es", "fr"];

const someHeld = (first: number): fc.Arbitrary<Held> =>
  fc
    .record({
      n: fc.integer({ min: first, max: first + 9 }),
      medium: fc.constantFrom(...Medium.options),
      language: fc.constantFrom(null, ...LANGUAGES),
      weight: fc.constantFrom("usual", "usual", "heavy", "crisis" as const),
      talks: fc.boolean(),
      owedFor: fc.option(fc.integer({ min: 0, max: 5 })),
      barred: fc.subarray([userId(1), userId(2)]),
    })
    .map(({ n, talks, owedFor, ...facts }) =>
      held(n, {
        ...facts,
        isTalking: talks && facts.medium === "voice",
        owedSince: owedFor === null ? null : NOW - owedFor,
      }),
    );

const anyAdvocate = (n: number): fc.Arbitrary<Advocate> =>
  fc
    .record({
      presence: fc.constantFrom<Presence>("available", "available", "available", ...PRESENCES),
      languages: fc.subarray(LANGUAGES),
      media: fc.subarray([...Medium.options]),
      paused: fc.subarray([...Medium.options], { maxLength: 1 }),
      textsAtOnce: fc.constantFrom(1, 2, 3 as const),
      holds: fc.uniqueArray(someHeld(n * 10), { maxLength: 5, selector: ({ number }) => number }),
      heavyHad: fc.integer({ min: 0, max: 3 }),
      isOwedBreak: fc.boolean(),
      isLongShift: fc.boolean(),
      idleSince: fc.integer({ min: NOW - 3, max: NOW }),
    })
    .map((facts) => advocate(n, { ...facts, isLongShift: facts.isLongShift && n % 4 === 0 }));

/** Some of a team, each of whom may take something or nothing. Few values, so that ties are common. */
export const someAdvocates = (most: number): fc.Arbitrary<readonly Advocate[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most + 3 }), { maxLength: most })
    .chain((numbers) => fc.tuple(...numbers.map(anyAdvocate)));

const anySought = (n: number): fc.Arbitrary<Sought> =>
  fc
    .record({
      danger: fc.constantFrom(null, null, null, "said_so"),
      lane: fc.constantFrom(null, ...Lane.options),
      dueAt: fc.integer({ min: -4, max: 4 }).map((lanes) => NOW + lanes * LANE_WORTH_MS),
      waitingSince: fc.integer({ min: NOW - 4, max: NOW }),
      medium: fc.constantFrom(...Medium.options),
      language: fc.constantFrom(null, ...LANGUAGES),
      barred: fc.subarray([userId(1), userId(2), userId(3)]),
      hadBy: fc.constantFrom(null, null, userId(1), userId(4)),
    })
    .map((facts) => sought(n, facts));

/** Contacts that wait, each with its own number. */
export const someSought = (most: number): fc.Arbitrary<readonly Sought[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most * 3 }), { maxLength: most })
    .chain((numbers) => fc.tuple(...numbers.map(anySought)));
