import { isPressing, type Disposition, type Lane } from "@holdfast/case-schema";

/** How heavy a contact was to have had: `crisis` is the heaviest. */
export type ContactWeight = "usual" | "heavy" | "crisis";

/** What is read of a contact to say so: facts that stand with it, never its words. */
export interface Weighed {
  /** Why it counts as danger; anything but `null` is danger. */
  readonly danger: unknown;
  readonly lane: Lane | null;
  /** What came of it; `null` while it is open. */
  readonly disposition: Disposition | null;
}

/** Outcomes that say that somebody is hurt, was lost in danger, or that whoever answered was used or abused. */
const HEAVY_OUTCOMES: ReadonlySet<Disposition> = new Set([
  "child_protection_report",
  "emergency_dispatched",
  "le_report_by_exception",
  "dropped_danger",
  "sexual_misuse",
  "abusive",
]);

/** How heavy a contact was (Q40): danger and the two pressing lanes, then a minor and what came of it (handbook 3.6). */
export function weightOf({ danger, lane, disposition }: Weighed): ContactWeight {
  if (danger !== null || (lane !== null && isPressing(lane))) return "crisis";
  const isHeavy = lane === "minor_mentioned" || (disposition !== null && HEAVY_OUTCOMES.has(disposition));
  return isHeavy ? "heavy" : "usual";
}
