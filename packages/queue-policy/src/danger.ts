import type { DangerReason, Lane, LaneReason } from "@holdfast/case-schema";

/** What is known of danger: that somebody said so or marked it, or that a list of words found it in what they wrote. */
export type KnownDanger = DangerReason | "found_in_words";

/** What danger is told from. */
export interface Judged {
  readonly danger: DangerReason | null;
  readonly lane: Lane | null;
  readonly laneReason: LaneReason | null;
}

/**
 * Why a contact counts as danger, or `null` (Q15). What somebody said or marked holds whatever its lane; the lane of a life
 * threat is danger too, whoever or whatever put it there. Lists of words can so only raise, and a person who finds a
 * lower lane has judged.
 */
export function dangerOf({ danger, lane, laneReason }: Judged): KnownDanger | null {
  if (danger !== null) return danger;
  if (lane !== "life_threat") return null;
  if (laneReason?.startsWith("words:") === true) return "found_in_words";
  return laneReason?.startsWith("form:") === true ? "said_so" : "marked_by_staff";
}
