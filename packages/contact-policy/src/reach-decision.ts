import type { ReachContent, ReachFlag, ReachLimit, ReachLock, ReachWayForward } from "@holdfast/case-schema";
import type { Hands } from "./hands.ts";
import type { Silence } from "./silence.ts";

/** One reason why something may not be sent, or only some words, and what can be done. */
export interface Because<Name extends ReachLock | ReachLimit> {
  readonly name: Name;
  /** The rule of SPEC.md that says so. */
  readonly rule: string;
  /** Since when, where that is known. */
  readonly since: number | null;
  /** When time alone ends it; `null` when it does not. */
  readonly until: number | null;
  /** What can be done, the safest first; never empty. */
  readonly ways: readonly ReachWayForward[];
}

interface Judged {
  /** Whether they are answered, written or called to, or come and fetch it. */
  readonly as: "answer" | "reach" | "fetched";
  /** Why only some words, the gravest first; there also when the words of this attempt are among them. */
  readonly limits: readonly Because<ReachLimit>[];
  /** Which words may be sent; `null`: any. */
  readonly only: readonly ReachContent[] | null;
  readonly flags: readonly ReachFlag[];
  readonly silence: Silence;
  readonly hands: Hands;
  /** Until then the answer stays the same unless something happens; `null`: for ever. */
  readonly changesAt: number | null;
}

/**
 * Whether something may reach somebody now. One value for the field that takes a message, for the job that sends it and for
 * the screen: codes and instants only, so that it can be sent anywhere and shown in any language.
 */
export type ReachDecision = Judged &
  (
    | { readonly outcome: "allowed" }
    /** Something may be sent, but not these words. */
    | { readonly outcome: "limited" }
    | { readonly outcome: "locked"; readonly locks: readonly Because<ReachLock>[] }
  );
