import type { ReachLimit, ReachLock } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { limitReasonWords, lockReasonWords } from "./reach-words.ts";

/** A decision by which words were not taken, as far as it is told to whoever wrote them. */
export interface RefusedDecision {
  readonly outcome: "allowed" | "limited" | "locked";
  readonly locks: readonly { readonly lock: ReachLock | null }[];
  readonly limits: readonly { readonly limit: ReachLimit | null }[];
}

/** Why words were not taken: the gravest reason, as it stood when they came. */
export function refusedDecisionWords({ locks, limits }: RefusedDecision): string {
  const lock = locks[0]?.lock ?? null;
  if (lock !== null) return lockReasonWords(lock);
  const limit = limits[0]?.limit ?? null;
  return limit === null ? t`It may not be sent now.` : limitReasonWords(limit);
}
