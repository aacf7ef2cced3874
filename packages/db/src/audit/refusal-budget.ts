/** So many refusals of one account within a minute are each a row of their own; what is more is counted (AU14). */
export const REFUSALS_EACH_MINUTE = 30;

const MINUTE_MS = 60_000;

/** Refusals of one account, or of nobody, that were counted and not yet written. */
export interface CountedRefusals<Who> {
  readonly who: Who;
  readonly count: number;
}

/** How many rows refusals may still make. */
export interface RefusalBudget<Who> {
  /** Whether one more is a row; otherwise it is counted. */
  readonly take: (who: Who, at: number) => boolean;
  /** Takes out what was counted of minutes that are over; `null`: of all. */
  readonly counted: (at: number | null) => readonly CountedRefusals<Who>[];
}

/** A flood of refusals makes at most so many rows a minute for each who makes one, and one that says how many there were more. */
export function refusalBudget<Who>(most = REFUSALS_EACH_MINUTE): RefusalBudget<Who> {
  const minutes = new Map<Who, { readonly minute: number; rows: number; more: number }>();
  const left: CountedRefusals<Who>[] = [];
  const end = (who: Who, more: number): void => {
    minutes.delete(who);
    if (more > 0) left.push({ who, count: more });
  };
  return {
    take(who, at) {
      const minute = Math.floor(at / MINUTE_MS);
      const before = minutes.get(who);
      if (before !== undefined && before.minute !== minute) end(who, before.more);
      const now = minutes.get(who) ?? { minute, rows: 0, more: 0 };
      minutes.set(who, now);
      if (now.rows < most) now.rows += 1;
      else now.more += 1;
      return now.more === 0;
    },
    counted(at) {
      for (const [who, { minute, more }] of minutes)
        if (at === null || minute < Math.floor(at / MINUTE_MS)) end(who, more);
      return left.splice(0);
    },
  };
}
