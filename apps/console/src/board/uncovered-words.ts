import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { Uncovered } from "./uncovered-document.ts";

/** That nobody who is there may take it, and what helps: never who is kept from it, or why. */
export function uncoveredWords(
  { number, since }: Pick<Uncovered["contacts"][number], "number" | "since">,
  now: number,
): string {
  return t`Contact ${String(number)} waits, and since ${clockWords(since, now)} nobody on shift can take it. Somebody else has to come on shift.`;
}

/** The same of one that is kept from whoever reads it, too. */
export function otherUncoveredWords(): string {
  return t`Somebody waits whom nobody on shift can take. Ask a colleague who is not on shift to come.`;
}
