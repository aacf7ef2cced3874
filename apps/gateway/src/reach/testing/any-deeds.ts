import { anyAgreed, anyWays } from "@holdfast/contact-policy/any-agreed";
import fc from "fast-check";
import type { Line } from "../../testing/driven-channels.ts";
import type { Killed } from "../../testing/watched-outbox.ts";
import type { Act, Deed, Story, Words } from "./deed.ts";

type Deeds = Deed | readonly Deed[];
type Weighted = readonly (readonly [number, fc.Arbitrary<Deeds>])[];

const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const writes = (...texts: readonly string[]): fc.Arbitrary<Deed> =>
  of(...texts).map((text) => ({ kind: "they_write", text }));
const passes = (...seconds: readonly number[]): fc.Arbitrary<Deed> =>
  of(...seconds).map((each) => ({ kind: "passes", seconds: each }));
const acts = (...names: readonly Act[]): fc.Arbitrary<Deed> =>
  of(...names).map((act) => ({ kind: "act", act }));
const answers = (isForTime: boolean, ...words: readonly Words[]): fc.Arbitrary<Deed> =>
  of(...words).map((each) => ({ kind: "answer", words: each, isForTime }));
const prefers: fc.Arbitrary<Deed> = anyWays.map((preference) => ({ kind: "prefer", preference }));
const lift: fc.Arbitrary<Deed> = of({ kind: "lift" });
const time = (kind: "agree_time" | "move_time"): fc.Arbitrary<Deed> =>
  fc
    .record({ ahead: fc.integer({ min: 0, max: 20 }), lasts: of(5, 40, 90) })
    .map((given) => ({ kind, ...given }));
const steps: fc.Arbitrary<Deed> = of(-90, -20, -6, 6, 20, 90).map((minutes) => ({
  kind: "clock_stepped",
  minutes,
}));

const timeIn = (ahead: number, lasts: number): fc.Arbitrary<Deed> => of({ kind: "agree_time", ahead, lasts });
const LEFT = passes(10);

/** They ask for a time and fall silent, and it comes. */
const timeComes = fc.tuple(
  prefers,
  answers(false, "neutral", "check", "free"),
  LEFT,
  timeIn(12, 40),
  passes(800, 960, 1300),
  answers(true, "neutral", "check", "free"),
  passes(1, 10),
);
/** It is over when what was written for it would leave, or has not come yet by a clock that is put back. */
const timeIsAnother = fc.tuple(
  prefers,
  timeIn(0, 5),
  passes(10, 297),
  of<Deed>({ kind: "clock_stepped", minutes: -6 }, { kind: "passes", seconds: 1 }),
  answers(true, "neutral", "free"),
  passes(1, 10),
);
/** They fall silent, and by a clock that was put back ask for a time after that. */
const timeComesTooLate = fc.tuple(
  answers(false, "neutral", "free"),
  LEFT,
  passes(900, 1300),
  steps,
  timeIn(2, 60),
  passes(300, 1200),
  answers(true, "neutral", "check"),
);
/** What they agreed on runs out, or its window closes, and a lead says that they may be asked. */
const leadLifts = fc.tuple(
  prefers,
  passes(300, 2400, 7200),
  lift,
  answers(false, "neutral", "neutral", "free"),
  passes(1, 10, 900),
);

/** They are lost, and may have asked to be texted once. */
const breaksOff = fc.tuple(
  prefers,
  answers(false, "neutral", "check", "free"),
  LEFT,
  passes(400, 600, 720, 880, 950),
  of<Deed>({ kind: "after_drop" }),
  passes(1, 10),
  of<Deed>({ kind: "after_drop" }),
);
/** A mail of theirs whose subject tells, or tells nothing; and ours. */
const underSubject = fc.tuple(
  of("The hotline", "The hotline", "A room").map((subject): Deed => ({
    kind: "they_write",
    text: "I am here",
    subject,
  })),
  answers(false, "free", "free", "quiet"),
  LEFT,
);
/** What happens where all goes well. */
const CALM: Weighted = [
  [10, passes(1, 10, 10, 10, 10, 60, 300, 900, 900, 3600)],
  [4, writes("I am here", "YES", "HELP", "sí")],
  [10, answers(false, "free", "free", "free", "free", "quiet", "check", "neutral", "neutral", "story")],
  [3, answers(true, "free", "check", "neutral", "neutral")],
  [2, acts("confirmSamePerson")],
  [3, prefers],
  [2, time("agree_time")],
  [1, time("move_time")],
  [1, lift],
  [1, timeComes],
  [1, timeIsAnother],
  [1, leadLifts],
  [2, of<Deed>({ kind: "may_call" })],
  [2, of<Deed>({ kind: "given_back" }, { kind: "taken_back" }, { kind: "closed_and_again" })],
  [3, of<Deed>({ kind: "looks" }, { kind: "looks" }, { kind: "line_cut" })],
];

/** What is done on one line and on no other. */
const ON_LINE: Readonly<Record<Line, Weighted>> = {
  text: [[2, breaksOff]],
  email: [[3, underSubject]],
  form: [],
};

/** And all that can go wrong. */
const ANY: Weighted = [
  ...CALM,
  [1, steps],
  [1, timeComesTooLate],
  [1, writes("STOP", "START", "alto")],
  [2, writes("my umbrella", "marigold", "marigold umbrella")],
  [1, fc.boolean().map((blocks) => ({ kind: "provider", blocks }))],
  [1, of({ kind: "did_not_arrive" })],
  [
    2,
    acts(
      "markMayBeExploiter",
      "takeBackExploiterMark",
      "markNumberReassigned",
      "recordRefusal",
      "recordAgreedAnew",
    ),
  ],
  [3, of("dana" as const, "lee" as const).map((by) => ({ kind: "danger_over", by }))],
  [1, of(2, 20, 60).map((minutes) => ({ kind: "text_until", minutes }))],
  [1, anyAgreed.map((preference) => ({ kind: "prefer", preference }))],
  [
    2,
    fc
      .record<Killed>({ when: of("before", "after"), doing: of("markHandingOver", "giveUp", "settle") })
      .map((killed) => ({ kind: "killed", killed })),
  ],
];

const deedsOf = (weighted: Weighted): fc.Arbitrary<Deed[]> =>
  fc
    .array(fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
      minLength: 8,
      maxLength: 20,
    })
    .map((deeds) => deeds.flat());

const ZONES = ["America/New_York", "Europe/Paris", "Australia/Lord_Howe", "America/Havana"];

const anyWhen: fc.Arbitrary<Pick<Story, "timeZone" | "beforeChange">> = fc.oneof(
  fc.record({ timeZone: of("UTC", "Asia/Kathmandu", ...ZONES), beforeChange: fc.constant(null) }),
  fc.record({ timeZone: of(...ZONES), beforeChange: fc.nat(120) }),
);

/** Nobody is begun with on a page. */
const storyOn = (line: Line): fc.Arbitrary<Story> =>
  fc
    .record({
      when: anyWhen,
      theyWrite: line === "form" ? fc.constant(true) : of(true, true, false),
      deeds: fc.oneof(deedsOf([...CALM, ...ON_LINE[line]]), deedsOf([...ANY, ...ON_LINE[line]])),
    })
    .map(({ when, ...rest }) => ({ line, ...when, ...rest }));

/** Mostly by texts, which more rules are about. */
export const anyStory: fc.Arbitrary<Story> = fc.oneof(
  { weight: 6, arbitrary: storyOn("text") },
  { weight: 3, arbitrary: storyOn("email") },
  { weight: 1, arbitrary: storyOn("form") },
);
