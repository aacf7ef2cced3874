import type { Scenario, Turn } from "../scenario/scenario.ts";

/** A line that is there already. Instants are milliseconds since 1970. */
export interface PlayedLine {
  readonly at: number;
  /** Which turn it is; `null`: an answer. */
  readonly turn: { readonly nth: number; readonly isNudge: boolean } | null;
}

/** What has been played of a scenario so far. */
export interface Played {
  readonly scenario: Scenario;
  readonly startedAt: number;
  /** In their order. */
  readonly lines: readonly PlayedLine[];
}

/** What comes next. */
export type Next =
  | {
      readonly kind: "says";
      readonly nth: number;
      readonly isNudge: boolean;
      readonly says: string;
      /** When, which may be long ago where nobody asked. */
      readonly at: number;
    }
  /** Nothing, until somebody answers. */
  | { readonly kind: "waits_for_answer" }
  /** Nothing any more. */
  | { readonly kind: "over" };

/** From 0 up to 1, without it; the same for the same turn. */
export type Chance = (nth: number) => number;

/** What the person writes next, and when (PM3, PM4). */
export function nextTurn({ scenario, startedAt, lines }: Played, chance: Chance): Next {
  const last = lastTurnOf(lines);
  const nth = last === null ? 0 : last.nth + 1;
  const turn = scenario.turns[nth];
  if (turn === undefined) return { kind: "over" };
  const says = (from: number): Next => ({
    kind: "says",
    nth,
    isNudge: false,
    says: turn.says,
    at: from + pauseOf(turn, chance(nth)),
  });
  if (turn.on === "start" || last === null) return says(startedAt);
  if (turn.on === "next") return says(last.at);
  const answered = lines.slice(last.index + 1).find((line) => line.turn === null);
  if (answered !== undefined) return says(answered.at);
  const isNudged = lines.some((line) => line.turn?.nth === nth && line.turn.isNudge);
  if (turn.nudge === undefined || isNudged) return { kind: "waits_for_answer" };
  return { kind: "says", nth, isNudge: true, says: turn.nudge.says, at: last.at + turn.nudge.after * 1000 };
}

function pauseOf({ after: [least, most] }: Turn, chance: number): number {
  return Math.round((least + (most - least) * chance) * 1000);
}

function lastTurnOf(lines: readonly PlayedLine[]): { nth: number; at: number; index: number } | null {
  const index = lines.findLastIndex(({ turn }) => turn !== null && !turn.isNudge);
  const line = lines[index];
  return line?.turn == null ? null : { nth: line.turn.nth, at: line.at, index };
}
