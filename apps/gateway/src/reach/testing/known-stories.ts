import type { AgreedAround } from "@holdfast/contact-policy/any-agreed";
import type { Act, Deed, Story, Words } from "./deed.ts";

const DAY = 24 * 60 * 60_000;
const passes = (seconds: number): Deed => ({ kind: "passes", seconds });
const answer = (words: Words): Deed => ({ kind: "answer", words, isForTime: false });
const forTime = (words: Words): Deed => ({ kind: "answer", words, isForTime: true });
const write = (text: string): Deed => ({ kind: "they_write", text });
const act = (done: Act): Deed => ({ kind: "act", act: done });
const over = (by: "dana" | "lee"): Deed => ({ kind: "danger_over", by });
const time = (ahead: number, lasts: number): Deed => ({ kind: "agree_time", ahead, lasts });
const step = (minutes: number): Deed => ({ kind: "clock_stepped", minutes });
const lift: Deed = { kind: "lift" };
const looks: Deed = { kind: "looks" };
const cut: Deed = { kind: "line_cut" };
const never: Deed = { kind: "prefer", preference: { may: "never" } };
const prefer = (rest: Partial<Extract<AgreedAround, { may: "contact" }>>): Deed => ({
  kind: "prefer",
  preference: {
    may: "contact",
    texts: "any_time",
    forMs: 7 * DAY,
    hasCoverStory: true,
    hasCheckQuestion: true,
    allowsPlainWords: false,
    isTextedWhenDropped: false,
    onceForMs: null,
    ...rest,
  },
});
/** Longer than an answer is held back. */
const LEFT = passes(10);
const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** So many quarters of an hour after the story begins, on every day. */
const hours = (from: number, until: number) => ({ texts: [{ days: [...EVERY_DAY], from, until }] });
/** An answer is taken seconds before this is so. */
const soon = (minutes: number): Deed => passes(minutes * 60 - 3);

/** They write first. */
const WRITTEN: readonly (readonly Deed[])[] = [
  [
    prefer({}),
    answer("free"),
    write("my umbrella"),
    LEFT,
    answer("free"),
    answer("story"),
    LEFT,
    write("marigold"),
    over("dana"),
    over("lee"),
    answer("free"),
    LEFT,
  ],
  [answer("free"), never, LEFT, answer("free"), write("HELP"), answer("free")],
  [answer("free"), write("STOP"), LEFT, answer("free"), write("YES"), answer("free"), LEFT],
  [answer("free"), LEFT, passes(292), answer("free"), LEFT, answer("free"), answer("neutral"), LEFT],
  [answer("free"), LEFT, passes(895), answer("neutral"), LEFT, answer("neutral")],
  [answer("free"), act("markMayBeExploiter"), LEFT, answer("free"), answer("neutral"), LEFT],
  [prefer({ allowsPlainWords: true }), answer("quiet"), prefer({}), LEFT, answer("quiet")],
  [looks, cut, write("STOP"), answer("free"), looks],
  // What they asked for is sent though they are silent, once.
  [
    prefer({ hasCheckQuestion: false }),
    answer("free"),
    LEFT,
    time(16, 30),
    passes(1000),
    forTime("neutral"),
    LEFT,
    answer("neutral"),
  ],
  // Not before its time by a clock that is put back, and not after it.
  [prefer({}), time(1, 30), passes(90), step(-6), forTime("free"), step(6), forTime("free"), soon(30), LEFT],
  [prefer({}), time(1, 2), passes(175), forTime("free"), LEFT],
];

/** They never wrote there. */
const BEGUN: readonly (readonly Deed[])[] = [
  [answer("free"), prefer({}), answer("free"), LEFT],
  [prefer({}), answer("free"), act("markNumberReassigned"), LEFT],
  // The screen asks anew where time alone changes what it shows.
  [prefer(hours(-4, 4)), looks, passes(3600), looks],
  [prefer({ forMs: 5 * 60_000 }), looks, passes(300), looks],
  [prefer({ texts: null }), answer("free")],
  [prefer({}), answer("free"), prefer({ texts: null }), LEFT],
  [prefer(hours(-4, 4)), soon(60), answer("free"), LEFT, answer("free")],
  [prefer({ forMs: 5 * 60_000 }), soon(5), answer("free"), LEFT, answer("free")],
  [prefer({ onceForMs: 5 * 60_000 }), looks, soon(5), answer("free"), LEFT, looks, answer("free")],
  [
    prefer({ forMs: 5 * 60_000 }),
    passes(400),
    lift,
    answer("free"),
    answer("neutral"),
    LEFT,
    answer("neutral"),
    passes(901),
    lift,
    soon(15),
    answer("neutral"),
    LEFT,
  ],
];

const at = (deeds: readonly Deed[], theyWrite: boolean): Story => ({
  timeZone: "Asia/Kathmandu",
  beforeChange: null,
  theyWrite,
  deeds,
});

/**
 * One story at least for each rule that can forbid a text: it does where the text is written, and where it was written before and
 * would leave now.
 */
export const KNOWN_STORIES: readonly Story[] = [
  ...WRITTEN.map((deeds) => at(deeds, true)),
  ...BEGUN.map((deeds) => at(deeds, false)),
];
