import { t } from "@lingui/core/macro";
import type { PlanRefusal } from "./plan-drafts.ts";

/** Why a field of a plan was not kept, and what can be done. What was typed stays. */
export function refusalWords(because: PlanRefusal): string {
  switch (because) {
    case "not_a_value":
      return t`Not kept: something is missing here, too long, or denies itself.`;
    case "asked_too_early":
      return t`Not kept: a question before this one is open. Answer it or pass it by, then keep this once more.`;
    case "closing":
      return t`Not kept: it is not safe to talk. Nothing more is asked until that is otherwise.`;
    case "too_exact":
      return t`Not kept: an address is written down only once the device is known to be private. A town can be kept.`;
    case "nothing_to_change":
    case "no_such_field":
    case "not_of_this_plan":
    case "failed":
      return t`Not kept: this did not work. What you wrote stays here.`;
    case "gone":
      return t`Not kept: this plan is not there, or not yours any more. What you wrote stays here for you to copy.`;
    case "forgotten":
      return t`Not kept: whoever this plan is of was forgotten, as was asked for.`;
  }
}
