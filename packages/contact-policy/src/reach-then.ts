import type { ReachWay } from "@holdfast/case-schema";
import type { FollowUpWindow } from "./follow-up-times.ts";
import { wayHours, type WayTimes } from "./safe-hours.ts";

/** All of a preference that says when somebody may be reached; `null`: nobody asked. */
export type ReachTimes =
  | { readonly may: "never" }
  | {
      readonly may: "contact";
      readonly ways: readonly (WayTimes & { readonly way: ReachWay })[];
      readonly timeZone: string;
      readonly validUntil: number;
    }
  | null;

/** What of what they said would lock something that is agreed for a time. */
export type ReachThen =
  | { readonly kind: "open" }
  | { readonly kind: "not_asked" | "never" | "way_not_agreed" }
  /** What they said has expired by then. */
  | { readonly kind: "expired"; readonly validUntil: number }
  /** Their hours are closed when it is due. `opensAt`: when in its time they open; `null`: not in all of it. */
  | { readonly kind: "closed"; readonly opensAt: number | null };

/**
 * What would lock a follow-up by this way at its time, as far as what they said tells now (CP89). It foretells and decides
 * nothing: the locks of that moment do (CP82).
 */
export function reachThen(times: ReachTimes, way: ReachWay, { dueAt, until }: FollowUpWindow): ReachThen {
  if (times === null) return { kind: "not_asked" };
  if (times.may === "never") return { kind: "never" };
  if (dueAt >= times.validUntil) return { kind: "expired", validUntil: times.validUntil };
  const agreed = times.ways.find((each) => each.way === way);
  if (agreed === undefined) return { kind: "way_not_agreed" };
  const { isOpen, changesAt } = wayHours(agreed, times.timeZone, dueAt);
  if (isOpen) return { kind: "open" };
  const isInTime = changesAt !== null && changesAt < Math.min(until, times.validUntil);
  return { kind: "closed", opensAt: isInTime ? changesAt : null };
}
