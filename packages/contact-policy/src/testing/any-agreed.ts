import { Weekday, type SafeWindow } from "@holdfast/case-schema";
import fc from "fast-check";
import type { Agreed } from "./happening.ts";
import { wallAt } from "./naive-hours.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const QUARTER = 15 * MINUTE;

/** Where somebody lives, and an instant around which a story is told there. */
export interface Place {
  readonly timeZone: string;
  readonly from: number;
}

/** A window that begins and ends so many quarters of an hour after that instant. */
interface Around {
  readonly days: SafeWindow["days"];
  readonly from: number;
  readonly until: number;
}

type Contact = Extract<Agreed, { may: "contact" }>;

/** What somebody agrees on, wherever they live and whenever the story is told. */
export type AgreedAround =
  | { readonly may: "never" }
  | (Omit<Contact, "texts" | "timeZone"> & { readonly texts: "any_time" | null | readonly Around[] });

/** The same in words of the clock on their wall. */
export function agreedAt(place: Place, around: AgreedAround): Agreed {
  if (around.may === "never") return around;
  const { texts, ...rest } = around;
  const { timeZone } = place;
  if (texts === null || texts === "any_time") return { ...rest, timeZone, texts };
  return { ...rest, timeZone, texts: texts.map((each) => windowAt(place, each)) };
}

function windowAt({ timeZone, from: start }: Place, { days, from, until }: Around): SafeWindow {
  const clock = (quarters: number): string =>
    wallAt(timeZone, (Math.floor(start / QUARTER) + quarters) * QUARTER).slice(11, 16);
  // Where a clock is put back between the two it may show the same at both, which is no window.
  const [begins, ends] = [clock(from), clock(until)];
  return { days, from: begins, until: begins === ends ? clock(until + 2) : ends };
}

const window: fc.Arbitrary<Around> = fc.record({
  days: fc.oneof(
    fc.constant<Weekday[]>([...Weekday.options]),
    fc.subarray<Weekday>([...Weekday.options], { minLength: 1 }).map((days) => [...days]),
  ),
  from: fc.integer({ min: -12, max: 2 }),
  until: fc.integer({ min: 3, max: 20 }),
});

/** What somebody agrees on who may be reached. Texts for once are texts at any time until then. */
export const anyWays: fc.Arbitrary<AgreedAround> = fc
  .record({
    may: fc.constant("contact" as const),
    texts: fc.oneof(
      { weight: 5, arbitrary: fc.constant("any_time" as const) },
      { weight: 4, arbitrary: fc.array(window, { minLength: 1, maxLength: 2 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    forMs: fc.constantFrom(5 * MINUTE, 40 * MINUTE, 7 * 24 * HOUR, 7 * 24 * HOUR),
    hasCoverStory: fc.boolean(),
    hasCheckQuestion: fc.boolean(),
    allowsPlainWords: fc.boolean(),
    areCallsAgreed: fc.boolean(),
    isTextedWhenDropped: fc.boolean(),
    once: fc.constantFrom(null, null, null, null, 4 * MINUTE, 20 * MINUTE),
  })
  .map(({ once, ...said }) =>
    once === null || once >= said.forMs || said.texts === null
      ? { ...said, onceForMs: null }
      : { ...said, texts: "any_time" as const, onceForMs: once },
  );

/** What somebody says of being reached. */
export const anyAgreed: fc.Arbitrary<AgreedAround> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<AgreedAround>({ may: "never" }) },
  { weight: 4, arbitrary: anyWays },
);
