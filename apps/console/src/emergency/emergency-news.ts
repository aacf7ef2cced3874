import type { Waiting } from "./review-documents.ts";

/** What was told of each by now: that it was opened, or that nobody looked at it in time. */
export type Told = ReadonlyMap<string, "opened" | "overdue">;

export interface EmergencyNews {
  readonly told: Told;
  /** What is to be told now, the one first that waits longest. */
  readonly acts: readonly Waiting[];
}

/** What waits and was not told so before. The same again alarms nobody; what was looked at is forgotten. Pure. */
export function emergencyNews(told: Told, waiting: readonly Waiting[]): EmergencyNews {
  const stages = waiting.map((each) => ({
    each,
    stage: each.overdueAt === null ? ("opened" as const) : ("overdue" as const),
  }));
  return {
    told: new Map(stages.map(({ each, stage }) => [each.id, stage])),
    acts: stages
      .flatMap(({ each, stage }) => (told.get(each.id) === stage ? [] : [each]))
      .toSorted((one, other) => one.at - other.at),
  };
}
