import {
  closingProblem,
  type ClosingFacts,
  type ClosingProblem,
  type Disposition,
} from "@holdfast/case-schema";
import type { CurrentSettings } from "@holdfast/db";

/** How somebody wants to close a contact. */
export interface WantedClosing {
  readonly disposition: Disposition;
  readonly facts: ClosingFacts;
  /** The version of the outcomes that they chose from; `null` when they were not shown which. */
  readonly outcomesVersion: number | null;
}

/**
 * What is kept of a closing, under the version of the outcomes that holds; or why it cannot be so. Whoever chose from
 * another version looks again: what they were asked is not what holds.
 */
export function judgeClosing(
  { disposition, facts, outcomesVersion }: WantedClosing,
  { dispositions, versions }: CurrentSettings,
):
  | { readonly kind: "answered"; readonly settingVersion: number; readonly facts: ClosingFacts }
  | { readonly kind: "refused"; readonly reason: ClosingProblem | "outcomes_changed" } {
  const settingVersion = versions?.dispositions ?? 0;
  if (outcomesVersion !== null && outcomesVersion !== settingVersion)
    return { kind: "refused", reason: "outcomes_changed" };
  const problem = closingProblem(dispositions, disposition, facts);
  return problem === null
    ? { kind: "answered", settingVersion, facts }
    : { kind: "refused", reason: problem };
}
