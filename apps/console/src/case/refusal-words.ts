import { t } from "@lingui/core/macro";
import type { FieldRefusal } from "./field-draft.ts";

/** Why a field was not kept, and what can be done. */
export function refusalWords(because: FieldRefusal): string {
  switch (because) {
    case "value":
      return t`Not kept: this cannot stand in this field. It may be too long, or a part of it is missing.`;
    case "together":
      return t`Not kept: it contradicts another field. Years below 18 stand beside “Minor”, others beside anything else.`;
    case "people":
      return t`Not kept: it names somebody who is not in this case.`;
    case "narrower":
      return t`Not kept: it leaves out somebody whose it was, or a kind of fact that may be in it. That stays.`;
    case "gone":
      return t`Not kept: this case is not there, or not yours any more. What you wrote stays here for you to copy.`;
    case "unreadable":
      return t`Not kept: this part of the case was forgotten, or cannot be read here.`;
    case "failed":
      return t`Not kept: this did not work. What you wrote stays here.`;
  }
}
