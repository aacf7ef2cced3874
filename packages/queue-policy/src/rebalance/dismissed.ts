import type { ContactId, UserId } from "@holdfast/case-schema";

/** A proposal as far as it is told from one that a lead dismissed. */
export interface Proposed {
  readonly contact: ContactId;
  /** Who gives it; `null` when it waits. */
  readonly from: UserId | null;
  readonly to: UserId;
  /** The rule that speaks for it most. */
  readonly because: string;
  readonly isDanger: boolean;
  /** How long they have waited, or an answer is owed. */
  readonly waitedMs: number;
}

/** By how much more than twice as long somebody waits before a proposal that was dismissed comes back: ten minutes. The team's own figure. */
export const GROWN_BY_MS = 10 * 60_000;

/** Whether a proposal is the one that a lead dismissed, and its reason has not grown since (Q68). */
export function isDismissed(now: Proposed, dismissed: readonly Proposed[]): boolean {
  return dismissed.some(
    (then) =>
      then.contact === now.contact &&
      then.from === now.from &&
      then.to === now.to &&
      then.because === now.because &&
      (then.isDanger || !now.isDanger) &&
      now.waitedMs < 2 * then.waitedMs + GROWN_BY_MS,
  );
}
