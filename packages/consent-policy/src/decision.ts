import type { DataClass, DisclosureOutcome } from "@holdfast/case-schema";
import type { ConsentInput } from "./input.ts";
import type { Obligation } from "./rule.ts";
import type { RuleId } from "./table.ts";
import type { WayToYes } from "./way-to-yes.ts";

/** Whether something may leave, and why: codes and one sentence that tells nothing of anybody, so that it can be kept anywhere. */
export interface Decision {
  readonly outcome: DisclosureOutcome;
  /** The rule that decided. `Z0` also where the input could not be read. */
  readonly ruleId: RuleId;
  readonly reason: string;
  /** What has to be done with it. */
  readonly obligations: readonly Obligation[];
  /** The two nearest ways to a yes, the nearest first; none where it is one, and where nothing of ours would make it one. */
  readonly waysToYes: readonly WayToYes[];
}

/** What is asked of facts that cannot be told apart, as in free text or a file: all kinds that are in it. */
export type MixedInput = Omit<ConsentInput, "data_classes"> & {
  readonly data_classes: readonly DataClass[];
};
