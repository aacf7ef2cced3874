import type { GroundingUses } from "@holdfast/db";

/** To multiples of how many it is told (DB634), and nothing below: a count of one or two is somebody whom a colleague remembers. */
export const COUNTED_FROM = 5;

const COUNTS = [
  "offered",
  "started",
  "finished",
  "stopped_worse",
  "fell_3_or_more",
  "fell_1_or_2",
  "same",
  "rose_1_or_2",
  "rose_3_or_more",
] as const satisfies readonly (keyof GroundingUses)[];
export type Counted = (typeof COUNTS)[number];

/** How often, with every number below five left out, none that is not there among them: `null` says that they are too few to tell. */
export type ShownUses = Omit<GroundingUses, Counted> & Readonly<Record<Counted, number | null>>;

export function countsShown(uses: GroundingUses): ShownUses {
  const shown = Object.fromEntries(
    COUNTS.map((each) => [each, uses[each] < COUNTED_FROM ? null : uses[each]]),
  ) as Record<Counted, number | null>;
  return { ...uses, ...shown };
}

const DAY_MS = 86_400_000;
const WEEKS = 26;
/** 1970 began on a Thursday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/**
 * The half year of whole weeks that is over, in universal time: the one that goes on is told once it has been over for a day (DB592), so
 * that nothing is counted to a week that is told, by a gateway whose clock is behind another's.
 */
export function weeksShown(nowMs: number): { readonly fromMs: number; readonly beforeMs: number } {
  const week = 7 * DAY_MS;
  const settledMs = nowMs - DAY_MS;
  const beforeMs = settledMs - ((((settledMs - FIRST_MONDAY_MS) % week) + week) % week);
  return { fromMs: beforeMs - WEEKS * week, beforeMs };
}
