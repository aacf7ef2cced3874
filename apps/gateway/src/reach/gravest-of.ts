import type { SendFailure } from "@holdfast/case-schema";
import type { ReachDecision } from "@holdfast/contact-policy";

/** Why something does not leave, in the one code that its message comes back with; `null` when it may leave. */
export function gravestOf(decision: ReachDecision): SendFailure | null {
  switch (decision.outcome) {
    case "allowed":
      return null;
    case "limited":
      return nameOf(decision.limits);
    case "locked":
      return nameOf(decision.locks);
  }
}

function nameOf(because: readonly { readonly name: SendFailure }[]): SendFailure {
  const [gravest] = because;
  if (gravest === undefined) throw new Error("a refusal without a reason");
  return gravest.name;
}
