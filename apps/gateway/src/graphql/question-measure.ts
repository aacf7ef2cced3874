import type { SessionId } from "@holdfast/case-schema";
import type { Measure } from "../intake/too-many.ts";

/**
 * What one session may ask of one gateway in a minute. A console that opened one contact after the other as fast as keys go, and whose line
 * broke again and again meanwhile, asked 89 in a minute (`apps/e2e/src/asks-in-a-minute.test.ts`).
 */
export const QUESTIONS: Measure = { most: 1_200, windowMs: 60_000 };

/** Sessions that are counted at once; the ones longest quiet are forgotten first. */
const SESSIONS_MAX = 10_000;

/** A question too many: in how many seconds the next one is answered, and whether it is the first one that was refused since. */
export interface AskedTooOften {
  readonly againInS: number;
  readonly isFirst: boolean;
}

/** Counts what each session asks; `null`: it may. */
export function countQuestions(
  clock: () => number,
  { most, windowMs }: Measure = QUESTIONS,
): (session: SessionId) => AskedTooOften | null {
  const counted = new Map<SessionId, { readonly began: number; count: number }>();
  return (session) => {
    const now = clock();
    const before = counted.get(session);
    // Counted in place: this is asked ahead of every question.
    if (before !== undefined && now - before.began < windowMs && now >= before.began) {
      before.count += 1;
      if (before.count <= most) return null;
      const againInS = Math.ceil((before.began + windowMs - now) / 1_000);
      return { againInS, isFirst: before.count === most + 1 };
    }
    counted.delete(session);
    counted.set(session, { began: now, count: 1 });
    if (counted.size > SESSIONS_MAX) {
      const [oldest] = counted.keys();
      if (oldest !== undefined) counted.delete(oldest);
    }
    return null;
  };
}
