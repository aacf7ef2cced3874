import fc from "fast-check";
import { LIFTABLE } from "../lift.ts";
import { agreedAt, anyAgreed, anyWays, type AgreedAround, type Place } from "./any-agreed.ts";
import type { Happening } from "./happening.ts";
import { MINUTE, T0 } from "./sample-facts.ts";

const HOUR = 60 * MINUTE;
/** In half of them a clock is changed in the hours that are told. */
const PLACES: readonly Place[] = [
  { timeZone: "UTC", from: T0 },
  { timeZone: "Asia/Kathmandu", from: T0 + 9 * HOUR },
  { timeZone: "America/New_York", from: Date.parse("2027-03-14T06:10:00Z") },
  { timeZone: "America/New_York", from: Date.parse("2027-11-07T04:40:00Z") },
  { timeZone: "Europe/Paris", from: Date.parse("2027-10-31T00:10:00Z") },
  { timeZone: "Australia/Lord_Howe", from: Date.parse("2027-04-03T14:20:00Z") },
  { timeZone: "America/Havana", from: Date.parse("2027-11-07T04:10:00Z") },
];

/** A step of a story, before it is known when it happens: something, or time that passes, by right or by wrong. */
type Step =
  | { readonly kind: "passes" | "clock_stepped"; readonly minutes: number }
  | ((at: number, entry: number) => Happening);

const step =
  (kind: "looked" | "confirmed" | "reopened" | "reassigned" | "marked" | "mark_taken_back"): Step =>
  (at) => ({ kind, at });
const said =
  (kind: "refused" | "agreed_anew" | "provider_blocks" | "provider_unblocks"): Step =>
  (at) => ({ kind, at });
const wrote =
  (word: Extract<Happening, { kind: "wrote" }>["word"]): Step =>
  (at, entry) => ({ kind: "wrote", at, entry, word });
const left =
  (forTime: string | null): Step =>
  (at, entry) => ({ kind: "left", at, entry, forTime });
const leftAfterDrop: Step = (at, entry) => ({ kind: "left", at, entry, forTime: null, isAfterDrop: true });
const of = (...steps: readonly Step[]): fc.Arbitrary<Step> => fc.constantFrom(...steps);
const passes = (...minutes: readonly number[]): fc.Arbitrary<Step> =>
  of(...minutes.map((each) => ({ kind: "passes" as const, minutes: each })));

/** The one time that is agreed on in a story, and moved. */
export const TIME = "a time";

const timeAgreed: fc.Arbitrary<Step> = fc
  .record({ ahead: fc.integer({ min: -10, max: 40 }), lasts: fc.integer({ min: 5, max: 90 }) })
  .map(({ ahead, lasts }): Step => (at) => ({
    kind: "time_agreed",
    at,
    time: TIME,
    from: at + ahead * MINUTE,
    until: at + (ahead + lasts) * MINUTE,
  }));

type Steps = Step | readonly Step[];
type Weighted = readonly (readonly [number, fc.Arbitrary<Steps>])[];

const lifted: fc.Arbitrary<Step> = fc
  .subarray([...LIFTABLE], { minLength: 1 })
  .map((locks): Step => (at) => ({ kind: "lifted", at, locks }));
const agreedBy = (place: Place, any: fc.Arbitrary<AgreedAround>): fc.Arbitrary<Step> =>
  any.map((around): Step => (at) => ({ kind: "agreed", at, preference: agreedAt(place, around) }));
/** They ask for a time and fall silent, and it comes. */
const timeComes: fc.Arbitrary<readonly Step[]> = fc.tuple(
  of(left(null)),
  timeAgreed,
  passes(8, 16, 25),
  passes(0, 8),
);
/** They fall silent, a clock is set, and only then do they ask for a time. */
const timeComesTooLate: fc.Arbitrary<readonly Step[]> = fc.tuple(
  of(left(null)),
  passes(16, 25),
  fc.integer({ min: -60, max: 10 }).map((minutes): Step => ({ kind: "clock_stepped", minutes })),
  timeAgreed,
  passes(5, 16, 40),
);
/** Until when they may be texted is said after the lock, and changes nothing of the next one either. */
const untilTooLate: fc.Arbitrary<readonly Step[]> = fc.tuple(
  of(left(null)),
  passes(16, 25),
  of((at) => ({ kind: "text_until", at, until: at + 60 * MINUTE })),
  of(wrote(null)),
  of(left(null)),
  passes(14, 16, 25),
);
/** What they say counts for a day and no longer. */
const untilTooLong: fc.Arbitrary<readonly Step[]> = fc.tuple(
  of((at) => ({ kind: "text_until", at, until: at + 40 * HOUR })),
  of(left(null)),
  passes(23 * 60, 25 * 60),
);
const over: fc.Arbitrary<Step> = fc
  .constantFrom("dana", "marta")
  .map((by) => (at) => ({ kind: "danger_confirmed_over", at, by }));
/** Danger is told and taken back, and two colleagues say that it is over, or one does twice. */
const dangerEnds: fc.Arbitrary<readonly Step[]> = fc.tuple(
  of(wrote("danger")),
  of(wrote("safe"), wrote("safe"), wrote(null)),
  over,
  over,
);
/** What they agreed on runs out, or its window closes, and a lead says that they may be asked, in danger or out of it. */
const leadLifts = (place: Place, word: fc.Arbitrary<Step>): fc.Arbitrary<readonly Step[]> =>
  fc.tuple(
    agreedBy(place, anyWays),
    word,
    passes(5, 40, 60),
    of(left(null), { kind: "passes", minutes: 0 }),
    timeAgreed,
    lifted,
    passes(0, 2, 14, 16),
  );

/** What happens where all goes well: they write, are answered, and are reached as they agreed. */
function calmSteps(place: Place): Weighted {
  return [
    [8, fc.nat(12).map((minutes): Step => ({ kind: "passes", minutes }))],
    [1, passes(60, 60, 24 * 60)],
    [4, of(wrote(null))],
    [8, of(left(null), left(null), left(null), left(TIME))],
    [1, of(leftAfterDrop)],
    [3, agreedBy(place, anyWays)],
    [2, timeAgreed],
    [1, lifted],
    [1, of((at, entry) => ({ kind: "lift_used", at, entry }))],
    [1, timeComes],
    [2, leadLifts(place, passes(0))],
    [2, of(step("confirmed"))],
  ];
}

/** And all that can go wrong. */
function anySteps(place: Place): Weighted {
  return [
    ...calmSteps(place),
    [1, fc.integer({ min: -90, max: 90 }).map((minutes): Step => ({ kind: "clock_stepped", minutes }))],
    [1, timeComesTooLate],
    [1, untilTooLate],
    [1, leadLifts(place, of(wrote("danger")))],
    // What was written before the last thing that happened, and leaves only now.
    [2, of((at, entry) => ({ kind: "left", at, entry: entry - 1.5, forTime: null }))],
    [2, of(wrote("stop"), wrote("start"), wrote("danger"), wrote("safe"))],
    [2, agreedBy(place, anyAgreed)],
    [2, of(step("marked"), step("mark_taken_back"))],
    [2, of(step("looked"), step("reopened"), step("reassigned"))],
    [2, of(said("refused"), said("agreed_anew"), said("provider_blocks"), said("provider_unblocks"))],
    [
      1,
      fc.integer({ min: -20, max: 60 }).map((minutes): Step => (at) => ({
        kind: "text_until",
        at,
        until: at + minutes * MINUTE,
      })),
    ],
    [3, over],
    [1, dangerEnds],
    [1, untilTooLong],
    [1, of((at, entry) => ({ kind: "did_not_arrive", at, entry: entry - 1 }))],
  ];
}

function stepsOf(weighted: Weighted): fc.Arbitrary<Step[]> {
  const each = fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
  return fc.array(each, { maxLength: 40, size: "medium" }).map((steps) => steps.flat());
}

/** A story as it was told, by the house's clock, and what that clock shows at its end. */
export interface Told {
  readonly story: readonly Happening[];
  readonly now: number;
}

/**
 * Somebody writes, or is gone on with where they never wrote, and then whatever can happen does, in any order, by a clock that
 * is set forward and back.
 */
export const anyStory: fc.Arbitrary<Told> = fc.constantFrom(...PLACES).chain((place) =>
  fc
    .record({
      theyWrite: fc.constantFrom(true, true, true, false),
      minutes: fc.nat(90),
      steps: fc.oneof(stepsOf(anySteps(place)), stepsOf(calmSteps(place))),
    })
    .map(({ theyWrite, minutes, steps }) => tell(steps, place.from + minutes * MINUTE, theyWrite)),
);

function tell(steps: readonly Step[], from: number, theyWrite: boolean): Told {
  let [time, skew, entry] = [from, 0, 1];
  const story: Happening[] = theyWrite ? [{ kind: "wrote", at: from, entry, word: null }] : [];
  for (const each of steps) {
    if (typeof each === "function") {
      entry += 1;
      const happened = each(time + skew, entry);
      // Before a time is agreed on, whatever is dated later is looked at (CP83).
      if (happened.kind === "time_agreed" && story.some(({ at }) => at > happened.at))
        story.push({ kind: "looked", at: happened.at });
      story.push(happened);
      continue;
    }
    // Whoever sets a clock has looked at it before, and so has the house.
    if (each.kind === "clock_stepped") story.push({ kind: "looked", at: time + skew });
    if (each.kind === "passes") time += each.minutes * MINUTE;
    else skew += each.minutes * MINUTE;
  }
  return { story, now: time + skew };
}
