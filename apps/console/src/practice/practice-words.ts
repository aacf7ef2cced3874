import { t } from "@lingui/core/macro";
import type { PracticeDone } from "./practice.ts";

/** What came of an act, where it is not done. */
export function refusalWords(done: Exclude<PracticeDone, "done">): string {
  switch (done) {
    case "has_somebody":
      return t`You have a contact. Practice waits until you have none.`;
    case "practises":
      return t`You practise already. End that first.`;
    case "over":
      return t`This practice has ended.`;
    case "no_scenario":
      return t`There is no such scenario any more.`;
    case "not_taken":
      return t`That was not taken. It may be empty or too long.`;
    case "unreachable":
      return t`The gateway is away. Try again in a moment: nothing is written twice.`;
    case "failed":
      return t`That did not work. Try again.`;
  }
}
