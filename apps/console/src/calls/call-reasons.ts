import { becauseOf, type Reason } from "../reach/because.ts";

type Decided = Parameters<typeof becauseOf>[0];

/**
 * Why somebody may not be called now, the gravest first. A lead's word opens no call, and is no way forward; limits are about
 * words, but for danger, in which even that it rings may be heard.
 */
export function callReasons(decision: Decided): readonly Reason[] {
  return becauseOf(decision)
    .filter(({ kind, name }) => kind === "lock" || name === "danger_word")
    .map(withoutLead);
}

/** Why no words may be left with a machine: every limit counts here, since nobody can say who listens to them later. */
export function voicemailReasons(decision: Decided): readonly Reason[] {
  return becauseOf(decision).map(withoutLead);
}

const withoutLead = (reason: Reason): Reason => ({
  ...reason,
  ways: reason.ways.filter((way) => way !== "lead_may_lift"),
});
