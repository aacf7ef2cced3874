import { agentsNeeded, type AgentsNeeded, type Aim } from "./agents-needed.ts";
import { estimateArrivals, WEEKS_NEEDED, type Arrivals, type HourSoFar } from "./arrivals.ts";

/** So many contacts have to have been handled before their average length says anything. The team's own figure. */
export const HANDLED_NEEDED = 20;

/** What is known when hours ahead are staffed. */
export interface Known {
  readonly today: readonly HourSoFar[];
  /** For each hour ahead how many came in it in earlier weeks. */
  readonly ahead: readonly (readonly number[])[];
  /** How long a contact keeps somebody on average, and of how many that is the average. */
  readonly handling: { readonly meanMs: number; readonly of: number };
  /** `null`: nobody knows how long people wait before they leave. */
  readonly patienceMs: number | null;
  /** How many one person has at once. */
  readonly atOnce: number;
}

/** How many people an hour needs, and from how many contacts that follows. */
export type HourAhead =
  | {
      readonly known: true;
      readonly arrivals: Extract<Arrivals, { readonly known: true }>;
      /** When no more come than `low`, as many as expected, and as many as `high`. */
      readonly few: AgentsNeeded;
      readonly expected: AgentsNeeded;
      readonly many: AgentsNeeded;
    }
  | {
      readonly known: false;
      readonly because: "Q74_too_few_weeks" | "Q74_too_few_handled";
      /** How many there are of what there is too little of. */
      readonly has: number;
      readonly needed: number;
    };

/** How many people each hour ahead needs (Q70 to Q75), or that nobody can say yet. */
export function staffHours(known: Known, aim: Aim): readonly HourAhead[] {
  const { handling, patienceMs, atOnce } = known;
  return estimateArrivals(known.today, known.ahead).map((arrivals): HourAhead => {
    if (handling.of < HANDLED_NEEDED)
      return { known: false, because: "Q74_too_few_handled", has: handling.of, needed: HANDLED_NEEDED };
    if (!arrivals.known)
      return { known: false, because: arrivals.because, has: arrivals.weeks, needed: WEEKS_NEEDED };
    const forMany = (perHour: number): AgentsNeeded =>
      agentsNeeded({ perHour, handlingMs: handling.meanMs, patienceMs, atOnce }, aim);
    return {
      known: true,
      arrivals,
      few: forMany(arrivals.low),
      expected: forMany(arrivals.expected),
      many: forMany(arrivals.high),
    };
  });
}
