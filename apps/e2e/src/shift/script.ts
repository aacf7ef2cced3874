import type { Act, Hand, Life, TimedAct } from "./acts.ts";
import { chanceOf, type Chance } from "@holdfast/tooling/chance";

const MINUTE_MS = 60_000;

/** How long the shift is, in its own time. */
export const SHIFT_MS = 30 * MINUTE_MS;
/** When everybody's connection is lost at once, and comes back. */
export const OUTAGE_AT_MS = 14 * MINUTE_MS;
/** When one advocate's own connection is lost, and when it is back. */
export const LOST_AT_MS = 7 * MINUTE_MS;
export const BACK_AT_MS = 11 * MINUTE_MS;
/** When one advocate is gone for good, without a word. */
export const GONE_AT_MS = 19 * MINUTE_MS;

/** Who plays what. The others are alike. */
export const CAST = { atScreen: 0, loses: 1, goes: 2 } as const satisfies Record<string, Hand>;

export interface ScriptSize {
  readonly contacts: number;
  readonly advocates: number;
}

/** How many contacts the advocate at the screen has, and how many the one who goes leaves behind. */
const AT_SCREEN = 4;
/** The one that the advocate at the screen has and never opens. */
export const NEVER_OPENED = 4;
const LEFT_BEHIND = 4;

/**
 * The shift that a seed decides: for each contact what happens to it and when. The first of all stays in the queue unread,
 * so that a pointer may rest on it.
 */
export function writeScript(seed: number, { contacts, advocates }: ScriptSize): readonly Life[] {
  const chance = chanceOf(seed);
  return Array.from({ length: contacts }, (_, nth) => {
    const telling = tellOf(nth, chance);
    if (nth === 0) telling.arrives(0, 0);
    else if (nth <= AT_SCREEN) atScreen(telling, nth, advocates, chance);
    else if (nth <= AT_SCREEN + LEFT_BEHIND) leftBehind(telling, nth, advocates, chance);
    else ordinary(telling, advocates, chance);
    return telling.life();
  }).toSorted((one, other) => startOf(one) - startOf(other));
}

function startOf({ acts }: Life): number {
  return acts[0]?.atMs ?? 0;
}

/** Tells the life of one contact, act by act, each some time after the one before. */
function tellOf(nth: number, chance: Chance) {
  const acts: TimedAct[] = [];
  let atMs = 0;
  let spoken = 0;
  const words = (who: string): string =>
    `${who} ${nth}, ${(spoken += 1)}: the kettle is ${chance.below(1000)}`;
  const then = (from: number, to: number, act: Act): void => {
    atMs += (from + chance.below(Math.max(1, Math.round((to - from) * 10))) / 10) * MINUTE_MS;
    acts.push({ atMs, act });
  };
  let [road, danger]: [Life["road"], boolean] = ["text", false];
  return {
    arrives(
      from: number,
      to: number,
      by: Life["road"] = chance.oneOf(["text", "text", "form"]),
      isDanger = false,
    ) {
      [road, danger] = [isDanger ? "form" : by, isDanger];
      then(from, to, { kind: "writes", words: words("Caller") });
    },
    /** Only texts go on: who sent a form reads answers with their code. */
    writesOn(from: number, to: number) {
      if (road === "text") then(from, to, { kind: "writes", words: words("Caller") });
    },
    types: (from: number, to: number, by: Hand) =>
      then(from, to, { kind: "types", by, words: words("Draft") }),
    answers: (from: number, to: number, by: Hand) =>
      then(from, to, { kind: "answers", by, words: words("Answer") }),
    does: (from: number, to: number, act: Exclude<Act, { words: string }>) => then(from, to, act),
    life: (): Life => ({ nth, road, danger, acts }),
  };
}
type Telling = ReturnType<typeof tellOf>;

/** Any advocate who is there all the time and has no screen to be quick at. */
function somebody(advocates: number, chance: Chance, but: Hand | null = null): Hand {
  const first = CAST.goes + 1;
  const hand = first + chance.below(advocates - first);
  if (hand !== but) return hand;
  return hand === first ? CAST.loses : hand - 1;
}

function atScreen(telling: Telling, nth: number, advocates: number, chance: Chance): void {
  const by = CAST.atScreen;
  telling.arrives(0, 1, "text");
  telling.does(1, 2, { kind: "claims", by });
  if (nth === 1) {
    // Typed while the connection goes, and still there when it is back.
    telling.types(OUTAGE_AT_MS / MINUTE_MS - 3.5, OUTAGE_AT_MS / MINUTE_MS - 3, by);
    telling.writesOn(8, 9);
    return;
  }
  if (nth === 2) {
    telling.types(2, 3, by);
    telling.does(12, 14, {
      kind: "takes_over",
      by: somebody(advocates, chance),
      from: by,
      reason: "cannot_wait",
    });
    return;
  }
  if (nth === 3) {
    telling.answers(2, 4, by);
    telling.writesOn(2, 3);
    telling.answers(12, 14, by);
    telling.does(1, 2, { kind: "closes", by });
    return;
  }
  // Held and never opened: what is written there is told, also what comes after the connection was lost.
  telling.writesOn(3, 5);
  telling.writesOn(10, 12);
}

function leftBehind(telling: Telling, nth: number, advocates: number, chance: Chance): void {
  const gone = CAST.goes;
  telling.arrives(11, 12, "text");
  telling.does(1, 3, { kind: "claims", by: gone });
  telling.types(1, 2, gone);
  // One stays with whoever is gone: its time to come back by itself is longer than this shift.
  if (nth === AT_SCREEN + 1) return;
  const by = somebody(advocates, chance);
  telling.does(6, 7, { kind: "takes_over", by, from: gone, reason: "holder_away" });
  telling.answers(1, 2, by);
  telling.does(1, 2, { kind: "closes", by });
}

function ordinary(telling: Telling, advocates: number, chance: Chance): void {
  const isDanger = chance.below(12) === 0;
  telling.arrives(1, 24, undefined, isDanger);
  const fate = chance.below(100);
  if (fate < 12) {
    telling.writesOn(0.5, 2);
    return;
  }
  const by = chance.below(8) === 0 ? CAST.loses : somebody(advocates, chance);
  telling.does(0.5, 2, { kind: "claims", by });
  if (chance.below(3) === 0) telling.writesOn(0.2, 1);
  telling.types(0.3, 1, by);
  if (fate < 22) return;
  if (fate < 28 && !isDanger) {
    telling.does(0.2, 0.6, { kind: "returns", by });
    return;
  }
  if (fate < 36) {
    const other = somebody(advocates, chance, by);
    telling.does(0.2, 0.6, { kind: "takes_over", by: other, from: by, reason: "cannot_wait" });
    telling.answers(0.2, 0.6, other);
    if (chance.below(2) === 0) telling.does(0.2, 0.6, { kind: "closes", by: other });
    return;
  }
  telling.answers(0.2, 1, by);
  if (fate < 42) {
    telling.does(0.2, 0.6, { kind: "sets_aside", by });
    return;
  }
  telling.does(0.2, 0.8, { kind: "closes", by });
}
