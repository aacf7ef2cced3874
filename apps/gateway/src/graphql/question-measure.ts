import type { UserId } from "@holdfast/case-schema";
import type { Measure } from "../intake/too-many.ts";

/**
 * What one person may ask of one gateway at once, and again in each minute. A console that opened one contact after the other as fast as
 * keys go, and whose line broke again and again meanwhile, asked 91 in a minute, and one that holds forty contacts 5 each time its line comes back
 * (`apps/e2e/src/asks-in-a-minute.test.ts`).
 */
export const QUESTIONS: Measure = { most: 1_200, windowMs: 60_000 };

/** People who are counted at once; the ones longest quiet are forgotten first. */
const PEOPLE_MAX = 10_000;

/** A question too many: in how many seconds the next one is answered, and whether it is the first one that was refused since. */
export interface AskedTooOften {
  readonly againInS: number;
  readonly isFirst: boolean;
}

interface Bucket {
  left: number;
  at: number;
  /** Whether one was refused since it was last full. */
  isRefused: boolean;
}

/**
 * Counts what each person asks, in whatever session: so many at once, and what is used comes back evenly, as many in each window. `null`:
 * they may.
 */
export function countQuestions(
  clock: () => number,
  { most, windowMs }: Measure = QUESTIONS,
): (by: UserId) => AskedTooOften | null {
  const counted = new Map<UserId, Bucket>();
  return (by) => {
    const now = clock();
    // Counted in place: this is asked ahead of every question.
    const bucket = counted.get(by) ?? { left: most, at: now, isRefused: false };
    // A clock that is put back gives nothing, and takes nothing.
    if (bucket.left < most)
      bucket.left = Math.min(most, bucket.left + (Math.max(0, now - bucket.at) * most) / windowMs);
    bucket.at = now;
    if (bucket.left === most) bucket.isRefused = false;
    counted.delete(by);
    counted.set(by, bucket);
    if (counted.size > PEOPLE_MAX) {
      const [quietest] = counted.keys();
      if (quietest !== undefined) counted.delete(quietest);
    }
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return null;
    }
    const isFirst = !bucket.isRefused;
    bucket.isRefused = true;
    return { againInS: Math.max(1, Math.ceil(((1 - bucket.left) * windowMs) / most / 1_000)), isFirst };
  };
}
