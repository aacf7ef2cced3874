import type { Round } from "../frame/figure.ts";

/** What of a soak is set beside each other, each as its p99. */
export interface SoakWindows {
  readonly stretches: readonly number[];
  readonly minutes: readonly number[];
}

/** Ten seconds of each end of a minute, and three minutes of each end of ten. */
const SHORT_COUNT = 5;
const WHOLE_COUNT = 3;

/**
 * The end of a soak beside its beginning, window by window. Of a whole one the windows are minutes: the database looks once a minute
 * whether anything is to be vacuumed, so that every minute holds as much of that, and of five stretches of twelve seconds one does.
 */
export function endBesideBeginning({ stretches, minutes }: SoakWindows, isWhole: boolean): readonly Round[] {
  const [windows, count] = isWhole ? [minutes, WHOLE_COUNT] : [stretches, SHORT_COUNT];
  const first = windows.slice(0, count);
  return windows.slice(-count).map((ours, nth) => ({ ours, limit: first[nth] ?? Number.NaN }));
}
