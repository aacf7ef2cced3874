import type { AgreedAround } from "@holdfast/contact-policy/any-agreed";
import type { Line } from "../../testing/driven-channels.ts";
import type { Killed } from "../../testing/watched-outbox.ts";
import type { Act, Deed, Story, Words } from "./deed.ts";

const DAY = 24 * 60 * 60_000;
const passes = (seconds: number): Deed => ({ kind: "passes", seconds });
const answer = (words: Words): Deed => ({ kind: "answer", words, isForTime: false });
const forTime = (words: Words): Deed => ({ kind: "answer", words, isForTime: true });
const write = (text: string): Deed => ({ kind: "they_write", text });
const mail = (subject: string): Deed => ({ kind: "they_write", text: "I am here", subject });
const act = (done: Act): Deed => ({ kind: "act", act: done });
const over = (by: "dana" | "lee"): Deed => ({ kind: "danger_over", by });
const time = (ahead: number, lasts: number): Deed => ({ kind: "agree_time", ahead, lasts });
const step = (minutes: number): Deed => ({ kind: "clock_stepped", minutes });
const lift: Deed = { kind: "lift" };
const looks: Deed = { kind: "looks" };
const dies = (when: Killed["when"], doing: Killed["doing"]): Deed => ({
  kind: "killed",
  killed: { when, doing },
});
const diesFirst = dies("before", "markHandingOver");
const drop: Deed = { kind: "after_drop" };
const call: Deed = { kind: "may_call" };
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
    areCallsAgreed: false,
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
  // One gateway keeps what was agreed, and the other, which knew them before, hears it said.
  [write("I am here"), prefer({}), write("my umbrella"), answer("free"), answer("story"), LEFT],
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

/** A gateway dies over an answer that may leave, or may not any more; the other one goes on when what it held is free. */
const DIED: readonly (readonly Deed[])[] = (["before", "after"] as const).flatMap((when) => [
  [dies(when, "markHandingOver"), answer("free"), LEFT, passes(25)],
  [dies(when, "settle"), answer("free"), LEFT, passes(25)],
  [dies(when, "giveUp"), answer("free"), never, LEFT, passes(25)],
]);

/** They never wrote there. */
const BEGUN: readonly (readonly Deed[])[] = [
  // A lead's word is for a message, and lifts nothing for a call.
  [prefer({ forMs: 5 * 60_000, areCallsAgreed: true }), passes(400), lift, call],
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

/** The one text after a conversation broke off (CP15). */
const dropped = prefer({ isTextedWhenDropped: true });
const LOST = [answer("free"), LEFT, passes(620)] as const;
const BROKEN_OFF: readonly (readonly Deed[])[] = [
  // Not before they are lost; then once, and not while the first one may still leave.
  [dropped, answer("free"), LEFT, drop, passes(620), drop, drop, LEFT, drop],
  [prefer({ hasCheckQuestion: false }), ...LOST, drop],
  [dropped, ...LOST, passes(290), drop],
  [dropped, ...LOST, passes(272), drop, LEFT],
  [dropped, ...LOST, drop, prefer({}), LEFT],
  [dropped, ...LOST, drop, never, LEFT, drop],
  [prefer({ isTextedWhenDropped: true, ...hours(-4, 2) }), passes(1170), ...LOST, drop],
  [prefer({ isTextedWhenDropped: true, ...hours(-4, 2) }), passes(1167), ...LOST, drop, LEFT],
];

/** Whether they may be called. */
const CALLED: readonly (readonly Deed[])[] = [
  [call, prefer({}), call, prefer({ areCallsAgreed: true }), call, call],
  [prefer({ areCallsAgreed: true, ...hours(-4, 4) }), passes(3700), call],
  [prefer({ areCallsAgreed: true, onceForMs: 5 * 60_000 }), call, passes(310), call],
  [prefer({ areCallsAgreed: true, forMs: 5 * 60_000 }), passes(310), call],
  [prefer({ areCallsAgreed: true }), write("STOP"), call, write("I am here"), call, never, call],
  [prefer({ areCallsAgreed: true }), write("my umbrella"), call],
];

/** By mail, under subjects of theirs. */
const MAILED: readonly (readonly Deed[])[] = [
  [
    mail("The hotline"),
    answer("free"),
    LEFT,
    answer("quiet"),
    prefer({ allowsPlainWords: true }),
    answer("quiet"),
    LEFT,
  ],
  [prefer({ allowsPlainWords: true }), mail("The hotline"), answer("quiet"), prefer({}), LEFT],
  [prefer({}), answer("free"), write("my umbrella"), LEFT, answer("free"), answer("story"), LEFT],
  [answer("free"), never, LEFT, answer("free")],
  [answer("free"), write("STOP"), LEFT, answer("free"), write("I am here"), answer("free"), LEFT],
  [answer("free"), act("markMayBeExploiter"), LEFT, answer("free"), answer("neutral"), LEFT],
  [answer("free"), act("markNumberReassigned"), LEFT, answer("free"), answer("neutral"), LEFT],
  // What ends as an answer after fifteen minutes is reaching out from then on, and no silence locks it.
  [answer("free"), LEFT, passes(905), answer("free"), LEFT, prefer({}), answer("free"), LEFT],
  [
    prefer({ forMs: 20 * 60_000 }),
    answer("free"),
    LEFT,
    passes(1187),
    answer("free"),
    LEFT,
    answer("free"),
    lift,
    answer("free"),
    answer("neutral"),
    LEFT,
  ],
  [prefer({}), time(1, 2), passes(175), forTime("free"), LEFT],
];

/** On a page, which they fetch: nothing but danger and an exploiter's mark is asked there (CP2). */
const FETCHED: readonly (readonly Deed[])[] = [
  [
    prefer({}),
    answer("free"),
    answer("quiet"),
    never,
    answer("free"),
    passes(3600),
    answer("quiet"),
    LEFT,
    looks,
  ],
  [write("STOP"), answer("free"), act("recordRefusal"), answer("free"), LEFT],
  [
    prefer({ forMs: 5 * 60_000 }),
    passes(400),
    answer("free"),
    act("markMayBeExploiter"),
    answer("free"),
    answer("neutral"),
  ],
  [prefer({}), write("my umbrella"), answer("free"), answer("story"), LEFT, looks],
  // A gateway dies before it puts it there, and the other one finds what was said meanwhile.
  [prefer({}), diesFirst, answer("free"), write("my umbrella"), passes(25)],
  [prefer({}), diesFirst, answer("free"), act("markMayBeExploiter"), passes(25)],
];

const at = (line: Line, deeds: readonly Deed[], theyWrite = true): Story => ({
  timeZone: "Asia/Kathmandu",
  beforeChange: null,
  line,
  theyWrite,
  deeds,
});

/**
 * One story at least for each rule that can forbid a text: it does where the text is written, and where it was written before and
 * would leave now. And some for each other kind of what can reach somebody, permitted and forbidden.
 */
export const KNOWN_STORIES: readonly Story[] = [
  ...[...WRITTEN, ...DIED, ...BROKEN_OFF, ...CALLED].map((deeds) => at("text", deeds)),
  ...BEGUN.map((deeds) => at("text", deeds, false)),
  ...MAILED.map((deeds) => at("email", deeds)),
  at("email", [answer("free"), prefer({}), answer("free"), LEFT], false),
  ...FETCHED.map((deeds) => at("form", deeds)),
  // The header tells of texts in a contact that takes none, and nothing but time says that they may be sent no more.
  at("form", [prefer({ forMs: 300_000, onceForMs: 240_000, isTextedWhenDropped: true }), looks, passes(290)]),
];
