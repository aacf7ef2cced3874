/** How long the rows that soak go on, as the one who started them said. */
export interface SoakLength {
  /** Minutes at a steady rate. */
  readonly minutes: number;
  /** Megabytes of the database's log. */
  readonly walMb: number;
  /** Whether that is as long as the plan wants it. */
  readonly isWhole: boolean;
}

/** The variable that makes them as long as the plan wants them: `HOLDFAST_BENCH_SOAK=whole`. */
export const SOAK_VARIABLE = "HOLDFAST_BENCH_SOAK";

const WHOLE: SoakLength = { minutes: 10, walMb: 1_500, isWhole: true };
const SHORT: SoakLength = { minutes: 1, walMb: 300, isWhole: false };

export function soakLength(environment: NodeJS.ProcessEnv): SoakLength {
  return environment[SOAK_VARIABLE] === "whole" ? WHOLE : SHORT;
}

/** Longest time in milliseconds that row 17 takes with all that is made before it: on a machine that does much else besides, as well. */
export function soakBoundMs({ minutes }: SoakLength): number {
  return (minutes * 1.5 + 4) * 60_000;
}

/** What stands beside a figure's name, so that nobody takes a short one for a whole one. */
export function lengthSaid({ isWhole }: SoakLength, what: string): string {
  return isWhole ? what : `${what} (short; ${SOAK_VARIABLE}=whole)`;
}

/** The variable that leaves whoever comes waiting, so that the queue grows by all of them: `HOLDFAST_BENCH_SOAK_QUEUE=grows`. */
export const QUEUE_VARIABLE = "HOLDFAST_BENCH_SOAK_QUEUE";

export function queueGrows(environment: NodeJS.ProcessEnv): boolean {
  return environment[QUEUE_VARIABLE] === "grows";
}
