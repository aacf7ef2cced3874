import type { Targets } from "@holdfast/queue-policy";
import {
  fewestOn,
  patienceOf,
  staffHouse,
  TEXT_AIM,
  TEXTS_AT_ONCE,
  VOICE_AIM,
  type HouseHour,
  type Known,
  type OnFor,
} from "@holdfast/queue-policy";
import type { CountedHour, StaffingCounts } from "@holdfast/db";

const HOUR_MS = 3_600_000;
/** What is answered as it comes. Mail and forms wait for the hours in which fewer come. */
export type StaffedMedium = "voice" | "text";

/** What the rota says of those who answer; `null`: it speaks of none. */
export type AnswersByRota = readonly OnFor[] | null;

/** An hour ahead: how many people it needs, or that nobody can say, and how many are on by the rota. */
export interface StaffedHour {
  readonly from: number;
  readonly until: number;
  readonly onShift: number | null;
  readonly outlook: HouseHour<StaffedMedium>;
}

/** The hours ahead, the one that runs first, staffed from what was counted (G690). */
export function houseStaffing(
  { at, hours, handled, callWaits }: StaffingCounts,
  targets: Targets,
  rota: AnswersByRota,
): readonly StaffedHour[] {
  const today = hours.filter(({ begins }) => begins < at);
  const ahead = hours.filter(({ begins }) => begins + HOUR_MS > at);
  const knownOf = (medium: StaffedMedium): Pick<Known, "today" | "ahead" | "handling"> => ({
    today: today.map(({ begins, came, earlier }) => ({
      count: came[medium],
      gone: Math.min(1, (at - begins) / HOUR_MS),
      earlier: countsOf(earlier, medium),
    })),
    ahead: ahead.map(({ earlier }) => countsOf(earlier, medium)),
    handling: handled[medium],
  });
  const outlooks = staffHouse<StaffedMedium>([
    {
      medium: "voice",
      known: { ...knownOf("voice"), patienceMs: patienceOf(callWaits), atOnce: 1 },
      aim: { ...VOICE_AIM, withinMs: targets.voice },
    },
    {
      medium: "text",
      // Nobody knows when somebody who wrote stopped waiting.
      known: { ...knownOf("text"), patienceMs: null, atOnce: TEXTS_AT_ONCE },
      aim: { ...TEXT_AIM, withinMs: targets.text },
    },
  ]);
  return ahead.flatMap(({ begins }, nth) => {
    const outlook = outlooks[nth];
    const until = begins + HOUR_MS;
    // Of the hour that runs, what is left of it.
    const from = Math.max(begins, at);
    const onShift = rota === null ? null : fewestOn(rota, from, until);
    return outlook === undefined ? [] : [{ from: begins, until, onShift, outlook }];
  });
}

function countsOf(earlier: CountedHour["earlier"], medium: StaffedMedium): readonly number[] {
  return earlier.map((came) => came[medium]);
}
