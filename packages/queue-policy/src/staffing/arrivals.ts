import { countQuantile } from "./count-quantile.ts";

/** So many earlier weeks have to be known of an hour before it is estimated. The team's own figure. */
export const WEEKS_NEEDED = 3;

/** How many contacts of an ordinary day what was seen today has to outweigh before it says much. The team's own figure. */
const USUAL_WEIGHT = 5;

/** The interval holds so much: what really comes is below it one time in ten, and above it one time in ten. */
const LOW = 0.1;
const HIGH = 0.9;

/** An hour of today that has begun, or is over. */
export interface HourSoFar {
  readonly count: number;
  /** How much of it has gone by, above 0 and up to 1. */
  readonly gone: number;
  /** How many came in the same hour of the week, in earlier weeks. */
  readonly earlier: readonly number[];
}

/** How many come in an hour, as far as anybody can say. */
export type Arrivals =
  | {
      readonly known: true;
      readonly expected: number;
      /** Eight times in ten what comes is no less than `low` and no more than `high`. */
      readonly low: number;
      readonly high: number;
      /** How many came on average in the same hour of earlier weeks. */
      readonly usual: number;
      /** How busy today has been beside that, 1 as usual; 1 too where nothing is known of today. */
      readonly level: number;
      readonly weeks: number;
    }
  | { readonly known: false; readonly because: "Q74_too_few_weeks"; readonly weeks: number };

/**
 * How many come in each hour ahead (Q73, Q74): as many as in the same hour of earlier weeks, times how busy today has been. What
 * the interval spans is that contacts come by chance, how far the weeks differ, how few of them there are, and how little of
 * today has been seen.
 *
 * @param ahead for each hour how many came in earlier weeks
 */
export function estimateArrivals(
  today: readonly HourSoFar[],
  ahead: readonly (readonly number[])[],
): readonly Arrivals[] {
  const level = levelOf(today);
  return ahead.map((earlier) => estimateHour(earlier, level));
}

interface Level {
  readonly ratio: number;
  readonly variance: number;
}

/** How busy today is, from the hours of which enough is known; drawn towards 1 while little has been seen. */
function levelOf(today: readonly HourSoFar[]): Level {
  const known = today.filter(({ earlier }) => earlier.length >= WEEKS_NEEDED);
  const came = known.reduce((sum, { count }) => sum + count, 0) + USUAL_WEIGHT;
  const usual = known.reduce((sum, { earlier, gone }) => sum + mean(earlier) * gone, 0) + USUAL_WEIGHT;
  return { ratio: came / usual, variance: came / (usual * usual) };
}

function estimateHour(earlier: readonly number[], { ratio, variance }: Level): Arrivals {
  const weeks = earlier.length;
  if (weeks < WEEKS_NEEDED) return { known: false, because: "Q74_too_few_weeks", weeks };
  const usual = mean(earlier);
  const spread = earlier.reduce((sum, count) => sum + (count - usual) ** 2, 0) / (weeks - 1);
  // Where no week had any, one may still come: as if one had in one week more.
  const least = 1 / (weeks + 1);
  const expected = usual * ratio;
  const beyondChance = Math.max(0, spread - usual) * ratio * ratio;
  const ofMean = (Math.max(spread, usual, least) / weeks) * ratio * ratio;
  const total = Math.max(expected, least) + beyondChance + ofMean + usual * usual * variance;
  return {
    known: true,
    expected,
    low: countQuantile(expected, total, LOW),
    high: countQuantile(Math.max(expected, least), total, HIGH),
    usual,
    level: ratio,
    weeks,
  };
}

function mean(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}
