import type { ReachLimit, ReachLock } from "@holdfast/case-schema";
import type { Because, Decision } from "./reach-documents.ts";

/** One reason, whichever it is. */
export type Reason = Pick<Because, "since" | "until" | "ways"> &
  (
    | { readonly kind: "lock"; readonly name: ReachLock }
    | { readonly kind: "limit"; readonly name: ReachLimit }
  );

/** Why nothing, or not everything, may be sent, the gravest first; no limit beside a lock that says the same. */
export function becauseOf({
  outcome,
  locks,
  limits,
}: Pick<Decision, "outcome" | "locks" | "limits">): readonly Reason[] {
  const fromLocks = locks.flatMap(({ lock, ...rest }): readonly Reason[] =>
    lock == null ? [] : [{ kind: "lock", name: lock, ...rest }],
  );
  const fromLimits = limits.flatMap(({ limit, ...rest }): readonly Reason[] =>
    limit == null ? [] : [{ kind: "limit", name: limit, ...rest }],
  );
  return outcome === "locked"
    ? [...fromLocks, ...fromLimits.filter(({ name }) => name === "may_be_exploiter")]
    : fromLimits;
}
