/** One round of a workload: ours and the limit, measured one after the other on the same machine. */
export interface Round {
  readonly ours: number;
  readonly limit: number;
}

/** CPU microseconds of one operation. */
export interface CpuPair {
  readonly ours: number;
  readonly limit: number;
}

/** What a figure must reach, and what it is here for, as ratios of ours to the limit. */
export interface Bar {
  readonly floor: number;
  readonly stretch: number;
}

export type Verdict =
  | "stretch"
  | "floor"
  | "BELOW FLOOR"
  | "exact"
  | "BROKEN"
  | "skipped: noisy"
  | "skipped: unmeasured"
  | "skipped: not asked";

/** One line of the table. */
export interface Figure {
  readonly workload: string;
  readonly ours: string;
  readonly limit: string;
  /** Median of the ratios round by round; `null` where a figure is exact or wrong. */
  readonly ratio: number | null;
  /** Best of ours to best of the limit. */
  readonly best: number | null;
  /** CPU microseconds of each operation on both ends, where they were measured. */
  readonly cpu: CpuPair | null;
  /** The bar in words, as performance plans write it: `≥ 0.5`. */
  readonly floor: string;
  readonly stretch: string;
  readonly verdict: Verdict;
  /** What else was measured, for the file. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Comparison {
  readonly workload: string;
  readonly unit: string;
  /** Whether more is better (a rate) or less (a time, a cost). */
  readonly better: "more" | "less";
  readonly bar: Bar;
  readonly rounds: readonly Round[];
  readonly cpu?: CpuPair;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A limit that strays further than this from itself says more about the machine than about us. */
const SPREAD_MAX = 2;

/** Judges rounds of ours beside the limit. A noisy limit skips the figure; it never passes it. */
export function compare({ workload, unit, better, bar, rounds, cpu, detail = {} }: Comparison): Figure {
  const ours = rounds.map((round) => round.ours);
  const limits = rounds.map((round) => round.limit);
  const ratio = median(rounds.map((round) => round.ours / round.limit));
  const bestOf = better === "more" ? Math.max : Math.min;
  const reaches = (level: number): boolean => (better === "more" ? ratio >= level : ratio <= level);
  const sign = better === "more" ? "≥" : "≤";
  const judge = (): Verdict => {
    if (!Number.isFinite(ratio)) return "skipped: unmeasured";
    if (spread(limits) > SPREAD_MAX) return "skipped: noisy";
    if (reaches(bar.stretch)) return "stretch";
    return reaches(bar.floor) ? "floor" : "BELOW FLOOR";
  };
  return {
    workload,
    ours: `${readable(median(ours))} ${unit}`,
    limit: `${readable(median(limits))} ${unit}`,
    ratio,
    best: bestOf(...ours) / bestOf(...limits),
    cpu: cpu ?? null,
    floor: `${sign} ${bar.floor}`,
    stretch: `${sign} ${bar.stretch}`,
    verdict: judge(),
    detail: { ...detail, rounds },
  };
}

/** A figure that is right or wrong, with no room between. */
export function exact(
  workload: string,
  seen: string,
  right: boolean,
  detail: Readonly<Record<string, unknown>> = {},
): Figure {
  const verdict = right ? "exact" : "BROKEN";
  return {
    workload,
    ours: seen,
    limit: "–",
    ratio: null,
    best: null,
    cpu: null,
    floor: "exact",
    stretch: "exact",
    verdict,
    detail,
  };
}

/** A figure with a bar of its own, in its own unit, and no limit beside it: what may take so long and no longer. */
export function atMost(
  workload: string,
  unit: string,
  seen: number,
  { floor, stretch }: Bar,
  detail: Readonly<Record<string, unknown>> = {},
): Figure {
  const judge = (): Verdict => {
    if (!Number.isFinite(seen)) return "skipped: unmeasured";
    if (seen <= stretch) return "stretch";
    return seen <= floor ? "floor" : "BELOW FLOOR";
  };
  return {
    ...exact(workload, `${readable(seen)} ${unit}`, true, detail),
    floor: `≤ ${floor} ${unit}`,
    stretch: `≤ ${stretch} ${unit}`,
    verdict: judge(),
  };
}

/** A question that this machine could not be asked. */
export function unasked(workload: string, because: string): Figure {
  return { ...exact(workload, because, true), verdict: "skipped: not asked" };
}

/** Whether the suite may be called green with this figure in it. */
export function holds({ verdict }: Figure): boolean {
  return verdict !== "BELOW FLOOR" && verdict !== "BROKEN";
}

/** The middle value; of an even number, the mean of the two in the middle. `NaN` of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/** Whether a figure says nothing about us: the machine was noisy, or could not measure. Not a pass. */
export function wasSkipped({ verdict }: Figure): boolean {
  return verdict.startsWith("skipped");
}

/** How far the largest value is from the smallest, as a factor. */
export function spread(values: readonly number[]): number {
  return Math.max(...values) / Math.min(...values);
}

/** A number with three figures, and none that mean nothing. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();
}
