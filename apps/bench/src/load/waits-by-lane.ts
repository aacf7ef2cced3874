import { quantile } from "../traffic/open-loop.ts";

/** How long somebody waited until an advocate had them, by where they stood in the queue then. */
export interface Waited {
  readonly lane: string;
  readonly ms: number;
}

/** One line of the table: how many there were, what most waited, and how many of a hundred waited no longer than is promised. */
export interface LaneWaits {
  readonly lane: string;
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly within: number;
}

/** How soon a first answer is promised, in milliseconds (handbook 3.2): danger as a call, the others as a text. */
export const PROMISED_MS = { danger: 20_000, other: 60_000 } as const;

/** The most pressing first, then all together. */
const ORDER = [
  "danger",
  "life_threat",
  "crisis",
  "in_situation",
  "minor_mentioned",
  "other_helper",
  "tip",
  "information",
  "none",
];

export function waitsByLane(waits: readonly Waited[]): readonly LaneWaits[] {
  const lanes = ORDER.filter((lane) => waits.some((one) => one.lane === lane));
  const others = [...new Set(waits.map(({ lane }) => lane))].filter((lane) => !ORDER.includes(lane));
  return [...lanes, ...others, null].map((lane) => {
    const of = waits.filter((one) => lane === null || one.lane === lane);
    const ms = of.map((one) => one.ms);
    const kept = of.filter(
      (one) => one.ms <= (one.lane === "danger" ? PROMISED_MS.danger : PROMISED_MS.other),
    );
    return {
      lane: lane ?? "all",
      count: of.length,
      p50: quantile(ms, 0.5),
      p90: quantile(ms, 0.9),
      p99: quantile(ms, 0.99),
      within: (kept.length / of.length) * 100,
    };
  });
}
